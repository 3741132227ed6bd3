/** A file read and written, or only tried: in the worker. */
import type { ImportDraft, ImportOutcome } from '../../lib/import/draft'
import { hashFile } from '../../lib/import/file/file-hash'
import { sourceOfBlob } from '../../lib/import/file/file-source'
import { importLimits } from '../../lib/import/import-limits'
import type { ImportProblem } from '../../lib/import/problem'
import { readFile, type FilePlan, type ReadOptions } from '../../lib/import/reading/read-file'
import { companyDomains, isFreeMail } from '../../lib/mail/mail-domains'
import type { SidelightDatabase } from '../../lib/store/database'
import { runImport } from '../../lib/store/import/run-import'
import type { ImportJobs, JobProgress, RunRead, TrialRead } from './import-messages'

/** Lines that a trial compares with what is there. */
const tried = 2000
const shownDrafts = 5
const shownProblems = 100

/** Problems as they come: the first are kept, all are counted. */
class ProblemLog {
  readonly kept: ImportProblem[] = []
  readonly #most: number
  count = 0

  constructor(most: number) {
    this.#most = most
  }

  take = (problem: ImportProblem): void => {
    this.count++
    if (this.kept.length < this.#most) this.kept.push(problem)
  }

  /** With those that the store found, in the file's order. */
  with(outcome: Pick<ImportOutcome, 'problems' | 'problemCount'>): { problems: ImportProblem[]; problemCount: number } {
    const all = [...this.kept, ...outcome.problems].toSorted((a, b) => a.line - b.line)
    return { problems: all.slice(0, this.#most), problemCount: this.count + outcome.problemCount }
  }
}

export async function tryJob(
  db: SidelightDatabase,
  { file, how, timeZone, mode }: ImportJobs['trial']['ask'],
  signal: AbortSignal,
): Promise<TrialRead> {
  const log = new ProblemLog(shownProblems)
  const shown: ImportDraft[] = []
  const lines = new Set<number>()
  let isWhole = true
  const onProblem = (problem: ImportProblem): void => {
    if (lines.size >= tried) return
    lines.add(problem.line)
    log.take(problem)
  }
  async function* firstDrafts(): AsyncGenerator<ImportDraft[]> {
    for await (const drafts of readFile(sourceOfBlob(file, file.name), how, {
      timeZone,
      isFreeMail,
      onProblem,
      signal,
    })) {
      const taken = drafts.slice(0, Math.max(0, tried - lines.size))
      taken.forEach(({ line }) => lines.add(line))
      shown.push(...taken.slice(0, shownDrafts - shown.length))
      if (taken.length > 0) yield taken
      isWhole = taken.length === drafts.length
      if (!isWhole) return
    }
  }
  const outcome = await runImport(
    db,
    {
      ...named(file, how),
      fileHash: '',
      drafts: firstDrafts(),
      mode,
      byId: null,
      signal,
      onProgress: () => {},
      isTrial: true,
    },
    { companyDomains },
  )
  return { ...log.with(outcome), drafts: shown, counts: outcome.counts, lines: lines.size, isWhole }
}

/** Of an import that was stopped before its turn came. */
export const stoppedBefore: RunRead = { batchId: null, end: 'cancelled', counts: {}, problems: [], problemCount: 0 }

export async function runJob(
  db: SidelightDatabase,
  { file, how, timeZone, mode, byId }: ImportJobs['run']['ask'],
  signal: AbortSignal,
  tell: (progress: JobProgress) => void,
): Promise<RunRead> {
  const source = sourceOfBlob(file, file.name)
  const fileHash = await hashFile(source, nameOf(how), signal)
  const log = new ProblemLog(importLimits.problemsKept)
  let bytes = 0
  const options: ReadOptions = {
    timeZone,
    isFreeMail,
    signal,
    onProblem: log.take,
    onRead: (read) => (bytes = read),
  }
  const outcome = await runImport(
    db,
    {
      ...named(file, how),
      fileHash,
      drafts: readFile(source, how, options),
      mode,
      byId,
      signal,
      onProgress: (counts) => tell({ share: bytes / Math.max(1, source.size), counts, problemCount: log.count }),
      isTrial: false,
    },
    { companyDomains },
  )
  return { ...outcome, ...log.with(outcome) }
}

/** How a file is read, but for what a person was asked on the way: read again, it goes on with the same batch. */
function nameOf(how: FilePlan): string {
  return JSON.stringify(how, (key, value: unknown) => (key === 'isDateUnsure' ? undefined : value))
}

function named(file: File, how: ImportJobs['run']['ask']['how']): { name: string; format: 'csv' | 'vcard' | 'json' } {
  return { name: file.name.slice(0, 300), format: how.format }
}
