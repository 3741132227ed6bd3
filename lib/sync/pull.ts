/** Fetches what changed since the cursor, page by page; records and cursor move in one transaction. */
import type { SidelightDatabase } from '../store/database'
import type { SyncedRecord } from '../messages/sync-protocol'
import { withQuotaTold } from '../store/errors'
import { readMeta, writeMeta } from '../store/meta'
import { layRecords, syncTransaction } from './lay-records'
import type { RowsSocket } from './rows-socket'

const recordsPerPage = 1000

const goneAccounts = (records: readonly SyncedRecord[]): string[] =>
  records.flatMap(({ collection, id, gone }) => (gone && collection === 'accounts' ? [id] : []))

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
  for (;;) {
    const cursor = (await readMeta(db, 'cursor')) ?? 0
    const page = await socket.pull({ cursor, limit: recordsPerPage })
    if (page.epoch !== (await readMeta(db, 'epoch'))) return page.epoch
    if (page.more && page.cursor <= cursor) throw new Error('The server said there is more, and did not move on.')
    // The usual answer to a look that was not needed: no reader of the store should wait for it.
    if (page.records.length === 0 && page.cursor <= cursor) return page.epoch
    const gone = goneAccounts(page.records)
    if (gone.length > 0) await onGone?.(gone)
    await withQuotaTold(() =>
      syncTransaction(db, async () => {
        await layRecords(db, page.records)
        await writeMeta(db, 'cursor', Math.max(cursor, page.cursor))
      }),
    )
    if (!page.more) return page.epoch
  }
}
