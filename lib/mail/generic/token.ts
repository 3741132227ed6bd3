/** What a walk over a page finds. */
import type { LabelKind } from './labels'

/** Where it stands. */
export interface Place {
  element: Element
  isHidden: boolean
}

export type Token = Place &
  (
    | { kind: 'person'; name: string; address: string | null; isAttribute: boolean }
    | { kind: 'date'; text: string }
    /** `isInline`: in one text with what it stands before, which the sender of a message may have written. */
    | { kind: 'label'; label: LabelKind; isInline: boolean }
    | { kind: 'heading'; text: string; isNamed: boolean }
    /** Any other text; `isControl` in a button or link. Its length without blanks. */
    | { kind: 'text'; text: string; length: number; isControl: boolean }
    | { kind: 'frame' }
    | { kind: 'editor' }
  )
