/** Logging, once, whoever does it and wherever they are (ARCHITECTURE, "Logged once"). */
import type { Instant, Interaction } from '../domain/model'
import {
  interactionId,
  isSameMessage,
  neighbourKeys,
  strongKey,
  weakKey,
  type MessageKeys,
} from '../domain/message-key'
import type { LooseRecord } from '../messages/apply-patch'
import type { SidelightDatabase } from './database'
import { MissingRowError } from './errors'
import { writeTogether } from './local-change'
import { loadIdentity, type Identity } from './meta'
import { refuseIfNeverLogged } from './never-log'
import { fillNewRow, type NewRows } from './new-row'
import { createRow, patchRow, type WriteOptions } from './write'

export interface MessageToLog {
  accountId: string
  contactIds: readonly string[]
  /** RFC 5322 Message-ID, as the page holds it; null when it does not. */
  messageId: string | null
  /** Normalised address of the sender. */
  sender: string | null
  subject: string | null
  /** When the message was sent; null when the page shows no readable date. */
  at: Instant | null
  threadKey: string | null
  direction: 'in' | 'out'
  /** Everybody in the message, normalised, and its thread by `threadHash`: held against the never-log list. */
  addresses?: readonly string[]
  thread?: string | null
}

/** Who logged a message, and when it was first recorded. */
export interface Logged {
  /** The row to undo; where the same message stands in several rows, the one that oneself is in. */
  interactionId: string
  by: { memberId: string; name: string | null; isMe: boolean }[]
  recordedAt: Instant
}

/** The rows that log this message, at whatever account. */
export async function loggedRows(db: SidelightDatabase, keys: MessageKeys): Promise<Interaction[]> {
  const { strongKey: strong, weakKey: weak } = keys
  // Sender, then minute: what the sender wrote in these minutes, of whatever subject, is one range.
  const near = weak !== null && keys.direction === 'out' ? neighbourKeys(weak) : []
  const [first = weak, last = weak] = near
  const found = await Promise.all([
    strong ? db.interactions.where('strongKey').equals(strong).toArray() : [],
    first && last ? db.interactions.where('weakKey').between(first, last, true, true).toArray() : [],
  ])
  const byId = new Map(found.flat().map((row) => [row.id, row]))
  return [...byId.values()].filter((row) => row.deletedAt === null && isSameMessage(row, keys))
}

async function sameMessageRows(db: SidelightDatabase, accountId: string, keys: MessageKeys): Promise<Interaction[]> {
  const rows = await loggedRows(db, keys)
  return rows.filter((row) => row.accountId === accountId)
}

/** What those rows of one account say; null when there are none. @param nameOf of a member, null when not known */
export function loggedOf(
  rows: readonly Interaction[],
  myId: string,
  nameOf: (memberId: string) => string | null,
): Logged | null {
  const [first] = rows
  if (!first) return null
  const ids = [...new Set(rows.flatMap((row) => row.loggedBy))]
  return {
    interactionId: rows.find((row) => row.loggedBy.includes(myId))?.id ?? first.id,
    by: ids.map((id) => ({ memberId: id, name: nameOf(id), isMe: id === myId })),
    recordedAt: rows.map((row) => row.recordedAt).toSorted()[0] ?? first.recordedAt,
  }
}

/** Was this message logged on this account, and by whom? Null when nobody has. */
export async function findLogged(db: SidelightDatabase, accountId: string, keys: MessageKeys): Promise<Logged | null> {
  const rows = await sameMessageRows(db, accountId, keys)
  const { memberId } = await loadIdentity(db)
  const members = await db.members.bulkGet([...new Set(rows.flatMap((row) => row.loggedBy))])
  const names = new Map(members.map((member) => [member?.id, member?.name ?? null]))
  return loggedOf(rows, memberId, (id) => names.get(id) ?? null)
}

/** The keys under which a message is found again. */
export function messageKeysOf(message: Pick<MessageToLog, 'messageId' | 'sender' | 'subject' | 'at'>): MessageKeys {
  return { strongKey: strongKey(message.messageId), weakKey: weakKey(message) }
}

/** The interaction that logging makes; where a row logs the message already, oneself on that row. @throws RangeError */
function planLog(
  message: MessageToLog,
  existing: Interaction | undefined,
  { memberId, workspaceId }: Identity,
  now: Instant,
): NewRows['interactions'] {
  const keys = messageKeysOf(message)
  // A create, not a patch: the colleague may just be undoing the last log of it, and logging again revives.
  if (existing) return { ...existing, loggedBy: [memberId], contactIds: [...message.contactIds] }
  return {
    id: interactionId({ ...keys, workspaceId, accountId: message.accountId }),
    accountId: message.accountId,
    contactIds: [...message.contactIds],
    kind: 'email',
    direction: message.direction,
    at: message.at ?? now,
    summary: message.subject ?? '',
    ...keys,
    threadKey: message.threadKey,
    loggedBy: [memberId],
  }
}

const keysToLog = (message: MessageToLog): MessageKeys => ({
  ...messageKeysOf(message),
  direction: message.direction,
})

/**
 * Every field that `logMessage` would store, and send to the team, if it were called now; nothing is written.
 * @throws RangeError when nothing identifies the message
 */
export async function previewLog(
  db: SidelightDatabase,
  message: MessageToLog,
  { at = new Date().toISOString() }: WriteOptions = {},
): Promise<LooseRecord> {
  const [existing] = await sameMessageRows(db, message.accountId, keysToLog(message))
  return fillNewRow('interactions', planLog(message, existing, await loadIdentity(db), at), at)
}

/** @throws NeverLoggedError when anybody in it, or its thread, is to stay unlogged */
async function refusePrivate(db: SidelightDatabase, message: MessageToLog): Promise<void> {
  const contacts = await db.contacts.bulkGet([...message.contactIds])
  const known = contacts.flatMap((contact) => contact?.emails ?? [])
  const sender = message.sender === null ? [] : [message.sender]
  const addresses = [...sender, ...(message.addresses ?? []), ...known]
  await refuseIfNeverLogged(db, { addresses, thread: message.thread ?? null })
}

/**
 * Logs a message on an account: adds oneself to the row that has it, else makes the row, whose id every device computes
 * alike.
 * @returns the interaction's id, for undo
 * @throws RangeError when the message has neither a Message-ID nor sender and date, NeverLoggedError, StorageFullError
 */
export async function logMessage(
  db: SidelightDatabase,
  message: MessageToLog,
  options: WriteOptions = {},
): Promise<string> {
  await refusePrivate(db, message)
  const at = options.at ?? new Date().toISOString()
  return writeTogether(db, async () => {
    const [existing] = await sameMessageRows(db, message.accountId, keysToLog(message))
    return createRow(db, 'interactions', planLog(message, existing, await loadIdentity(db), at), { at })
  })
}

/** Takes oneself off an interaction; the last one to go deletes it. @throws MissingRowError */
export async function undoLog(db: SidelightDatabase, id: string, options: WriteOptions = {}): Promise<void> {
  await writeTogether(db, async () => {
    const { memberId } = await loadIdentity(db)
    const row = await db.interactions.get(id)
    if (!row) throw new MissingRowError('interactions', id)
    const rows = [row, ...(await sameMessageRows(db, row.accountId, row))]
    const mine = rows.filter((found) => found.deletedAt === null && found.loggedBy.includes(memberId))
    for (const found of new Set(mine.map(({ id: foundId }) => foundId)))
      await patchRow(db, 'interactions', found, { remove: { loggedBy: [memberId] } }, options)
  })
}
