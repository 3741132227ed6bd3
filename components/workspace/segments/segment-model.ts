/** What the page of segments is given. The entrypoint reads and finds; the views only draw. */
import type { ConditionField } from '../../../lib/domain/segments/condition-fields'
import type { DraftProblem } from '../../../lib/domain/segments/draft-problems'
import type { FilterSource } from '../../../lib/domain/segments/filter'
import type { DraftGroup } from '../../../lib/domain/segments/filter-draft'

export interface SegmentLine {
  id: string
  name: string
  /** What its filter looks at; null: this version cannot read it. */
  fields: readonly ConditionField[] | null
  hasRules: boolean
}

export type OpenField = 'country' | 'industry' | 'ownerId' | 'source'

/** What accounts of this workspace hold, to choose from. */
export interface Facets {
  texts: Readonly<Record<OpenField, readonly { value: string; label: string }[]>>
  tags: readonly string[]
  custom: readonly { name: string; values: readonly (string | number | boolean)[] }[]
  signals: readonly string[]
  /** ISO 4217, in which revenue is counted. */
  currency: string
}

export interface SegmentDraft {
  /** Null: not stored yet. */
  id: string | null
  name: string
  root: DraftGroup
}

export interface EditorView {
  draft: SegmentDraft
  /** By key of the item; told once a person has touched it, or wants to save. */
  problems: ReadonlyMap<string, DraftProblem>
  nameProblem: 'noName' | 'nameTaken' | null
  isTooLarge: boolean
  isChanged: boolean
  hasRules: boolean
  /** What keeps rules from going by it; empty where they may. */
  notForRules: readonly FilterSource[]
  save: 'idle' | 'saving' | 'saved' | 'failed'
}

export interface FoundView {
  state: 'blocked' | 'looking' | 'stopped' | 'done' | 'failed'
  progress: { done: number; total: number } | null
  /** In all; `accounts` may be fewer. */
  count: number
  accounts: readonly { id: string; name: string }[]
  /** Does the filter look at computed numbers? */
  isByNumbers: boolean
}

export interface SegmentActions {
  rename: (name: string) => void
  edit: (root: DraftGroup) => void
  newKey: () => string
  save: () => void
  discard: () => void
  remove: () => void
  stop: () => void
}
