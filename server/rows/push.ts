/** A push of one member, decided change by change against the rows under the workspace's lock. Pure. */
import { collections, isCollection } from '../../lib/messages/rows'
import type { Change, ChangeResult, SyncedRecord } from '../../lib/messages/sync-protocol'
import type { LoggedChange, RowsDecision, RowsState, StoredRecord } from '../storage/storage'
import type { Refusal } from './change-check'
import { correctedAt, stampOf } from './contest'
import { mergeChange, refused, type MergeResult } from './merge'

export interface Pusher {
  /** Null: the server itself, which may write every collection. */
  memberId: string | null
  role: string
}

export interface PushClock {
  /** Milliseconds since 1970: the device's clock when it sent, and the server's when it came. */
  sentAt: number
  receivedAt: number
}

export interface PushOutcome {
  results: ChangeResult[]
  /** The touched records as they stand now, each once. */
  records: StoredRecord[]
  /** Sequence number of the newest record. */
  head: number
}

/** Decides the changes in the order of each device's counter; a change that is refused does not stop the next. */
export function decidePush(
  state: RowsState,
  changes: readonly Change[],
  pusher: Pusher,
  clock: PushClock,
): RowsDecision<PushOutcome> {
  const written = new Map<string, StoredRecord>()
  const touched = new Map<string, StoredRecord>()
  const answers = new Map<string, ChangeResult>()
  const log: LoggedChange[] = []
  const receivedAt = new Date(clock.receivedAt).toISOString()
  let head = state.head

  for (const change of changes.toSorted((a, b) => a.counter - b.counter)) {
    if (answers.has(change.id)) continue
    const key = `${change.collection}/${change.recordId}`
    const before = written.get(key) ?? state.record({ collection: change.collection, id: change.recordId })
    const first = state.logged(change.id)
    if (first === null) {
      const { answer, record, lost } = decideChange(change, before, head + 1, state, pusher, clock)
      if (record !== null) {
        head = record.seq
        written.set(key, record)
      }
      log.push({ change, memberId: pusher.memberId, receivedAt, lost, answer })
      answers.set(change.id, answer)
    } else answers.set(change.id, repeatedAnswer(change, first, pusher))
    const now = written.get(key) ?? before
    if (now !== null) touched.set(key, now)
  }
  const results = changes.flatMap((change) => answers.get(change.id) ?? [])
  return { records: [...written.values()], log, result: { results, records: [...touched.values()], head } }
}

/** A repeated id gets its first answer (rule 3), which is told only to the member who got it then. */
function repeatedAnswer(
  change: Change,
  first: Pick<LoggedChange, 'answer' | 'memberId'>,
  pusher: Pusher,
): ChangeResult {
  if (first.memberId === pusher.memberId) return first.answer
  return { id: change.id, outcome: 'refused', code: 'idTaken', reason: 'Another member has used this change id.' }
}

function decideChange(
  change: Change,
  before: StoredRecord | null,
  seq: number,
  state: RowsState,
  pusher: Pusher,
  clock: PushClock,
): MergeResult {
  const refusal = checkRights(change, pusher)
  if (refusal !== null) return refused(change, refusal)
  // A cursor from before a restore counts as nothing seen: then every meeting is decided by time.
  const seen = change.seen > state.head ? 0 : change.seen
  const at = correctedAt(Date.parse(change.at), { ...clock, seenAt: state.committedAt(seen) })
  return mergeChange({ ...change, seen }, stampOf(change, seq, at, pusher.memberId), before)
}

function checkRights({ collection }: Change, { memberId, role }: Pusher): Refusal | null {
  if (memberId === null) return null
  if (role === 'viewer') return { code: 'viewer', reason: 'A viewer may read but not write.' }
  if (isCollection(collection) && collections[collection].serverOnly)
    return { code: 'serverOnly', reason: `In a team only the server writes ${collection}.` }
  return null
}

/** What of a record is sent: a deleted one as its id alone (rule 5). */
export function toSynced({ collection, id, seq, data }: StoredRecord): SyncedRecord {
  return { collection, id, seq, record: data['deletedAt'] === null ? data : null }
}
