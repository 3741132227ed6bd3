/** Lays the server's records into the store: pending local changes stay on top of them (rebase). */
import { Dexie } from 'dexie'
import { applyChanges, type LooseRecord } from '../messages/apply-patch'
import { collectionNames, isCollection, type Collection } from '../messages/rows'
import type { Change, SyncedRecord } from '../messages/sync-protocol'
import type { SidelightDatabase } from '../store/database'
import { markStale, rowTable } from '../store/local-change'
import { withQuotaTold } from '../store/errors'
import { readMeta } from '../store/meta'
import { parseRow } from '../store/parse-row'
import { purgeGone } from './purge'

type RecordKey = [collection: string, recordId: string]
const keyOf = (collection: string, recordId: string): string => `${collection} ${recordId}`

async function pendingOf(db: SidelightDatabase, keys: readonly RecordKey[]): Promise<Map<string, Change[]>> {
  const pending = new Map<string, Change[]>()
  if ((await db.outbox.count()) === 0) return pending
  const changes = await db.outbox.where('[collection+recordId]').anyOf(keys).sortBy('counter')
  for (const change of changes) {
    const key = keyOf(change.collection, change.recordId)
    pending.set(key, [...(pending.get(key) ?? []), change])
  }
  return pending
}

/** What the person sees of a record, sorted by what is to be done with it. */
interface Views {
  put: (LooseRecord & { id: string })[]
  remove: string[]
}

/** Collections of which there was no row when a pull began: of theirs none is looked for that is to be put. */
export type Bare = ReadonlySet<string>
const none: Bare = new Set()

/** @returns those that are bare now, where nothing has been pulled yet */
export async function bareCollections(db: SidelightDatabase): Promise<Bare> {
  if (((await readMeta(db, 'cursor')) ?? 0) > 0) return none
  const counts = await Promise.all(collectionNames.map((collection) => rowTable(db, collection).count()))
  return new Set(collectionNames.filter((_, index) => counts[index] === 0))
}

async function writeViews(db: SidelightDatabase, collection: Collection, views: Views, bare: Bare): Promise<void> {
  const table = rowTable(db, collection)
  const touched = [...views.put.map((row) => row.id), ...views.remove]
  if ((await db.raw.count()) > 0) await db.raw.bulkDelete(touched.map((id): RecordKey => [collection, id]))
  // To look for rows that are not there takes a third of the time in which they are written.
  const sought = bare.has(collection) ? views.remove : touched
  const known = new Map((await table.bulkGet(sought)).map((row) => [row?.['id'], row]))
  // One's own push comes back with the next pull: writing it again would have every reader read again.
  const isNews = (row: LooseRecord & { id: string }): boolean =>
    !known.has(row.id) || JSON.stringify(known.get(row.id)) !== JSON.stringify(row)
  const put = views.put.filter(isNews)
  const remove = views.remove.filter((id) => known.has(id))
  if (put.length > 0) await table.bulkPut(put)
  if (remove.length > 0) await table.bulkDelete(remove)
  const before = [...put.map(({ id }) => id), ...remove].map((id) => known.get(id))
  if (before.length > 0 && (await readMeta(db, 'allStale')) === null)
    await markStale(db, collection, [...before, ...put])
}

/**
 * Lays records of one collection. The caller holds a transaction by `syncTransaction`. A row that its schema does not read
 * is kept raw beside the row of before, and never stops the rest (r9).
 */
async function layCollection(
  db: SidelightDatabase,
  collection: string,
  records: readonly SyncedRecord[],
  { pending, bare }: { pending: ReadonlyMap<string, Change[]>; bare: Bare },
): Promise<void> {
  const views: Views = { put: [], remove: [] }
  const settled: RecordKey[] = []
  for (const { id, seq, record } of records) {
    const changes = pending.get(keyOf(collection, id)) ?? []
    const view = applyChanges(record, changes)
    if (changes.length > 0) await db.shadows.put({ collection, recordId: id, record })
    else settled.push([collection, id])
    if (view === null) views.remove.push(id)
    else {
      const parsed = isCollection(collection) ? parseRow(collection, view) : null
      if (parsed?.ok && parsed.row.id === id) views.put.push(parsed.row)
      else {
        const problem = parsed ? (parsed.ok ? 'Its id is not the one it was sent under.' : parsed.problem) : 'unknown'
        await db.raw.put({ collection, recordId: id, seq, record, problem })
      }
    }
  }
  // Nothing is pending any more: what is shown is what the server holds, and needs no second copy.
  if ((await db.shadows.count()) > 0) await db.shadows.bulkDelete(settled)
  if (isCollection(collection)) await writeViews(db, collection, views, bare)
  else await db.raw.bulkDelete(views.remove.map((id): RecordKey => [collection, id]))
}

/** Lays whole records, as the server holds them, under what is pending here. Inside a transaction by `syncTransaction`. */
export async function layRecords(
  db: SidelightDatabase,
  records: readonly SyncedRecord[],
  bare: Bare = none,
): Promise<void> {
  await purgeGone(
    db,
    records.filter((record) => record.gone),
  )
  const pending = await pendingOf(
    db,
    records.map(({ collection, id }): RecordKey => [collection, id]),
  )
  for (const collection of new Set(records.map((record) => record.collection))) {
    const group = records.filter((record) => record.collection === collection)
    await layCollection(db, collection, group, { pending, bare })
  }
}

/** Shows a record anew after its pending changes became fewer: the shadow with what is left, or the shadow itself. */
export async function showAgain(db: SidelightDatabase, collection: string, recordId: string): Promise<void> {
  const shadow = await db.shadows.get([collection, recordId])
  if (!shadow) return
  const pending = await pendingOf(db, [[collection, recordId]])
  await layCollection(db, collection, [{ collection, id: recordId, seq: 0, record: shadow.record }], {
    pending,
    bare: none,
  })
}

/** Lays what an earlier version could not read and this one can: the cursor has passed it, so nobody sends it again (r9). */
export async function layRawAgain(db: SidelightDatabase): Promise<void> {
  for (const collection of collectionNames) {
    const [from, to] = [
      [collection, Dexie.minKey],
      [collection, Dexie.maxKey],
    ] as const
    const kept = await db.raw.where('[collection+recordId]').between(from, to).toArray()
    const readable = kept.filter(({ record }) => record !== null && parseRow(collection, record).ok)
    const records = readable.map(({ recordId, seq, record }) => ({ collection, id: recordId, seq, record }))
    if (records.length > 0) await withQuotaTold(() => syncTransaction(db, () => layRecords(db, records)))
  }
}

/** The tables that pushing and pulling write. */
export function syncTransaction<T>(db: SidelightDatabase, run: () => Promise<T>): PromiseLike<T> {
  return db.transaction('rw', db.tables, async () => run())
}
