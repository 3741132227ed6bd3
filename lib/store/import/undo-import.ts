/** Takes an import back, its last part first; what somebody has changed since stays, and is told. */
import { equalityDeep } from 'lib0/function'
import type { Instant } from '../../domain/model'
import type { LooseRecord } from '../../messages/apply-patch'
import { isCollection, type Collection } from '../../messages/rows'
import { commitChanges, commitTogether, type RowChange } from '../commit-changes'
import type { SidelightDatabase } from '../database'
import { MissingRowError } from '../errors'
import { rowTable } from '../local-change'
import type { ImportJournal } from '../stored'
import { withoutKeys } from '../without-keys'
import { patchRow } from '../write'
import { partKeys } from './batch'
import { rowPrint } from './row-print'
import { StillUsed } from './still-used'
import { undoFields } from './undo-fields'

/** A row that could not be put back whole. */
export interface KeptRow {
  collection: string
  id: string
  /** changed: somebody changed these fields. used: something else hangs on it. deleted: somebody deleted it. */
  why: 'changed' | 'used' | 'deleted'
  /** Of a row that the import changed, not of one that it made. */
  fields: string[]
}

export interface UndoOutcome {
  /** Rows taken away, and rows put back as they were. */
  removed: number
  restored: number
  /** At most a thousand; `keptCount` counts all. */
  kept: KeptRow[]
  keptCount: number
}

const keptListed = 1000

/** One row of a part: changed, with its fields before and after; or made, with its print. */
type Entry = { collection: Collection; id: string } & (
  | { before: LooseRecord; after: LooseRecord }
  | { before: null; print: number }
)

function entriesOf({ rows, made }: ImportJournal): Entry[] {
  return [
    ...made.flatMap(({ collection, ids, prints }) =>
      isCollection(collection)
        ? ids.map((id, index): Entry => ({ collection, id, before: null, print: prints[index] ?? 0 }))
        : [],
    ),
    ...rows.flatMap(({ collection, id, before, after }): Entry[] =>
      isCollection(collection) ? [{ collection, id, before, after }] : [],
    ),
  ]
}

/** What hangs on accounts and contacts goes before these. */
const order: readonly Collection[] = ['contacts', 'accounts']
const placeOf = (collection: Collection): number => order.indexOf(collection)

async function isUsed(collection: Collection, row: LooseRecord, used: StillUsed): Promise<boolean> {
  const id = String(row['id'])
  if (collection === 'accounts') return used.isAccountUsed(id)
  if (collection !== 'contacts') return false
  return used.isContactUsed(id, Array.isArray(row['accountIds']) ? row['accountIds'].map(String) : [])
}

class Undo {
  readonly outcome: UndoOutcome = { removed: 0, restored: 0, kept: [], keptCount: 0 }
  readonly #db: SidelightDatabase

  constructor(db: SidelightDatabase) {
    this.#db = db
  }

  /** In a transaction by `commitTogether`. */
  async part(journal: ImportJournal, at: Instant): Promise<void> {
    const known = entriesOf(journal)
    const going = new Set<string>()
    const used = new StillUsed(this.#db, going)
    for (const collection of [...new Set(known.map((row) => row.collection))].toSorted(
      (a, b) => placeOf(a) - placeOf(b),
    )) {
      // What was made later may hang on what was made before.
      const own = known.filter((row) => row.collection === collection).toReversed()
      const stored = await rowTable(this.#db, collection).bulkGet(own.map(({ id }) => id))
      const changes: RowChange[] = []
      for (const [index, entry] of own.entries()) {
        const row = stored[index]
        const change = await this.#undo(entry, row && withoutKeys(collection, row), used)
        if (change === null) continue
        changes.push(change)
        going.add(change.id)
      }
      await commitChanges(this.#db, changes, at)
    }
    await this.#db.importJournal.delete([journal.batchId, journal.part])
  }

  async #undo(entry: Entry, now: LooseRecord | undefined, used: StillUsed): Promise<RowChange | null> {
    const { collection, id } = entry
    if (now === undefined || (now['deletedAt'] !== null && entry.before?.['deletedAt'] === undefined))
      return entry.before === null ? null : this.#keep({ collection, id, why: 'deleted', fields: [] })
    if (entry.before !== null) {
      const { row, keptFields } = undoFields(collection, now, entry.before, entry.after)
      if (keptFields.length > 0) this.#keep({ collection, id, why: 'changed', fields: keptFields })
      if (equalityDeep(row, now)) return null
      this.outcome.restored += 1
      return { collection, id, before: now, after: row }
    }
    if (rowPrint(now) !== entry.print) return this.#keep({ collection, id, why: 'changed', fields: [] })
    if (await isUsed(collection, now, used)) return this.#keep({ collection, id, why: 'used', fields: [] })
    this.outcome.removed += 1
    return { collection, id, before: now, after: null }
  }

  #keep(row: KeptRow): null {
    this.outcome.keptCount += 1
    if (this.outcome.kept.length < keptListed) this.outcome.kept.push(row)
    return null
  }
}

/** Whether this browser can take the import back: its journal is kept where it was made. */
export async function canUndoImport(db: SidelightDatabase, batchId: string): Promise<boolean> {
  const batch = await db.importBatches.get(batchId)
  if (batch === undefined || batch.deletedAt !== null || batch.undoneAt !== null) return false
  return (await partKeys(db, batchId).count()) > 0
}

/**
 * Takes an import back. Rows that it made go, rows that it changed become what they were, part by part; told to stop, or cut short,
 * it goes on where it was when asked again. Fields that somebody changed since, rows that something else hangs on, and
 * what a person deleted are left as they are and told.
 * @param onProgress share done, 0..1
 * @throws MissingRowError where there is no such import, StorageFullError
 */
export async function undoImport(
  db: SidelightDatabase,
  batchId: string,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (share: number) => void } = {},
): Promise<UndoOutcome> {
  if ((await db.importBatches.get(batchId)) === undefined) throw new MissingRowError('importBatches', batchId)
  const undo = new Undo(db)
  const parts = await partKeys(db, batchId).count()
  let done = 0
  for (;;) {
    if (signal?.aborted) return undo.outcome
    const journal = await partKeys(db, batchId).last()
    if (journal === undefined) break
    await commitTogether(db, () => undo.part(journal, new Date().toISOString()))
    done += 1
    onProgress?.(done / parts)
  }
  const at = new Date().toISOString()
  const finishedAt = (await db.importBatches.get(batchId))?.finishedAt ?? at
  await patchRow(db, 'importBatches', batchId, { set: { undoneAt: at, finishedAt } }, { at })
  return undo.outcome
}
