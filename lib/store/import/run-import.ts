/** Writes what a file says, part by part: each part is whole or not there, and what undoes it beside its rows. */
import { calendarOf, msOf } from '../../domain/calendar'
import { dayText } from '../../domain/calendar-day'
import type { ImportCounts, ImportDraft, ImportOutcome, ImportRequest } from '../../import/draft'
import { importLimits } from '../../import/import-limits'
import type { ImportProblem } from '../../import/problem'
import { rememberAnswers } from '../../import/rows/remember-answers'
import { commitChanges, commitTogether, type RowChange } from '../commit-changes'
import type { SidelightDatabase } from '../database'
import { ViewerError } from '../errors'
import { loadIdentity, readMeta } from '../meta'
import { entriesAbout, listNeverLog } from '../never-log'
import { loadPolicy } from '../rules'
import { BatchWriter } from './batch'
import { loadColleagues } from './colleagues'
import { addCounts } from './counts'
import { FileMemory } from './file-memory'
import { KeyFilter } from './key-filter'
import { KnownKeys } from './known-keys'
import { loadMergedAccounts } from './merged-accounts'
import type { DraftState, ImportContext, Part } from './part'
import { planAccounts } from './plan-accounts'
import { planContacts } from './plan-contacts'
import { planDatedRows } from './plan-dated'
import { planWholeRows } from './plan-whole'
import { keysOfRow } from './row-keys'
import { WorkingSet, type WrittenPart } from './working-set'

export interface ImportTools {
  /** The domain and those above it that one company owns, nearest first; none for free mail (lib/mail/mail-domains.ts). */
  companyDomains: (domain: string) => readonly string[]
}

/** Drafts written in one transaction: whoever else writes waits for it, some tenths of a second. */
const draftsPerPart = 2000

async function contextOf(db: SidelightDatabase, request: ImportRequest, tools: ImportTools): Promise<ImportContext> {
  const me = await loadIdentity(db)
  if (me.server !== null && (await readMeta(db, 'memberRole')) === 'viewer') throw new ViewerError()
  const never = await listNeverLog(db)
  const calendar = calendarOf((await loadPolicy(db)).calendar)
  return {
    me,
    mode: request.mode,
    colleagues: await loadColleagues(db),
    merged: await loadMergedAccounts(db),
    companyDomains: rememberAnswers(tools.companyDomains),
    isPrivate: (question) => entriesAbout(never, question).length > 0,
    file: new FileMemory(),
    dayOf: (at) => dayText(calendar.dayAt(msOf(at))),
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

/** A part that waits to be written; planned ahead where its plan needs nothing of a transaction. */
interface WaitingPart {
  states: DraftState[]
  ahead: Part | null
}

const statesOf = (drafts: readonly ImportDraft[]): DraftState[] =>
  drafts.map((draft): DraftState => ({ draft, ids: [], refusal: null }))

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

  /** Before the transaction, as far as may be. @param before the part that is being written */
  async plan(drafts: readonly ImportDraft[], before: WrittenPart): Promise<WaitingPart> {
    // What was read through only now has the part before in it.
    const set = this.#known.isAhead ? before.set : null
    await this.#known.prepare(before.written)
    const states = statesOf(drafts)
    const isAhead = this.#known.isAhead && this.#trial === null
    return { states, ahead: isAhead ? await this.#planPart(states, { ...before, set }) : null }
  }

  /** @param onAsked called when nothing is left to do here but to wait for the disk */
  async write({ states, ahead }: WaitingPart, onAsked: () => void): Promise<void> {
    const drafts = states.map(({ draft }) => draft)
    const [part, told] = await commitTogether(this.#db, async () => {
      const isSure = await this.#known.check()
      if (ahead !== null && isSure) {
        await this.#commit(ahead, onAsked)
        return [ahead, states] as const
      }
      // Somebody else has written since, or nothing was planned: looked up anew, with nobody between.
      ahead?.memory.drop()
      const anew = statesOf(drafts)
      const planned = await this.#planPart(anew, null)
      if (this.#trial !== null) this.#countOnce(planned, planned.set.changes(), this.#trial)
      else await this.#commit(planned, onAsked)
      return [planned, anew] as const
    })
    // Only now: what was not written does not count.
    part.memory.keep()
    this.counts = addCounts(this.counts, part.counts)
    this.#tell(told)
  }

  #tell(states: readonly DraftState[]): void {
    for (const { draft, refusal } of states) {
      if (refusal === null) continue
      this.problemCount += 1
      const { reason, params } = refusal
      if (this.problems.length < importLimits.problemsKept)
        this.problems.push({ line: draft.line, column: null, reason, params })
    }
  }

  async #planPart(states: readonly DraftState[], before: WrittenPart | null): Promise<Part> {
    const at = new Date().toISOString()
    const part: Part = {
      ...this.#context,
      set: new WorkingSet(this.#db, this.#known, before),
      at,
      today: this.#context.dayOf(at),
      counts: {},
      memory: this.#context.file.open(),
    }
    await planAccounts(part, states)
    await planContacts(part, states)
    await planDatedRows(part, states)
    await planWholeRows(part, states)
    part.set.close()
    return part
  }

  async #commit({ set, at }: Part, onAsked: () => void): Promise<void> {
    const changes = set.changes()
    if (changes.length > 0) {
      await this.batch.begin(at)
      // Side by side: each waiting for another would be a round trip to the disk's process.
      await Promise.all([this.batch.note(changes), commitChanges(this.#db, changes, at, onAsked)])
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

/** Waits until a write has asked the disk for all it wants, or has ended. */
async function begun(write: (onAsked: () => void) => Promise<void>): Promise<WrittenPart> {
  let written: Promise<void> = Promise.resolve()
  await new Promise<void>((resolve) => {
    written = write(resolve)
    // A failure is told to whoever waits for the part.
    written.then(resolve, () => resolve())
  })
  return { set: null, written }
}

/** Plans each part while the one before is written; no more than these two are in memory. */
async function writeParts(run: ImportRun, { drafts, signal, onProgress }: ImportRequest): Promise<void> {
  let before: WrittenPart = { set: null, written: Promise.resolve() }
  try {
    for await (const part of partsOf(drafts)) {
      if (signal.aborted) break
      const waiting = await run.plan(part, before)
      await before.written
      if (signal.aborted) break
      before = await begun((onAsked) => run.write(waiting, onAsked).then(() => onProgress(run.counts)))
      before.set = waiting.ahead?.set ?? null
    }
  } finally {
    await before.written
  }
}

/**
 * Writes the drafts, or in a trial only counts what would become of them. Every part is one transaction with its outbox entries,
 * stale marks and journal; memory does not grow with the file. An import that ended before its time goes on where it
 * stopped when the same file is imported again, and can be undone as it is.
 * @throws StorageFullError, ViewerError, or what reading the file throws; what was written by then stays in the batch
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
    await writeParts(run, request)
  } catch (error) {
    // A reader that is told to stop may say so by throwing.
    const isStop = error === signal.reason || (error instanceof Error && error.name === 'AbortError')
    if (!signal.aborted || !isStop) throw error
  }
  const { counts, problems, problemCount } = run
  const at = new Date().toISOString()
  const finishedAt = signal.aborted ? null : at
  const batchId = isTrial ? null : await run.batch.finish(counts, problemCount, at, finishedAt)
  return { batchId, end: signal.aborted ? 'cancelled' : 'done', counts, problems, problemCount }
}
