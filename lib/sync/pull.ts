/** Fetches what changed since the cursor, page by page; records and cursor move in one transaction. */
import type { SidelightDatabase } from '../store/database'
import type { PullWindow, SyncedRecord } from '../messages/sync-protocol'
import { withQuotaTold } from '../store/errors'
import { forgetSightings } from '../store/hidden-sightings'
import { readMeta, writeMeta } from '../store/meta'
import { bareCollections, layRecords, syncTransaction } from './lay-records'
import type { RowsSocket } from './rows-socket'
import { askWindow } from './window'

const recordsPerPage = 1000

const goneAccounts = (records: readonly SyncedRecord[]): string[] =>
  records.flatMap(({ collection, id, gone }) => (gone && collection === 'accounts' ? [id] : []))

/** What was seen in this mailbox of people who were erased is forgotten with them. Hashing ends a transaction, so before it. */
async function forgetErased(db: SidelightDatabase, records: readonly SyncedRecord[]): Promise<void> {
  const ids = records.flatMap(({ collection, id, gone }) =>
    gone === 'erased' && collection === 'contacts' ? [id] : [],
  )
  if (ids.length === 0) return
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

export interface PullHooks {
  /** Told of accounts that must leave this browser, before the cursor passes them. */
  onGone?: ((accountIds: string[]) => Promise<void>) | undefined
  /** Told after each page after which there is more, with the cursor it led to. */
  onPage?: ((cursor: number) => void) | undefined
}

type Page = Awaited<ReturnType<RowsSocket['pull']>>

/** Each page is laid while the next one is on its way. */
class Pages {
  readonly #socket: Pick<RowsSocket, 'pull'>
  #ahead: { cursor: number; page: Promise<Page> } | null = null

  constructor(socket: Pick<RowsSocket, 'pull'>) {
    this.#socket = socket
  }

  /** The page above this cursor. */
  at(cursor: number, window: PullWindow | null): Promise<Page> {
    const ahead = this.#ahead
    this.#ahead = null
    return ahead?.cursor === cursor ? ahead.page : this.#ask(cursor, window)
  }

  /** Asks for the page after this one. */
  askAhead({ cursor, window }: Page, known: PullWindow | null): void {
    const page = this.#ask(cursor, window ?? known)
    // Whoever takes it hears of the failure; where nobody does, the connection has ended.
    page.catch(() => undefined)
    this.#ahead = { cursor, page }
  }

  #ask(cursor: number, window: PullWindow | null): Promise<Page> {
    return this.#socket.pull({ cursor, limit: recordsPerPage, ...askWindow(cursor, window) })
  }
}

/**
 * Pulls until nothing is left. Stops early when an answer is of another epoch.
 * @returns the epoch of the last answer
 * @throws SocketClosedError, StorageFullError; the cursor then stands before what was not kept
 */
export async function pullAll(
  db: SidelightDatabase,
  socket: Pick<RowsSocket, 'pull'>,
  { onGone, onPage }: PullHooks = {},
): Promise<string> {
  await pullGranted(db, socket)
  const pages = new Pages(socket)
  const bareAtFirst = await bareCollections(db)
  for (;;) {
    const cursor = (await readMeta(db, 'cursor')) ?? 0
    const window = await readMeta(db, 'window')
    const page = await pages.at(cursor, window)
    if (page.epoch !== (await readMeta(db, 'epoch'))) return page.epoch
    if (page.more && page.cursor <= cursor) throw new Error('The server said there is more, and did not move on.')
    // The usual answer to a look that was not needed: no reader of the store should wait for it.
    if (page.records.length === 0 && page.cursor <= cursor && !page.granted) return page.epoch
    if (page.more) pages.askAhead(page, window)
    // What has been written since may be of a row that a page before brought.
    const isOfBefore = page.cursor <= ((page.window ?? window)?.until ?? 0)
    const gone = goneAccounts(page.records)
    if (gone.length > 0) await onGone?.(gone)
    await forgetErased(db, page.records)
    await withQuotaTold(() =>
      syncTransaction(db, async () => {
        if (cursor === 0 && bareAtFirst.has('accounts')) await writeMeta(db, 'allStale', true)
        await layRecords(db, page.records, isOfBefore ? bareAtFirst : undefined)
        await noteGranted(db, page.granted ?? [], gone)
        if (page.window) await writeMeta(db, 'window', page.window)
        await writeMeta(db, 'cursor', Math.max(cursor, page.cursor))
      }),
    )
    if (!page.more) return (await pullGranted(db, socket)) ?? page.epoch
    onPage?.(page.cursor)
  }
}
