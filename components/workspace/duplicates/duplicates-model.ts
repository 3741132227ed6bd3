/** What the page of duplicates shows, and what a person does there. */
import type { Evidence, Sureness } from '../../../lib/domain/duplicates/evidence'

export const shownFields = [
  'name',
  'domains',
  'emails',
  'phone',
  'title',
  'formOfAddress',
  'birthday',
  'account',
  'industry',
  'country',
  'employees',
  'customerSince',
  'owner',
  'source',
  'tags',
  'externalKeys',
] as const
export type ShownField = (typeof shownFields)[number]

export interface FieldLine {
  field: ShownField
  /** As text, in the order of the pair's rows; empty where a row says nothing. */
  values: readonly [string, string]
  /** The row's own name of the field, for a choice; null: both stay, or there is nothing to choose. */
  choice: string | null
}

export interface Side {
  id: string
  name: string
  /** When the row was made, worded. */
  since: string
  /** Interactions, orders, signals and tasks that hang on it. */
  history: number
}

export interface DuplicatePair {
  key: string
  collection: 'accounts' | 'contacts'
  /** The one that stays comes first. */
  sides: readonly [Side, Side]
  sureness: Sureness
  evidence: readonly Evidence[]
  lines: readonly FieldLine[]
}

export interface Decision {
  id: string
  what: 'merged' | 'notSame'
  names: readonly [string, string]
  /** Worded. */
  on: string
}

export type Looking =
  | { is: 'looking'; rows: number; total: number }
  | { is: 'found'; pairs: readonly DuplicatePair[]; count: number }
  | { is: 'failed' }

export interface DuplicatesActions {
  look: () => void
  stop: () => void
  /** `choices`: field to the id of the row whose value stays. */
  merge: (pair: DuplicatePair, choices: Readonly<Record<string, string>>) => void
  deny: (pair: DuplicatePair) => void
  undo: (decision: Decision) => void
}
