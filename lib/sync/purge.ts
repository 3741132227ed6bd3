/** What must leave this browser: accounts to which access was lost (r8), and people who were erased (r12). */
import { Dexie, type Collection as Rows } from 'dexie'
import type { LooseRecord } from '../messages/apply-patch'
import { collectionNames, isCollection, type Collection } from '../messages/rows'
import type { SyncedRecord } from '../messages/sync-protocol'
import type { SidelightDatabase } from '../store/database'
import { rowTable } from '../store/local-change'
import { accountsOf } from '../store/parse-row'

type RecordKey = [collection: string, recordId: string]
const keyOf = (collection: string, recordId: string): string => `${collection} ${recordId}`

/** Indexes by which the rows of one account are found; a collection without one is small, or names no account. */
const accountIndexes: Partial<Record<Collection, string>> = {
  interactions: '[accountId+at]',
  signals: '[accountId+at]',
  orders: '[accountId+on]',
  tasks: 'accountId',
  alerts: 'accountId',
}

/** Everything kept of records that are gone, and of the rows of accounts that are. Inside a transaction by `syncTransaction`. */
export async function purgeGone(db: SidelightDatabase, gone: readonly SyncedRecord[]): Promise<void> {
  if (gone.length === 0) return
  const accountIds = gone.flatMap((record) =>
    record.collection === 'accounts' && record.gone === 'access' ? [record.id] : [],
  )
  const keys = gone.map(({ collection, id }): RecordKey => [collection, id])
  for (const accountId of accountIds) keys.push(...(await takeRowsOf(db, accountId)))
  await db.insights.bulkDelete(accountIds)
  await db.staleAccounts.bulkDelete(accountIds)
  await purgeBeside(db, keys)
  const erased = gone.filter((record) => record.gone === 'erased' && record.collection === 'contacts')
  for (const { id } of erased) await purgeMentions(db, id)
}

/** Removes the account's rows; a person who is also somebody else's stays, without it. @returns what was removed */
async function takeRowsOf(db: SidelightDatabase, accountId: string): Promise<RecordKey[]> {
  const removed = await takeContactsOf(db, accountId)
  const contactIds = new Set(removed.map(([, id]) => id))
  for (const collection of collectionNames) {
    const index = accountIndexes[collection]
    const rows =
      index === undefined
        ? smallRowsOf(db, collection, accountId, contactIds)
        : rowsBy(db, collection, index, accountId)
    const ids = await rows.primaryKeys()
    await rowTable(db, collection).bulkDelete(ids)
    removed.push(...ids.map((id): RecordKey => [collection, id]))
  }
  await db.raw.filter(({ collection, record }) => accountsOf(collection, record).includes(accountId)).delete()
  removed.push(...(await deletedRowsOf(db, accountId)))
  await leaveOutOfContacts(db, accountId)
  return removed
}

/** Rows that were deleted here are in no table any more, but what they were is kept: for a refusal, and for a server restored from a backup. */
async function deletedRowsOf(db: SidelightDatabase, accountId: string): Promise<RecordKey[]> {
  const isOfIt = (collection: string, record: LooseRecord | null | undefined): boolean => {
    const accountIds = accountsOf(collection, record)
    return accountIds.length > 0 && accountIds.every((id) => id === accountId)
  }
  const kept = await db.shadows.filter(({ collection, record }) => isOfIt(collection, record)).toArray()
  const confirmed = await db.acknowledged.filter(({ collection, was }) => isOfIt(collection, was)).toArray()
  return [...kept, ...confirmed].map(({ collection, recordId }): RecordKey => [collection, recordId])
}

function rowsBy(
  db: SidelightDatabase,
  collection: Collection,
  index: string,
  accountId: string,
): Rows<LooseRecord, string> {
  const found = rowTable(db, collection).where(index)
  return index.startsWith('[')
    ? found.between([accountId, Dexie.minKey], [accountId, Dexie.maxKey])
    : found.equals(accountId)
}

function smallRowsOf(
  db: SidelightDatabase,
  collection: Collection,
  accountId: string,
  contactIds: ReadonlySet<string>,
): Rows<LooseRecord, string> {
  const table = rowTable(db, collection)
  if (collection === 'accounts') return table.where('id').equals(accountId)
  // A merge holds parts of many rows; the server sends it again where all of them may be seen.
  if (collection === 'merges') return table.filter((row) => JSON.stringify(row).includes(accountId))
  if (collection !== 'identities') return table.limit(0)
  return table.filter((row) => row['accountId'] === accountId || contactIds.has(String(row['contactId'])))
}

async function takeContactsOf(db: SidelightDatabase, accountId: string): Promise<RecordKey[]> {
  const removed: RecordKey[] = []
  for (const contact of await db.contacts.where('accountIds').equals(accountId).toArray()) {
    const left = contact.accountIds.filter((id) => id !== accountId)
    if (left.length === 0) {
      await db.contacts.delete(contact.id)
      removed.push(['contacts', contact.id])
      continue
    }
    await db.contacts.update(contact.id, { accountIds: left })
  }
  return removed
}

/** What people who are also somebody else's were for the server, those deleted here too. */
async function leaveOutOfContacts(db: SidelightDatabase, accountId: string): Promise<void> {
  const namesIt = (collection: string, record: LooseRecord | null | undefined): boolean =>
    collection === 'contacts' && accountsOf(collection, record).includes(accountId)
  await db.shadows
    .filter(({ collection, record }) => namesIt(collection, record))
    .modify((shadow) => {
      if (shadow.record) shadow.record = withoutAccount(shadow.record, accountId)
    })
  await db.acknowledged
    .filter(({ collection, was }) => namesIt(collection, was))
    .modify((change) => {
      if (change.was) change.was = withoutAccount(change.was, accountId)
    })
}

function withoutAccount(record: LooseRecord, accountId: string): LooseRecord {
  const ids = record['accountIds']
  return Array.isArray(ids) ? { ...record, accountIds: ids.filter((id) => id !== accountId) } : record
}

/** Changes that wait, were refused or were confirmed hold what was written, and would bring it back; so would an import's undo. */
async function purgeBeside(db: SidelightDatabase, keys: readonly RecordKey[]): Promise<void> {
  await db.outbox.where('[collection+recordId]').anyOf(keys).delete()
  await db.attention.where('[collection+recordId]').anyOf(keys).delete()
  await db.shadows.bulkDelete([...keys])
  await db.raw.bulkDelete([...keys])
  const gone = new Set(keys.map(([collection, id]) => keyOf(collection, id)))
  await db.acknowledged.filter(({ collection, recordId }) => gone.has(keyOf(collection, recordId))).delete()
  await db.importJournal.toCollection().modify((part) => {
    if (part.rows.some(({ collection, id }) => gone.has(keyOf(collection, id))))
      part.rows = part.rows.filter(({ collection, id }) => !gone.has(keyOf(collection, id)))
  })
}

/** Confirmed changes of other rows that name an erased person would tell of them again after a restore. */
async function purgeMentions(db: SidelightDatabase, contactId: string): Promise<void> {
  const contact = await db.contacts.get(contactId)
  const words = [contactId, ...(contact?.emails ?? [])]
  const isMention = (value: unknown): boolean => {
    const text = JSON.stringify(value)
    return words.some((word) => text.includes(word))
  }
  await db.acknowledged.filter(isMention).delete()
  await db.attention.filter(({ collection, change }) => isCollection(collection) && isMention(change)).delete()
  await db.importJournal.toCollection().modify((part) => {
    part.rows = part.rows.filter((row) => !isMention(row))
  })
}
