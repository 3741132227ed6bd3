/** Many rows made, changed and removed at once: rows, outbox entries and stale marks of all of them, in the caller's transaction. */
import type { Table } from 'dexie'
import { v7 } from 'uuid'
import type { Instant } from '../domain/model'
import type { LooseRecord } from '../messages/apply-patch'
import { collectionNames, type Collection } from '../messages/rows'
import type { Change } from '../messages/sync-protocol'
import { changeBetween } from './change-between'
import type { SidelightDatabase } from './database'
import { withQuotaTold } from './errors'
import { isBrought, markAllStale, queuesFor, rowTable } from './local-change'
import { readMeta, writeMeta } from './meta'

/** A row as it was and as it is to be, parsed by its schema. */
export interface RowChange {
  collection: Collection
  id: string
  /** Undefined: there was none. */
  before: LooseRecord | undefined
  /** Null: as if it had never been made. In a team it is deleted, since others may have seen it. */
  after: LooseRecord | null
}

/** Every table that rows, and what goes with them, are written to. */
const committedTables = (db: SidelightDatabase): Table[] => [
  ...collectionNames.map((name) => db.table(name)),
  db.outbox,
  db.meta,
  db.shadows,
  db.staleAccounts,
  db.importJournal,
]

/** One transaction over all collections; a quota error becomes `StorageFullError`, and then none of it has happened. */
export function commitTogether<T>(db: SidelightDatabase, write: () => Promise<T>): Promise<T> {
  return withQuotaTold(() => db.transaction('rw', committedTables(db), async () => write()))
}

/** Queues the difference of each, in their order, and keeps the server's record under each first pending change. */
async function queueAll(
  db: SidelightDatabase,
  changes: readonly RowChange[],
  at: Instant,
  queue: 'team' | 'left',
): Promise<void> {
  const device = await readMeta(db, 'deviceId')
  if (!device) throw new Error('The store has lost the identity it was made with.')
  const seen = (await readMeta(db, 'cursor')) ?? 0
  let counter = (await readMeta(db, 'counter')) ?? 0
  const queued = changes.flatMap(({ collection, id: recordId, before, after }): Change[] => {
    const isQueued = after !== null && (queue === 'team' || isBrought(collection))
    const draft = isQueued ? changeBetween(collection, before, after) : null
    if (draft === null) return []
    counter += 1
    return [{ ...draft, recordId, id: v7(), device, counter, at, seen }]
  })
  await writeMeta(db, 'counter', counter)
  await db.outbox.bulkAdd(queued)
  const keys = changes.map(({ collection, id }): [string, string] => [collection, id])
  const known = await db.shadows.bulkGet(keys)
  const shadows = changes.filter((_, index) => known[index] === undefined)
  await db.shadows.bulkAdd(
    shadows.map(({ collection, id, before }) => ({ collection, recordId: id, record: before ?? null })),
  )
}

/** Somebody who looks whether anything was written here since sees it by the counter, alone as in a team. */
async function countAlone(db: SidelightDatabase, changes: number): Promise<void> {
  await writeMeta(db, 'counter', ((await readMeta(db, 'counter')) ?? 0) + changes)
}

async function writeRows(db: SidelightDatabase, collection: Collection, changes: readonly RowChange[]): Promise<void> {
  const table = rowTable(db, collection)
  const put = changes.flatMap(({ after }) => (after === null ? [] : [after]))
  const gone = changes.flatMap(({ id, after }) => (after === null ? [id] : []))
  await Promise.all([put.length > 0 ? table.bulkPut(put) : null, gone.length > 0 ? table.bulkDelete(gone) : null])
}

/** What is taken back of a team's rows is deleted, as somebody else may have it. */
const asDeleted = (change: RowChange, at: Instant): RowChange =>
  change.after === null ? { ...change, after: { ...change.before, deletedAt: at } } : change

/**
 * Writes rows, each at most once in the list, as edits made at `at`. Inside a transaction by `commitTogether`.
 * @param onAsked called when nothing is left to do here but to wait for the disk
 */
export async function commitChanges(
  db: SidelightDatabase,
  changes: readonly RowChange[],
  at: Instant,
  onAsked?: () => void,
): Promise<void> {
  if (changes.length === 0) return
  const queue = await queuesFor(db)
  const wanted = queue === null ? changes : changes.map((change) => asDeleted(change, at))
  const touched = [...new Set(wanted.map((change) => change.collection))].map((collection) => ({
    collection,
    changes: wanted.filter((change) => change.collection === collection),
  }))
  const written = Promise.all([
    queue === null ? countAlone(db, wanted.length) : queueAll(db, wanted, at, queue),
    ...touched.map((one) => writeRows(db, one.collection, one.changes)),
    markAllStale(
      db,
      touched.map((one) => ({
        collection: one.collection,
        rows: one.changes.flatMap(({ before, after }) => [before, after ?? undefined]),
      })),
    ),
  ])
  // By then the requests have been handed over: that takes no more than microtasks.
  if (onAsked) setTimeout(onAsked)
  await written
}
