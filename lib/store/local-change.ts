/** One local edit: row and outbox entry in one transaction, so that neither is ever without the other. */
import type { Table } from 'dexie'
import { v7 } from 'uuid'
import { complaintRule } from '../domain/indicators/past-due'
import type { Instant } from '../domain/model'
import { applyChange, type LooseRecord } from '../messages/apply-patch'
import { limits } from '../messages/limits'
import { collectionNames, collections, type Collection } from '../messages/rows'
import type { Change } from '../messages/sync-protocol'
import type { SidelightDatabase } from './database'
import { InvalidRowError, MissingRowError, withQuotaTold } from './errors'
import { readMeta, writeMeta } from './meta'
import { accountsOf, parseRow } from './parse-row'

/** A change before it is numbered. */
export type Draft = Pick<Change, 'collection' | 'recordId' | 'op' | 'patch'> & { collection: Collection }

/** The table of any collection, its rows not yet told apart by type. */
export function rowTable(db: SidelightDatabase, collection: Collection): Table<LooseRecord, string> {
  return db.table<LooseRecord, string>(collection)
}

/** The tables a transaction of several writes needs. */
function writableTables(db: SidelightDatabase, rows: readonly Collection[] = collectionNames): Table[] {
  const always = [db.accounts, db.policies, db.outbox, db.meta, db.shadows, db.staleAccounts]
  const tables = [...rows.map((name) => db.table(name)), ...always]
  return [...new Set(tables)]
}

/** The change as it will be sent: the device's next counter, and what the device had seen. */
async function numberChange(db: SidelightDatabase, draft: Draft, at: Instant): Promise<Change & Draft> {
  const device = await readMeta(db, 'deviceId')
  if (!device) throw new Error('The store has lost the identity it was made with.')
  const counter = ((await readMeta(db, 'counter')) ?? 0) + 1
  await writeMeta(db, 'counter', counter)
  return { ...draft, id: v7(), device, counter, at, seen: (await readMeta(db, 'cursor')) ?? 0 }
}

/** For whom changes are queued: the team; the one that was left with its rows kept, should one come back; alone for nobody. */
export async function queuesFor(db: SidelightDatabase): Promise<'team' | 'left' | null> {
  if ((await readMeta(db, 'server')) !== null) return 'team'
  return (await readMeta(db, 'left')) === null ? null : 'left'
}

/** Are rows of it one's own to bring to a team? The team's rules and what its server computes replace those of who works alone. */
export const isBrought = (collection: Collection): boolean =>
  !collections[collection].serverOnly && collection !== 'policies'

/** Keeps the server's record under the first pending change, then queues. */
async function queueChange(
  db: SidelightDatabase,
  change: Change & { collection: Collection },
  before: LooseRecord | undefined,
): Promise<void> {
  const queue = await queuesFor(db)
  if (queue === null) return
  const { collection, recordId } = change
  if ((await db.shadows.get([collection, recordId])) === undefined)
    await db.shadows.add({ collection, recordId, record: before ?? null })
  if (queue === 'team' || isBrought(collection)) await db.outbox.add(change)
}

async function applyLocally(db: SidelightDatabase, draft: Draft, at: Instant): Promise<void> {
  const table = rowTable(db, draft.collection)
  if (collections[draft.collection].serverOnly && (await readMeta(db, 'server')))
    throw new InvalidRowError(draft.collection, 'in a team only the server writes these.')
  const before = await table.get(draft.recordId)
  const change = await numberChange(db, draft, at)
  // The server tells of a deleted row no more than its id (r5): it alone still holds what is to be restored.
  if (!before && draft.op === 'restore' && (await readMeta(db, 'server'))) return queueChange(db, change, before)
  const after = applyChange(before ?? null, change)
  if (!after) throw new MissingRowError(draft.collection, draft.recordId)
  const parsed = parseRow(draft.collection, after)
  if (!parsed.ok) throw new InvalidRowError(draft.collection, parsed.problem)
  if (JSON.stringify(after).length > limits.recordLength)
    throw new InvalidRowError(draft.collection, `a row may be ${limits.recordLength} characters long as JSON.`)
  await queueChange(db, change, before)
  await table.put(parsed.row)
  await markStale(db, draft.collection, [before, after])
}

