/** A push of one member, decided change by change against the rows under the workspace's lock. Pure. */
import type { Change, ChangeResult, SyncedRecord } from '../../lib/messages/sync-protocol'
import type { AccessChange, LoggedChange, RowsDecision, RowsState, StoredRecord } from '../storage/storage'
import { correctedAt, stampOf } from './contest'
import { mergeChange, refused, unknownRecord, type MergeResult } from './merge'
import { AccessRights, accessChangeOf, checkRole, pusherNow, type Pusher } from './push-rights'

export interface PushClock {
  /** Milliseconds since 1970: the device's clock when it sent, and the server's when it came. */
  sentAt: number
  receivedAt: number
}

export interface PushOutcome {
  results: ChangeResult[]
  /** The touched records as they stand now, each once, hidden ones too. */
  records: StoredRecord[]
  /** Sequence number of the newest record. */
  head: number
  /** The members beside owners and admins who may see, or could see before, something of it; null: everybody. */
  audience: string[] | null
  /** Somebody may see or do more or less than before. */
  isAccessChanged: boolean
}

/** Decides the changes in the order of each device's counter; a change that is refused does not stop the next. */
export function decidePush(
  state: RowsState,
  changes: readonly Change[],
  from: Pusher,
  clock: PushClock,
): RowsDecision<PushOutcome> {
  const pusher = pusherNow(state, from)
  const rights = new AccessRights(state.restricted, pusher)
  const written = new Map<string, StoredRecord>()
  const touched = new Map<string, StoredRecord>()
  const answers = new Map<string, ChangeResult>()
  const log: LoggedChange[] = []
  const access: AccessChange[] = []
  const audience = new Audience()
  const receivedAt = new Date(clock.receivedAt).toISOString()
  let head = state.head

  for (const change of changes.toSorted((a, b) => a.counter - b.counter)) {
    if (answers.has(change.id)) continue
    const key = `${change.collection}/${change.recordId}`
    const stored = written.get(key) ?? state.record({ collection: change.collection, id: change.recordId })
    const first = state.logged(change.id)
    if (first === null) {
      const { answer, record, lost, before } = decideChange(change, stored, head + 1, { state, pusher, rights, clock })
      if (record !== null) {
        head = record.seq
        written.set(key, record)
        const changed = accessChangeOf(stored, record)
        if (changed !== null) access.push(changed)
        if (stored !== null) audience.add(rights.audienceOf(stored))
        rights.note(record)
        audience.add(rights.audienceOf(record))
      }
      log.push({
        change: withoutErased(change, answer),
        memberId: pusher.memberId,
        receivedAt,
        lost,
        answer,
        seq: head,
        before,
      })
      answers.set(change.id, answer)
    } else answers.set(change.id, repeatedAnswer(change, first, pusher))
    const now = written.get(key) ?? stored
    if (now !== null) touched.set(key, now)
  }
  const results = changes.flatMap((change) => answers.get(change.id) ?? [])
  const isAccessChanged = access.length > 0
  const outcome = { results, records: [...touched.values()], head, audience: audience.members(), isAccessChanged }
  return { records: [...written.values()], log, access: lastOfEach(access, written), result: outcome }
}

/** @param outcomes of the changes' parts, one after the other */
export function joinOutcomes(changes: readonly Change[], outcomes: readonly PushOutcome[]): PushOutcome {
  const answers = new Map(outcomes.flatMap(({ results }) => results).map((result) => [result.id, result]))
  const records = outcomes.flatMap((outcome) => outcome.records)
  const audience = new Audience()
  for (const outcome of outcomes) audience.add(outcome.audience)
  return {
    results: changes.flatMap(({ id }) => answers.get(id) ?? []),
    records: [...new Map(records.map((record) => [`${record.collection}/${record.id}`, record])).values()],
    head: Math.max(...outcomes.map(({ head }) => head)),
    audience: audience.members(),
    isAccessChanged: outcomes.some((outcome) => outcome.isAccessChanged),
  }
}

/** Who may see any of what was written. */
class Audience {
  #members: Set<string> | null = new Set()

  add(members: readonly string[] | null): void {
    if (members === null) this.#members = null
    else for (const member of members) this.#members?.add(member)
  }

  members(): string[] | null {
    return this.#members === null ? null : [...this.#members]
  }
}

/**
 * A record that is written twice in one push takes its last sequence number; what it was before the first is what counts, under
 * that number, since no cursor ever stands between the two.
 */
function lastOfEach(access: readonly AccessChange[], written: ReadonlyMap<string, StoredRecord>): AccessChange[] {
  const first = new Map<string, AccessChange>()
  for (const change of access) {
    const collection = change.kind === 'row' ? change.collection : `${change.kind}s`
    const key = `${collection}/${change.id}`
    if (!first.has(key)) first.set(key, { ...change, seq: written.get(key)?.seq ?? change.seq })
  }
  return [...first.values()]
}

/** What was written of an erased person, by a client that had not heard of it, is not kept in the log either (rule 12). */
function withoutErased(change: Change, answer: ChangeResult): Change {
  return answer.outcome === 'refused' && answer.code === erased.code ? { ...change, patch: {} } : change
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
  { state, pusher, rights, clock }: { state: RowsState; pusher: Pusher; rights: AccessRights; clock: PushClock },
): MergeResult {
  const refusal = checkRole(change, pusher)
  if (refusal !== null) return refused(change, refusal)
  // A hidden record is refused as one that is not there, but its id cannot be taken.
  if (before !== null && !rights.maySee(before))
    return refused(change, change.op === 'create' ? idNotFree : unknownRecord(change))
  if (before !== null && before.data['erasedAt'] !== undefined && pusher.memberId !== null)
    return refused(change, erased)
  const notNamed = rights.checkNamed(change)
  if (notNamed !== null) return refused(change, notNamed)
  // A cursor from before a restore counts as nothing seen: then every meeting is decided by time.
  const seen = change.seen > state.head ? 0 : change.seen
  const at = correctedAt(Date.parse(change.at), { ...clock, seenAt: state.committedAt(seen) })
  const merged = mergeChange({ ...change, seen }, stampOf(change, seq, at, pusher.memberId), before)
  const noRight = merged.record === null ? null : rights.check(before, merged.record)
  return noRight === null ? merged : refused(change, noRight)
}

const erased = { code: 'erased', reason: 'This person was erased.' }
const idNotFree = { code: 'noAccess', reason: 'This record is not open to you.' }

/** What of a record is sent: a deleted one as its id alone (rule 5), of an erased person what is left (rule 12). */
export function toSynced({ collection, id, seq, data }: StoredRecord): SyncedRecord {
  const record = data['deletedAt'] === null ? data : null
  return { collection, id, seq, record, ...(data['erasedAt'] === undefined ? {} : { gone: 'erased' as const }) }
}
