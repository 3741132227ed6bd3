/** Logging, once, whoever does it and wherever they are (ARCHITECTURE, "Logged once"). */
import type { Instant, Interaction } from '../domain/model'
import { interactionId, isSameMessage, strongKey, weakKey, type MessageKeys } from '../domain/message-key'
import type { SidelightDatabase } from './database'
import { MissingRowError } from './errors'
import { writeTogether } from './local-change'
import { loadIdentity } from './meta'
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
  const [strong, weak] = await Promise.all([
    keys.strongKey ? db.interactions.where('strongKey').equals(keys.strongKey).toArray() : [],
    keys.weakKey ? db.interactions.where('weakKey').equals(keys.weakKey).toArray() : [],
  ])
  const byId = new Map([...strong, ...weak].map((row) => [row.id, row]))
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

/**
 * Logs a message on an account: adds oneself to the row that has it, else makes the row, whose id every device computes
 * alike.
 * @returns the interaction's id, for undo
 * @throws RangeError when the message has neither a Message-ID nor sender and date
 */
export async function logMessage(
  db: SidelightDatabase,
  message: MessageToLog,
  options: WriteOptions = {},
): Promise<string> {
  return writeTogether(db, async () => {
    const { memberId, workspaceId } = await loadIdentity(db)
    const keys = messageKeysOf(message)
    const [existing] = await sameMessageRows(db, message.accountId, keys)
    // A create, not a patch: the colleague may just be undoing the last log of it, and logging again revives.
    if (existing) {
      const mine = { ...existing, loggedBy: [memberId], contactIds: [...message.contactIds] }
      return createRow(db, 'interactions', mine, options)
    }
    return createRow(
      db,
      'interactions',
      {
        id: interactionId({ ...keys, workspaceId, accountId: message.accountId }),
        accountId: message.accountId,
        contactIds: [...message.contactIds],
        kind: 'email',
        direction: message.direction,
        at: message.at ?? options.at ?? new Date().toISOString(),
        summary: message.subject ?? '',
        ...keys,
        threadKey: message.threadKey,
        loggedBy: [memberId],
      },
      options,
    )
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

export interface Activity {
  accountId: string
  contactIds?: readonly string[]
  kind: Exclude<Interaction['kind'], 'email'>
  summary: string
  /** When it happened; now, if not given. */
  at?: Instant
  direction?: 'in' | 'out'
}

/** Logs a call, meeting, visit, chat, event, complaint or note. @returns the interaction's id, for undo */
export async function logActivity(
  db: SidelightDatabase,
  activity: Activity,
  options: WriteOptions = {},
): Promise<string> {
  const { memberId } = await loadIdentity(db)
  return createRow(
    db,
    'interactions',
    {
      accountId: activity.accountId,
      contactIds: [...(activity.contactIds ?? [])],
      kind: activity.kind,
      direction: activity.direction ?? null,
      at: activity.at ?? options.at ?? new Date().toISOString(),
      summary: activity.summary,
      loggedBy: [memberId],
    },
    options,
  )
}
