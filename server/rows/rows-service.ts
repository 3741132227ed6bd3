/** Push and pull over the storage, and the poke that follows (rules 2, 3, 6, 8, 10). */
import type { Change, SyncedRecord } from '../../lib/messages/sync-protocol'
import { rowsTopic, type Bus } from '../bus/bus'
import type { RecordKey, RowsState, Storage, StoredRecord } from '../storage/storage'
import type { Reader, Restricted } from './access'
import { accessNews, newsAfterRestore, noNews, type AccessNews } from './access-news'
import { decidePush, joinOutcomes, type PushClock, type PushOutcome } from './push'
import type { Pusher } from './push-rights'
import { readPage, type PageQuestion } from './read-page'
import { showTo } from './visible-records'

/** Under this origin the rows speak on the bus before any socket does. */
const origin = 'rows-service'

export interface PushOptions {
  /** Names the socket that pushed: it alone is not poked. */
  from?: string
  /** Looks at more rows under the lock, and throws what is to keep the whole push from happening; then it is one transaction. */
  guard?: { keys: RecordKey[]; check: (state: RowsState) => void }
}

/** Changes of one transaction, some milliseconds of work; others have their turn after each. */
const changesPerTurn = 100

/**
 * Applies the changes, durable when this resolves, and tells the workspace.
 * @throws StorageError when the disk refuses; what of the push was written before is answered as a repetition when it is sent again
 */
export async function pushChanges(
  parts: { storage: Storage; bus: Bus },
  workspaceId: string,
  changes: readonly Change[],
  pusher: Pusher,
  clock: PushClock,
  options: PushOptions = {},
): Promise<PushOutcome> {
  const push = (some: readonly Change[]): Promise<PushOutcome> =>
    pushAtOnce(parts, workspaceId, some, pusher, clock, options)
  if (changes.length <= changesPerTurn || options.guard !== undefined) return push(changes)
  const ordered = changes.toSorted((a, b) => a.counter - b.counter)
  const outcomes: PushOutcome[] = []
  for (let from = 0; from < ordered.length; from += changesPerTurn)
    outcomes.push(await push(ordered.slice(from, from + changesPerTurn)))
  return joinOutcomes(changes, outcomes)
}

async function pushAtOnce(
  { storage, bus }: { storage: Storage; bus: Bus },
  workspaceId: string,
  changes: readonly Change[],
  pusher: Pusher,
  clock: PushClock,
  { from = origin, guard }: PushOptions,
): Promise<PushOutcome> {
  const self = pusher.memberId === null ? [] : [{ collection: 'members', id: pusher.memberId }]
  const touched = changes.map(({ collection, recordId }) => ({ collection, id: recordId }))
  const question = {
    keys: [...touched, ...self, ...(guard?.keys ?? [])],
    changeIds: changes.map((change) => change.id),
    seen: changes.map((change) => change.seen),
    now: clock.receivedAt,
  }
  let headBefore = 0
  const outcome = await storage.decideRows(workspaceId, question, (state) => {
    headBefore = state.head
    guard?.check(state)
    return decidePush(state, changes, pusher, clock)
  })
  const { head, audience, isAccessChanged, records } = outcome
  if (isAccessChanged) bus.publish(rowsTopic(workspaceId), from, { kind: 'access' })
  if (head > headBefore)
    bus.publish(rowsTopic(workspaceId), from, {
      kind: 'poke',
      head,
      ...(audience === null ? {} : { only: audience }),
      ...accountsOf(records),
    })
  return outcome
}

/** More are an import, which is no news to whoever looks at one of them. */
const mostAccountsTold = 20

function accountsOf(records: readonly StoredRecord[]): { accountIds?: string[] } {
  const ids = records.flatMap(({ collection, id, data }): unknown[] => {
    if (collection === 'accounts') return [id]
    return Array.isArray(data['accountIds']) ? data['accountIds'] : [data['accountId']]
  })
  const accountIds = [...new Set(ids)].filter((id) => typeof id === 'string')
  return accountIds.length <= mostAccountsTold ? { accountIds } : {}
}

export interface Page {
  records: SyncedRecord[]
  cursor: number
  more: boolean
  granted?: string[]
}

export interface PullQuestion extends PageQuestion {
  /** The client has pulled in an earlier epoch, and may hold what it may not see any more. */
  isReturning?: boolean
}

/** One page of what changed after `cursor`, as this member may see it; null reads everything, as the server itself. */
export async function pullPage(
  storage: Storage,
  workspaceId: string,
  reader: Reader | null,
  { isReturning = false, ...asked }: PullQuestion,
): Promise<Page> {
  const { page, next, more } = await readPage(storage, workspaceId, asked)
  // Read after the records: who was put out meanwhile does not get them.
  const restricted = await storage.restrictedAccounts(workspaceId)
  const shown = await showTo(storage, workspaceId, reader, restricted, page)
  if (reader === null) return { records: shown.filter((one) => one !== null), cursor: next, more }
  const news = await newsOf(storage, workspaceId, reader, restricted, { cursor: asked.cursor, isReturning })
  const lost = news.lost.map((id) => goneRecord('accounts', id, next))
  const moved = await hiddenOf(storage, workspaceId, reader, restricted, news.moved)
  const gone = moved.map(({ collection, id }) => goneRecord(collection, id, next))
  // Moved since the page was read: what it says of them is of before.
  const isGone = new Set(moved.map(keyOf))
  const kept = shown.filter((record) => record !== null).filter((record) => !isGone.has(keyOf(record)))
  const granted = news.granted.length === 0 ? {} : { granted: news.granted }
  return { records: [...lost, ...gone, ...kept], cursor: next, more, ...granted }
}

/** Those of the rows that the member may not see where they are now, whatever page their last change is on. */
async function hiddenOf(
  storage: Storage,
  workspaceId: string,
  reader: Reader,
  restricted: Restricted,
  keys: readonly RecordKey[],
): Promise<RecordKey[]> {
  const found = await Promise.all(keys.map((key) => storage.record(workspaceId, key)))
  const records = found.filter((record) => record !== null)
  const shown = await showTo(storage, workspaceId, reader, restricted, records)
  return records.filter((_, index) => shown[index] === null)
}

async function newsOf(
  storage: Storage,
  workspaceId: string,
  reader: Reader,
  restricted: Restricted,
  { cursor, isReturning }: { cursor: number; isReturning: boolean },
): Promise<AccessNews> {
  // Whoever holds nothing has nothing to lose and is sent everything anyway.
  if (cursor === 0) return isReturning ? newsAfterRestore(reader, restricted) : noNews
  const changes = await storage.accessChangesAfter(workspaceId, cursor)
  return changes.length === 0 ? noNews : accessNews(reader, restricted, changes)
}

const keyOf = ({ collection, id }: RecordKey): string => `${collection}/${id}`

const goneRecord = (collection: string, id: string, seq: number): SyncedRecord => ({
  collection,
  id,
  seq,
  record: null,
  gone: 'access',
})
