/** What makes two sightings of a message the same message, whoever's mailbox it was seen in. */
import { v5 as uuidv5 } from 'uuid'
import type { Instant } from './model'

/** What is known of a message's identity; the form stored on an interaction. */
export interface MessageKeys {
  strongKey: string | null
  weakKey: string | null
  /** Of a message that our side wrote, the minute may be that of the click on "send" (`isSameMessage`). */
  direction?: 'in' | 'out' | null
}

/** Namespace of the ids made here (RFC 9562 6.6); fixed, since every device must make the same id. */
const interactionNamespace = '6f0b1c0e-6a53-5d0c-9a4e-3f1f5f0c2d17'
const longestSubject = 500

/**
 * Reply and forward marks in front of a subject, as mail clients write them: English, German, Nordic, Romance, Dutch,
 * Polish, Turkish, Chinese; with the counters some add ("Re[2]:", "Re(3):", "回复2：").
 */
const replyMark =
  /^(?:re|fwd?|aw|wg|sv|vs|vb|rv|enc|tr|rif|inoltra|antw|doorst|odp|pd|ynt|ilt|res|回复|回覆|答复|答覆|转发|轉發|轉寄|转寄)\s*(?:\[\d+\]|\(\d+\)|\d+)?\s*[:：]\s*/i

/** A subject without reply and forward marks, in one case and with single spaces, so that a thread's subjects agree. */
export function normaliseSubject(subject: string): string {
  let rest = subject.normalize('NFKC').trim()
  for (let next = rest.replace(replyMark, ''); next !== rest; next = rest.replace(replyMark, '')) rest = next
  return rest.toLowerCase().replaceAll(/\s+/g, ' ').trim().slice(0, longestSubject)
}

/** A Message-ID (RFC 5322 3.6.4) without brackets and blanks; null when nothing is left. Its case is kept. */
export function strongKey(messageId: string | null): string | null {
  const bare = (messageId ?? '')
    .trim()
    .replace(/^<(.*)>$/s, '$1')
    .replaceAll(/\s/g, '')
  return bare === '' ? null : bare
}

/**
 * Sender, minute in UTC and subject: what every mailbox agrees on when the page does not hold the Message-ID.
 * @param sender normalised (lib/domain/address.ts)
 * @returns null when the sender or a readable time is missing, since then strangers' messages would agree
 */
export function weakKey(message: { sender: string | null; at: Instant | null; subject: string | null }): string | null {
  const time = message.at === null ? Number.NaN : Date.parse(message.at)
  if (message.sender === null || Number.isNaN(time)) return null
  const minute = new Date(time).toISOString().slice(0, 16)
  return `${message.sender} ${minute} ${normaliseSubject(message.subject ?? '')}`
}

/**
 * The id of the interaction that logs a message at an account: the same on every device, so that a message logged by
 * two reps is one row.
 * @throws RangeError when the message has neither key: nothing would tell it from another
 */
export function interactionId(message: MessageKeys & { workspaceId: string; accountId: string }): string {
  const key = message.strongKey ?? message.weakKey
  if (key === null) throw new RangeError('A message needs a Message-ID, or a sender and a date, to be logged once')
  return uuidv5(JSON.stringify([message.workspaceId, message.accountId, key]), interactionNamespace)
}

/** Sender, minute and subject of a weak key; a quoted local part may hold blanks. */
const weakParts = /^(.*@\S+) (\d{4}-\d{2}-\d{2}T\d{2}:\d{2})( .*)$/s
const minuteMs = 60_000

/** The weak keys of the same sender and subject a minute earlier and later. */
export function neighbourKeys(weak: string): string[] {
  const [, sender, minute, subject] = weakParts.exec(weak) ?? []
  const at = Date.parse(`${minute}:00.000Z`)
  if (sender === undefined || Number.isNaN(at)) return []
  return [at - minuteMs, at + minuteMs].map((ms) => `${sender} ${new Date(ms).toISOString().slice(0, 16)}${subject}`)
}

/**
 * One message: the strong keys match, or the weak ones where one of the two has no strong key. What our side wrote is known from
 * the click on "send" before the message has a date: there the minute may differ by one, sender and subject may not.
 */
export function isSameMessage(a: MessageKeys, b: MessageKeys): boolean {
  if (a.strongKey !== null && b.strongKey !== null) return a.strongKey === b.strongKey
  if (a.weakKey === null || b.weakKey === null) return false
  if (a.weakKey === b.weakKey) return true
  return a.direction === 'out' && b.direction === 'out' && neighbourKeys(a.weakKey).includes(b.weakKey)
}
