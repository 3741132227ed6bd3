/** The row that tells of an import, made with its first part and closed with the last; one that was cut short is gone on with. */
import { Dexie } from 'dexie'
import { v7 } from 'uuid'
import type { ImportBatch, Instant } from '../../domain/model'
import type { ImportCounts, ImportRequest } from '../../import/draft'
import type { RowChange } from '../commit-changes'
import type { SidelightDatabase } from '../database'
import { createRow, patchRow } from '../write'
import { journalOf } from './journal'

export class BatchWriter {
  #id: string | null = null
  #nextPart = 0
  #isResumed = false
  readonly #db: SidelightDatabase
  readonly #request: ImportRequest

  constructor(db: SidelightDatabase, request: ImportRequest) {
    this.#db = db
    this.#request = request
  }

  get id(): string | null {
    return this.#id
  }

  /** Looks for a run of the same file that ended before its time, in this browser. */
  async resume(): Promise<void> {
    const { fileHash, byId } = this.#request
    const known = await this.#db.importBatches.where('fileHash').equals(fileHash).toArray()
    const open = known.find(
      (batch) =>
        batch.finishedAt === null && batch.undoneAt === null && batch.deletedAt === null && batch.byId === byId,
    )
    if (open === undefined) return
    const last = await partKeys(this.#db, open.id).lastKey()
    const part: unknown = Array.isArray(last) ? last[1] : undefined
    // A batch without a journal is another browser's.
    if (typeof part !== 'number') return
    this.#id = open.id
    this.#nextPart = part + 1
    this.#isResumed = true
  }

  /** Makes the batch's row before its first part is written; in the part's transaction. */
  async begin(at: Instant): Promise<void> {
    const { name, format, fileHash, byId } = this.#request
    const given = { id: v7(), name, format, fileHash, byId, startedAt: at }
    this.#id ??= await createRow(this.#db, 'importBatches', given, { at })
  }

  /** Keeps what undoes a part; in the part's transaction. */
  async note(changes: readonly RowChange[]): Promise<void> {
    if (this.#id === null) return
    await this.#db.importJournal.add({ batchId: this.#id, part: this.#nextPart, ...journalOf(changes) })
    this.#nextPart += 1
  }

  /**
   * Writes what became of the batch, and closes it when the file came to its end: one that was stopped is gone on with.
   * @param finishedAt null where it was stopped
   * @returns its id; null where nothing was made or changed
   */
  async finish(counts: ImportCounts, refused: number, at: Instant, finishedAt: Instant | null): Promise<string | null> {
    if (this.#id === null) return null
    const all = this.#isResumed ? await journalled(this.#db, this.#id, counts) : counts
    const flat = Object.entries(all).flatMap(([collection, numbers]) =>
      Object.entries(numbers).map(([what, count]) => [`${collection}.${what}`, count] as const),
    )
    const set: Partial<ImportBatch> = { finishedAt, counts: Object.fromEntries([...flat, ['refused', refused]]) }
    await patchRow(this.#db, 'importBatches', this.#id, { set }, { at })
    return this.#id
  }
}

/** The parts of one batch, in their order. */
export const partKeys = (db: SidelightDatabase, batchId: string) =>
  db.importJournal.where('[batchId+part]').between([batchId, Dexie.minKey], [batchId, Dexie.maxKey])

/** What a batch that was cut short has made and changed by now. */
export async function countJournal(db: SidelightDatabase, batchId: string): Promise<{ made: number; changed: number }> {
  const sums = Object.values(await journalled(db, batchId, {}))
  return {
    made: sums.reduce((sum, { made }) => sum + made, 0),
    changed: sums.reduce((sum, { changed }) => sum + changed, 0),
  }
}

/** What all runs of a batch did; unchanged ones are the last run's. */
async function journalled(db: SidelightDatabase, batchId: string, last: ImportCounts): Promise<ImportCounts> {
  const sums: Record<string, { made: number; changed: number; unchanged: number }> = {}
  const sumOf = (collection: string) => (sums[collection] ??= { made: 0, changed: 0, unchanged: 0 })
  await partKeys(db, batchId).each(({ rows, made }) => {
    for (const { collection } of rows) sumOf(collection).changed += 1
    for (const { collection, ids } of made) sumOf(collection).made += ids.length
  })
  const merged: ImportCounts = { ...last }
  return Object.assign(merged, sums)
}
