/** Everything of one account, from its first row: what a member pulls who was let into it (rule 8). */
import { setImmediate } from 'node:timers/promises'
import type { Storage, StoredRecord } from '../storage/storage'
import { isOpenTo, linksOf, type Reader } from './access'
import { cutPage } from './read-page'
import type { Page } from './rows-service'
import { showTo } from './visible-records'

/** Rows of a page take some milliseconds; others have their turn after each. */
const rowsPerTurn = 500

/** Collections whose rows name accounts in other fields than `accountId`. */
const scanned = ['contacts', 'merges'] as const

/** A page of the account's rows with a sequence number above `cursor`, lowest first. */
export async function pullAccount(
  storage: Storage,
  workspaceId: string,
  reader: Reader,
  { cursor, limit, accountId }: { cursor: number; limit: number; accountId: string },
): Promise<Page> {
  const head = await storage.head(workspaceId)
  // Not even which visible people are of a hidden account is told.
  const isOpen = isOpenTo(reader, (await storage.restrictedAccounts(workspaceId)).get(accountId))
  if (!isOpen) return { records: [], cursor: Math.max(head, cursor), more: false }
  const all = (await rowsOfAccount(storage, workspaceId, accountId)).filter(({ seq }) => seq > cursor)
  const wanted = all.toSorted((a, b) => a.seq - b.seq).slice(0, limit)
  const page = cutPage(wanted)
  const more = page.length < all.length
  const restricted = await storage.restrictedAccounts(workspaceId)
  const shown = await showTo(storage, workspaceId, reader, restricted, page)
  const last = page.at(-1)
  return {
    records: shown.filter((one) => one !== null),
    cursor: more && last !== undefined ? last.seq : Math.max(head, cursor),
    more,
  }
}

async function rowsOfAccount(storage: Storage, workspaceId: string, accountId: string): Promise<StoredRecord[]> {
  const account = await storage.record(workspaceId, { collection: 'accounts', id: accountId })
  const rows = [...(account === null ? [] : [account]), ...(await storage.recordsOfAccount(workspaceId, accountId))]
  for (const collection of scanned)
    for await (const row of eachRecord(storage, workspaceId, collection))
      if (linksOf(row).accountIds.includes(accountId)) rows.push(row)
  const contactIds = new Set(rows.flatMap(({ collection, id }) => (collection === 'contacts' ? [id] : [])))
  for await (const row of eachRecord(storage, workspaceId, 'identities'))
    if (typeof row.data['contactId'] === 'string' && contactIds.has(row.data['contactId'])) rows.push(row)
  return [...new Map(rows.map((row) => [`${row.collection}/${row.id}`, row])).values()]
}

/** Every record of a collection, with everybody else's turn in between. */
export async function* eachRecord(
  storage: Storage,
  workspaceId: string,
  collection: string,
): AsyncGenerator<StoredRecord> {
  for (let afterId = '', isMore = true; isMore;) {
    const page = await storage.recordsOfPage(workspaceId, collection, afterId, rowsPerTurn)
    yield* page
    afterId = page.at(-1)?.id ?? ''
    isMore = page.length === rowsPerTurn
    await setImmediate()
  }
}
