/** Fetches what changed since the cursor, page by page; records and cursor move in one transaction. */
import type { SidelightDatabase } from '../store/database'
import type { SyncedRecord } from '../messages/sync-protocol'
import { withQuotaTold } from '../store/errors'
import { forgetSightings } from '../store/hidden-sightings'
import { readMeta, writeMeta } from '../store/meta'
import { layRecords, syncTransaction } from './lay-records'
import type { RowsSocket } from './rows-socket'

const recordsPerPage = 1000

const goneAccounts = (records: readonly SyncedRecord[]): string[] =>
  records.flatMap(({ collection, id, gone }) => (gone && collection === 'accounts' ? [id] : []))

/** What was seen in this mailbox of people who were erased is forgotten with them. Hashing ends a transaction, so before it. */
async function forgetErased(db: SidelightDatabase, records: readonly SyncedRecord[]): Promise<void> {
  const ids = records.flatMap(({ collection, id, gone }) =>
    gone === 'erased' && collection === 'contacts' ? [id] : [],
  )
  const contacts = await db.contacts.bulkGet(ids)
  const addresses = contacts.flatMap((contact) => contact?.emails ?? [])
  if (addresses.length > 0) await forgetSightings(db, { addresses })
}

async function noteGranted(db: SidelightDatabase, granted: readonly string[], lost: readonly string[]): Promise<void> {
  const known = (await readMeta(db, 'granted')) ?? []
  const wanted = [...new Set([...known, ...granted])].filter((id) => !lost.includes(id))
  await writeMeta(db, 'granted', wanted.length === 0 ? null : wanted)
}

/**
 * Pulls accounts that this member was let into, each from its first row: the cursor is past them (r8). What is cut short begins
 * again. @returns the epoch of the last answer, null where there was nothing to pull
 */
async function pullGranted(db: SidelightDatabase, socket: Pick<RowsSocket, 'pull'>): Promise<string | null> {
  let epoch: string | null = null
  for (const accountId of (await readMeta(db, 'granted')) ?? []) {
    for (let cursor = 0, isMore = true; isMore;) {
      const page = await socket.pull({ cursor, limit: recordsPerPage, accountId })
      epoch = page.epoch
      if (epoch !== (await readMeta(db, 'epoch'))) return epoch
      if (page.more && page.cursor <= cursor) throw new Error('The server said there is more, and did not move on.')
      await withQuotaTold(() => syncTransaction(db, () => layRecords(db, page.records)))
      cursor = page.cursor
      isMore = page.more
    }
    await noteGranted(db, [], [accountId])
  }
  return epoch
}

/**
 * Pulls until nothing is left. Stops early when an answer is of another epoch.
 * @param onGone told of accounts that must leave this browser, before the cursor passes them
 * @returns the epoch of the last answer
 * @throws SocketClosedError, StorageFullError; the cursor then stands before what was not kept
 */
export async function pullAll(
  db: SidelightDatabase,
  socket: Pick<RowsSocket, 'pull'>,
  onGone?: (accountIds: string[]) => Promise<void>,
): Promise<string> {
  await pullGranted(db, socket)
  for (;;) {
    const cursor = (await readMeta(db, 'cursor')) ?? 0
    const page = await socket.pull({ cursor, limit: recordsPerPage })
    if (page.epoch !== (await readMeta(db, 'epoch'))) return page.epoch
    if (page.more && page.cursor <= cursor) throw new Error('The server said there is more, and did not move on.')
    // The usual answer to a look that was not needed: no reader of the store should wait for it.
    if (page.records.length === 0 && page.cursor <= cursor && !page.granted) return page.epoch
    const gone = goneAccounts(page.records)
    if (gone.length > 0) await onGone?.(gone)
    await forgetErased(db, page.records)
    await withQuotaTold(() =>
      syncTransaction(db, async () => {
        await layRecords(db, page.records)
        await noteGranted(db, page.granted ?? [], gone)
        await writeMeta(db, 'cursor', Math.max(cursor, page.cursor))
      }),
    )
    if (!page.more) return (await pullGranted(db, socket)) ?? page.epoch
  }
}