/** Rows of one collection that have changed, as they were and as they are. */
export interface TouchedRows {
  collection: Collection
  rows: readonly (LooseRecord | undefined)[]
}

/** Notes whose insights rest on rows that have changed: the rows' accounts, or, by the rules, every account. */
export async function markStale(
  db: SidelightDatabase,
  collection: Collection,
  rows: readonly (LooseRecord | undefined)[],
): Promise<void> {
  await markAllStale(db, [{ collection, rows }])
}

/** Marks every account, where a first sync left that for when it is over: a mark with each page takes an eighth of its time. */
export async function markAfterFirstSync(db: SidelightDatabase): Promise<void> {
  if ((await readMeta(db, 'allStale')) === null) return
  await withQuotaTold(() =>
    db.transaction('rw', [db.accounts, db.staleAccounts, db.meta], async () => {
      const mark = v7()
      const ids = await db.accounts.toCollection().primaryKeys()
      await db.staleAccounts.bulkPut(ids.map((accountId) => ({ accountId, mark })))
      await writeMeta(db, 'allStale', null)
    }),
  )
}

/** Of several collections: an account that several name is marked once. */
export async function markAllStale(db: SidelightDatabase, touched: readonly TouchedRows[]): Promise<void> {
  const ids = await Promise.all(touched.map((one) => restingOn(db, one)))
  const mark = v7()
  await db.staleAccounts.bulkPut([...new Set(ids.flat())].map((accountId) => ({ accountId, mark })))
}

/** The accounts whose numbers rest on the rows. */
async function restingOn(db: SidelightDatabase, { collection, rows }: TouchedRows): Promise<string[]> {
  if (await isRule(db, collection, rows)) return db.accounts.toCollection().primaryKeys()
  const own = collection === 'alerts' ? rows.filter(isComplaintAlert) : rows
  return own.flatMap((row) => accountsOf(collection, row))
}

/**
 * Do the rows decide the numbers of accounts other than their own? A segment only where rules are for it; a reference if it reads
 * otherwise on the same day. A new day's is compared account by account (look-over.ts).
 */
async function isRule(
  db: SidelightDatabase,
  collection: Collection,
  rows: readonly (LooseRecord | undefined)[],
): Promise<boolean> {
  if (collection === 'policies') return true
  if (collection === 'reference')
    return new Set(rows.map((row) => row?.['day'])).size === 1 && new Set(rows.map(referenceValues)).size > 1
  if (collection !== 'segments') return false
  const ids = new Set(rows.map((row) => row?.['id']))
  const policies = await db.policies.toArray()
  return policies.some(({ values }) => {
    const { bySegment } = values
    return Array.isArray(bySegment) && bySegment.some((one: LooseRecord | null) => ids.has(one?.['segmentId']))
  })
}

/** Of alerts only those about complaints are numbers' concern; the others follow from the numbers. */
function isComplaintAlert(row: LooseRecord | undefined): boolean {
  return row?.['rule'] === complaintRule
}

/** What a reference says; the day alone makes no other number. */
function referenceValues(row: LooseRecord | undefined): string {
  const values = row?.['values']
  return JSON.stringify(typeof values === 'object' && values !== null ? { ...values, day: null } : null)
}

/** Runs several writes as one; a quota error becomes `StorageFullError`, and then none of them has happened. */
export async function writeTogether<T>(db: SidelightDatabase, write: () => Promise<T>): Promise<T> {
  return withQuotaTold(() => db.transaction('rw', writableTables(db), async () => write()))
}

/** Applies and queues one change. `at` is when the person made it, by this device's clock. */
export async function writeChange(db: SidelightDatabase, draft: Draft, at: Instant): Promise<void> {
  const tables = writableTables(db, [draft.collection])
  // The function must be async itself: by that Dexie knows to carry the transaction over native awaits.
  await withQuotaTold(() => db.transaction('rw', tables, async () => applyLocally(db, draft, at)))
}
