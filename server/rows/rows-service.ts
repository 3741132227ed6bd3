/** Push and pull over the storage, and the poke that follows (rules 2, 3, 6, 10). */
import { limits } from '../../lib/messages/limits'
import type { Change, SyncedRecord } from '../../lib/messages/sync-protocol'
import { rowsTopic, type Bus } from '../bus/bus'
import type { Storage, StoredRecord } from '../storage/storage'
import { decidePush, toSynced, type PushClock, type Pusher, type PushOutcome } from './push'

/** A page of a pull is cut at about this many UTF-16 units, so that it passes as one frame. */
const pageLength = limits.rowsFrameBytes / 4

/** Under this origin the rows speak on the bus before any socket does. */
const origin = 'rows-service'

/**
 * Applies the changes, durable when this resolves, and tells the workspace.
 * @param from names the socket that pushed: it alone is not poked
 * @throws StorageError when the disk refuses; nothing is written then.
 */
export async function pushChanges(
  { storage, bus }: { storage: Storage; bus: Bus },
  workspaceId: string,
  changes: readonly Change[],
  pusher: Pusher,
  clock: PushClock,
  from: string = origin,
): Promise<PushOutcome> {
  const question = {
    keys: changes.map(({ collection, recordId }) => ({ collection, id: recordId })),
    changeIds: changes.map((change) => change.id),
    seen: changes.map((change) => change.seen),
    now: clock.receivedAt,
  }
  let headBefore = 0
  const outcome = await storage.decideRows(workspaceId, question, (state) => {
    headBefore = state.head
    return decidePush(state, changes, pusher, clock)
  })
  if (outcome.head > headBefore) bus.publish(rowsTopic(workspaceId), from, { kind: 'poke', head: outcome.head })
  return outcome
}

export interface Page {
  records: SyncedRecord[]
  cursor: number
  more: boolean
}

/** One page of what changed after `cursor`; of one account alone when `accountId` is given. */
export async function pullPage(
  storage: Storage,
  workspaceId: string,
  { cursor, limit, accountId }: { cursor: number; limit: number; accountId?: string | undefined },
): Promise<Page> {
  const { head, records } = await storage.recordsAfter(workspaceId, cursor, limit)
  const page = cutPage(records)
  const last = page.at(-1)
  const isCut = page.length < records.length
  const more = isCut || records.length === limit
  const wanted = accountId === undefined ? page : page.filter((record) => isOfAccount(record, accountId))
  return { records: wanted.map(toSynced), cursor: more && last !== undefined ? last.seq : Math.max(head, cursor), more }
}

/** At least one record, so that a pull always gets on. */
function cutPage(records: readonly StoredRecord[]): StoredRecord[] {
  let length = 0
  const over = records.findIndex((record, index) => {
    length += JSON.stringify(record.data).length
    return length > pageLength && index > 0
  })
  return over === -1 ? [...records] : records.slice(0, over)
}

function isOfAccount({ collection, id, data }: StoredRecord, accountId: string): boolean {
  if (collection === 'accounts') return id === accountId
  const accountIds: unknown = data['accountIds']
  return data['accountId'] === accountId || (Array.isArray(accountIds) && accountIds.includes(accountId))
}
