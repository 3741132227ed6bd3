/** Writes what a file says, part by part: each part is whole or not there, and what undoes it beside its rows. */
import { calendarOf, msOf } from '../../domain/calendar'
import { dayText } from '../../domain/calendar-day'
import type { ImportCounts, ImportDraft, ImportOutcome, ImportRequest } from '../../import/draft'
import { importLimits } from '../../import/import-limits'
import type { ImportProblem } from '../../import/problem'
import { commitChanges, commitTogether, type RowChange } from '../commit-changes'
import type { SidelightDatabase } from '../database'
import { loadIdentity } from '../meta'
import { entriesAbout, listNeverLog } from '../never-log'
import { loadPolicy } from '../rules'
import { BatchWriter } from './batch'
import { loadColleagues } from './colleagues'
import { addCounts } from './counts'
import { KeyFilter } from './key-filter'
import { KnownKeys } from './known-keys'
import { loadMergedAccounts } from './merged-accounts'
import type { DraftState, ImportContext, Part } from './part'
import { planAccounts } from './plan-accounts'
import { planContacts } from './plan-contacts'
import { planDatedRows } from './plan-dated'
import { planWholeRows } from './plan-whole'
import { keysOfRow } from './row-keys'
import { WorkingSet } from './working-set'

export interface ImportTools {
  /** The domain and those above it that one company owns, nearest first; none for free mail (lib/mail/mail-domains.ts). */
  companyDomains: (domain: string) => readonly string[]
}

/** Drafts written in one transaction: whoever else writes waits for it, some tenths of a second. */
const draftsPerPart = 2000

async function contextOf(db: SidelightDatabase, request: ImportRequest, tools: ImportTools): Promise<ImportContext> {
  const never = await listNeverLog(db)
  return {
    me: await loadIdentity(db),
    mode: request.mode,
    colleagues: await loadColleagues(db),
    merged: await loadMergedAccounts(db),
    companyDomains: tools.companyDomains,
    isPrivate: (question) => entriesAbout(never, question).length > 0,
    spoken: new KeyFilter(),
    contents: new KeyFilter(),
    repeats: new Map(),
  }
}

/** Bunches gathered until a transaction is worth its while. */
async function* partsOf(drafts: AsyncIterable<readonly ImportDraft[]>): AsyncIterable<ImportDraft[]> {
  let part: ImportDraft[] = []
  for await (const bunch of drafts) {
    part.push(...bunch)
    if (part.length < draftsPerPart) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}

/** Has the next item read while the one before is in use; both of them are in memory, and no more. */
async function* readAhead<Item>(items: AsyncIterable<Item>): AsyncIterable<Item> {
  const reading = items[Symbol.asyncIterator]()
  try {
    for (let next = reading.next(); ;) {
      const { done, value } = await next
      if (done) return
      next = reading.next()
      // A failure is told when its turn comes.
      next.catch(() => undefined)
      yield value
    }
  } finally {
    await reading.return?.()
  }
}

class ImportRun {
  counts: ImportCounts = {}
  readonly problems: ImportProblem[] = []
  problemCount = 0
  readonly batch: BatchWriter
  readonly #db: SidelightDatabase
  readonly #context: ImportContext
  readonly #known: KnownKeys
  /** Keys of rows that a trial would have made. */
  readonly #trial: KeyFilter | null

  constructor(db: SidelightDatabase, request: ImportRequest, context: ImportContext) {
    this.#db = db
    this.#context = context
    this.#known = new KnownKeys(db)
    this.#trial = request.isTrial ? new KeyFilter() : null
    this.batch = new BatchWriter(db, request)
  }

  async write(drafts: readonly ImportDraft[]): Promise<void> {
    await this.#known.prepare()
    const states = drafts.map((draft): DraftState => ({ draft, ids: [], refusal: null }))
    const part = await commitTogether(this.#db, async () => {
      const planned = await this.#plan(states)
      const changes = planned.set.changes()
      if (this.#trial !== null) this.#countOnce(planned, changes, this.#trial)
      else await this.#commit(changes, planned.at)
      return planned
    })
    // Only now: what was not written does not count.
    this.counts = addCounts(this.counts, part.counts)
    for (const { draft, refusal } of states) {
      if (refusal === null) continue
      this.problemCount += 1
      const { reason, params } = refusal
      if (this.problems.length < importLimits.problemsKept)
        this.problems.push({ line: draft.line, column: null, reason, params })
    }
  }

  async #plan(states: readonly DraftState[]): Promise<Part> {
    await this.#known.check()
    const at = new Date().toISOString()
    const today = dayText(calendarOf((await loadPolicy(this.#db)).calendar).dayAt(msOf(at)))
    const part: Part = { ...this.#context, set: new WorkingSet(this.#db, this.#known), at, today, counts: {} }
    await planAccounts(part, states)
    await planContacts(part, states)
    await planDatedRows(part, states)
    await planWholeRows(part, states)
    return part
  }

  async #commit(changes: ReturnType<WorkingSet['changes']>, at: string): Promise<void> {
    if (changes.length > 0) {
      await this.batch.begin(at)
      // Side by side: each waiting for another would be a round trip to the disk's process.
      await Promise.all([commitChanges(this.#db, changes, at), this.batch.note(changes)])
    }
    await this.#known.note(changes)
  }

  /** A trial writes nothing, so that a row which an earlier part would have made is not found: it is known by its keys. */
  #countOnce({ counts }: Part, changes: readonly RowChange[], made: KeyFilter): void {
    for (const { collection, before, after } of changes) {
      if (before !== undefined || after === null) continue
      const wasMade = keysOfRow(collection, after).map((key) => made.add(key))
      const count = counts[collection]
      if (count === undefined || !wasMade.includes(true)) continue
      count.made -= 1
      count.unchanged += 1
    }
  }
}

/**
 * Writes the drafts, or in a trial only counts what would become of them. Every part is one transaction with its outbox entries,
 * stale marks and journal; memory does not grow with the file. An import that ended before its time goes on where it
 * stopped when the same file is imported again, and can be undone as it is.
 * @throws StorageFullError, or what reading the file throws; what was written by then stays in the batch
 */
export async function runImport(
  db: SidelightDatabase,
  request: ImportRequest,
  tools: ImportTools,
): Promise<ImportOutcome> {
  const { signal, isTrial } = request
  const run = new ImportRun(db, request, await contextOf(db, request, tools))
  if (!isTrial) await run.batch.resume()
  try {
    for await (const part of readAhead(partsOf(request.drafts))) {
      if (signal.aborted) break
      await run.write(part)
      request.onProgress(run.counts)
    }
  } catch (error) {
    // A reader that is told to stop may say so by throwing.
    const isStop = error === signal.reason || (error instanceof Error && error.name === 'AbortError')
    if (!signal.aborted || !isStop) throw error
  }
  const { counts, problems, problemCount } = run
  const batchId = isTrial ? null : await run.batch.finish(counts, problemCount, new Date().toISOString())
  return { batchId, end: signal.aborted ? 'cancelled' : 'done', counts, problems, problemCount }
}
