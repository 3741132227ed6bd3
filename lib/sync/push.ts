/** Sends the outbox in the device's order and settles what the server answered, in one transaction each. */
import { limits } from '../messages/limits'
import type { Change, ChangeResult, ServerFrame } from '../messages/sync-protocol'
import type { SidelightDatabase } from '../store/database'
import { withQuotaTold } from '../store/errors'
import type { Attention } from '../store/stored'
import { layRecords, showAgain, syncTransaction } from './lay-records'
import { MissingRecords } from './make-again'
import type { RowsSocket } from './rows-socket'

/** Half a frame: the rest is room for the envelope. */
const batchBytes = limits.frameBytes / 2
const encoder = new TextEncoder()

/** As many of the next changes as fit in one push; one alone may be larger, the server then says so. */
function batchOf(changes: readonly Change[]): readonly Change[] {
  let bytes = 0
  const fits = changes.findIndex((change) => (bytes += encoder.encode(JSON.stringify(change)).length) > batchBytes)
  return fits === -1 ? changes : changes.slice(0, Math.max(1, fits))
}

/** The next changes that wait, in the device's order. */
async function nextBatch(db: SidelightDatabase): Promise<readonly Change[]> {
  return batchOf(await db.outbox.orderBy('counter').limit(limits.changesPerPush).toArray())
}

/**
 * What is confirmed, and of a deleted record what it was: a server that lost both has to be given both again (r7).
 * @param isGone the record is deleted now, by a delete or as an interaction that its last logger took back
 */
async function noteAcknowledged(
  db: SidelightDatabase,
  change: Change,
  acknowledgedAt: string,
  isGone: boolean,
): Promise<void> {
  const shadow = isGone ? await db.shadows.get([change.collection, change.recordId]) : undefined
  await db.acknowledged.put({ ...change, acknowledgedAt, ...(shadow?.record ? { was: shadow.record } : {}) })
}

/** What its author should look at; null when nothing of theirs was lost. */
function attentionFor(change: Change, result: ChangeResult, at: string): Attention | null {
  const { collection, recordId } = change
  const base = { collection, recordId, change, at }
  if (result.outcome === 'refused')
    return { ...base, kind: 'refused', code: result.code, reason: result.reason, lost: [] }
  // Two people who log one message both create it; that one of them was first is nobody's loss.
  if (result.outcome === 'applied' || change.op === 'create') return null
  return { ...base, kind: 'superseded', code: null, reason: null, lost: result.fields }
}

/**
 * Moves answered changes out of the outbox and lays the records that came with the answer.
 * @param missing keeps those whose record the server lacks and this browser has
 */
export async function settlePush(
  db: SidelightDatabase,
  sent: readonly Change[],
  answer: Pick<Extract<ServerFrame, { type: 'pushed' }>, 'results' | 'records'>,
  now: string,
  missing: MissingRecords = new MissingRecords(),
): Promise<void> {
  const results = new Map(answer.results.map((result) => [result.id, result]))
  const gone = new Set(
    answer.records.flatMap((each) => (each.record === null ? [`${each.collection} ${each.id}`] : [])),
  )
  const settle = async (): Promise<void> => {
    for (const change of sent) {
      const result = results.get(change.id)
      if (!result || (await missing.keep(db, change, result))) continue
      const attention = attentionFor(change, result, now)
      if (attention) await db.attention.add(attention)
      const isGone = gone.has(`${change.collection} ${change.recordId}`)
      if (result.outcome !== 'refused') await noteAcknowledged(db, change, now, isGone)
      await db.outbox.delete(change.counter)
    }
    await layRecords(db, answer.records)
    const touched = new Map(
      sent.map(({ collection, recordId }) => [`${collection} ${recordId}`, { collection, recordId }]),
    )
    for (const { collection, recordId } of touched.values()) await showAgain(db, collection, recordId)
  }
  await withQuotaTold(() => syncTransaction(db, settle))
}

/** Makes records again that the server lacks; what it says of that, it says of the changes of them that follow. */
async function makeAgain(db: SidelightDatabase, socket: RowsSocket, creates: readonly Change[]): Promise<void> {
  for (let left = creates; left.length > 0;) {
    const changes = batchOf(left)
    const { records } = await socket.push({ sentAt: new Date().toISOString(), changes: [...changes] })
    await withQuotaTold(() => syncTransaction(db, () => layRecords(db, records)))
    left = left.slice(changes.length)
  }
}

/**
 * Sends everything that waits. @returns the epoch of the last answer, null when nothing waited
 * @throws SocketClosedError, StorageFullError; what was not answered stays in the outbox
 */
export async function pushAll(db: SidelightDatabase, socket: RowsSocket): Promise<string | null> {
  let epoch: string | null = null
  const missing = new MissingRecords()
  for (;;) {
    await makeAgain(db, socket, missing.take())
    const changes = await nextBatch(db)
    if (changes.length === 0) return epoch
    const answer = await socket.push({ sentAt: new Date().toISOString(), changes: [...changes] })
    const answered = new Set(answer.results.map((result) => result.id))
    if (!changes.some((change) => answered.has(change.id)))
      throw new Error('The server answered a push without a word on any of its changes.')
    await settlePush(db, changes, answer, new Date().toISOString(), missing)
    epoch = answer.epoch
  }
}
