/** What the import page asks of its worker, and hears from it: both ends are this extension's own, of one build. */
import type { ImportCounts, ImportDraft, ImportMode, ImportOutcome } from '../../lib/import/draft'
import type { ImportProblem } from '../../lib/import/problem'
import type { FilePlan } from '../../lib/import/reading/read-file'

interface OfFile {
  file: File
  how: FilePlan
  /** Of times without an offset (IANA). */
  timeZone: string
}

export interface TrialRead {
  /** The first few. */
  drafts: ImportDraft[]
  problems: ImportProblem[]
  problemCount: number
  counts: ImportCounts
  lines: number
  isWhole: boolean
}

export interface RunRead extends Omit<ImportOutcome, 'problems'> {
  problems: ImportProblem[]
}

/** A line of a table as it stands in the file. */
export interface FileLine {
  line: number
  cells: readonly string[]
}

/** What can be asked, and what is answered. */
export interface ImportJobs {
  trial: { ask: OfFile & { mode: ImportMode }; answer: TrialRead }
  run: { ask: OfFile & { mode: ImportMode; byId: string | null }; answer: RunRead }
  lines: { ask: OfFile & { lines: readonly number[] }; answer: FileLine[] }
  undo: { ask: { batchId: string }; answer: { removed: number; restored: number; keptCount: number } }
}
export type ImportJob = keyof ImportJobs

/** `life` names a lock that the worker holds until it ends: by that the page sees that it was ended before it answered. */
export type ToImportWorker =
  | { [Job in ImportJob]: { job: Job; ask: ImportJobs[Job]['ask']; life: string } }[ImportJob]
  | { job: 'stop' }

export interface JobProgress {
  /** 0..1. */
  share: number
  counts: ImportCounts
  problemCount: number
}

/** cutOff: the browser ended the worker. */
export type FailedWhy = 'storageFull' | 'unreadable' | 'cutOff' | 'viewer' | 'unknown'

export type FromImportWorker =
  /** Its lock is held. */
  | { is: 'begun' }
  /** Another tab imports or undoes. */
  | { is: 'waiting' }
  | { is: 'progress'; progress: JobProgress }
  | { is: 'answer'; answer: unknown }
  | { is: 'failed'; why: FailedWhy; text: string }
