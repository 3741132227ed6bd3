/** What the import page shows, and what a person does there. */
import type { ColumnPlan, TablePlan } from '../../../lib/import/columns/plan'
import type { FileKind } from '../../../lib/import/columns/fields'
import type { ImportCounts, ImportDraft, ImportMode } from '../../../lib/import/draft'
import type { ImportProblem } from '../../../lib/import/problem'
import type { DialectSaid, Refusal } from '../../../lib/import/reading/open-file'

/** What the first lines would become. */
export interface Trial {
  /** The first few, to be shown as they are read. */
  drafts: readonly ImportDraft[]
  problems: readonly ImportProblem[]
  problemCount: number
  counts: ImportCounts
  /** Lines that were tried; all of the file when `isWhole`. */
  lines: number
  isWhole: boolean
}

export interface Preview {
  is: 'preview'
  name: string
  format: 'csv' | 'vcard' | 'json'
  /** Of a table: how it is read; null for cards and our own export. */
  plan: TablePlan | null
  /** First values of each column. */
  samples: readonly (readonly string[])[]
  mode: ImportMode
  /** Null while the file is compared with what is there. */
  trial: Trial | null
}

export interface Result {
  is: 'done'
  name: string
  end: 'done' | 'cancelled'
  batchId: string | null
  counts: ImportCounts
  problems: readonly ImportProblem[]
  problemCount: number
  /** What the store lacks most. */
  next: NextStep
}
export type NextStep = 'contacts' | 'orders' | 'interactions' | 'signals' | 'owners'

export type ImportStep =
  | { is: 'choose'; refused: { name: string; why: Refusal } | null }
  | { is: 'opening'; name: string }
  | Preview
  | {
      is: 'running'
      name: string
      /** 0..1; null while the file is measured. */
      share: number | null
      counts: ImportCounts
      problemCount: number
      isStopping: boolean
      /** For another tab that imports or undoes. */
      isWaiting: boolean
    }
  | Result
  | { is: 'undoing'; share: number; isWaiting: boolean }
  | { is: 'undone'; removed: number; restored: number; kept: number }
  | { is: 'failed'; why: 'storageFull' | 'unreadable' | 'cutOff' | 'viewer' | 'unknown'; text: string }

export interface PastImport {
  id: string
  name: string
  startedAt: string
  made: number
  changed: number
  state: 'canUndo' | 'undone' | 'elsewhere'
  isFinished: boolean
}

export interface ImportActions {
  choose: (file: File) => void
  setDialect: (said: DialectSaid) => void
  setKind: (kind: FileKind) => void
  setPlan: (change: Partial<Pick<TablePlan, 'source' | 'currency'>>) => void
  setColumn: (at: number, change: Partial<ColumnPlan>) => void
  setMode: (mode: ImportMode) => void
  start: () => void
  stop: () => void
  /** Back to choosing a file. */
  again: () => void
  undo: (batchId: string) => void
  downloadProblems: () => void
}
