/** Everything that Sidelight takes from a message's own headers (RFC 5322), for content scripts. */
import { parseAddressList, parsePerson } from '../../domain/address-list'
import { strongKey } from '../../domain/message-key'
import { limits } from '../../messages/limits'
import type { Correspondent } from '../../messages/page-report'
import type { MessageIdentity } from '../adapter'
import { boundPeople, correspondent } from '../people'
import { decodeRaw, decodeWords } from './encoded-words'
import { readFields } from './header-fields'
import { readOriginals, readTraits } from './header-sort'

export interface HeaderBlock extends Required<MessageIdentity> {
  /** People beyond `limits.peoplePerMessage`: counted, not kept. */
  peopleLeftOut: number
}

/** Longest Message-ID that counts, in UTF-16 units: a line of a header (RFC 5322 2.1.1). A longer one is a trick. */
const longestMessageId = 998
const fieldOf = [
  ['from', 'from'],
  ['sender', 'sender'],
  ['replyTo', 'reply-to'],
  ['to', 'to'],
  ['cc', 'cc'],
  ['bcc', 'bcc'],
] as const

/**
 * A header date (RFC 5322 3.3 and its obsolete forms) in UTC; null when it cannot be read, or has no year of four digits,
 * which ISO 8601 and the report's schema need. Comments are dropped.
 */
export function readDate(value: string | null): string | null {
  const time = Date.parse(
    (value ?? '')
      .slice(0, 200)
      .replaceAll(/\([^()]*\)/g, ' ')
      .trim(),
  )
  const text = Number.isNaN(time) ? '' : new Date(time).toISOString()
  return /^\d{4}-/.test(text) ? text : null
}

/** The Message-ID without brackets; null when there is none or it is not one that a report may hold. */
export function readMessageId(value: string | null): string | null {
  const id = strongKey((value ?? '').slice(0, 2 * longestMessageId))
  return id !== null && id.length <= longestMessageId ? id : null
}

function readPeople(role: Correspondent['role'], value: string): Correspondent[] {
  return parseAddressList(value).map(({ name, address }) => {
    const shown = decodeWords(name)
    // Some senders encode the whole of "Name <address>".
    const whole = address === null && shown !== name ? parsePerson(shown) : { name: shown, address }
    return correspondent(role, whole.name, whole.address === null ? null : decodeWords(whole.address))
  })
}

/**
 * Reads the first 512 KB; people of several fields of one name are put together.
 * @param headers the bytes before the first empty line; a string holds one byte a character (a binary string), or text that is
 *   decoded already. `TextDecoder('latin1')` makes neither: it is windows-1252.
 */
export function readHeaderBlock(headers: string | Uint8Array): HeaderBlock {
  const field = readFields(headers)
  const charset = /charset\s*=\s*"?([^\s";]+)/i.exec(field('content-type').join(';'))?.[1] ?? ''
  const read = (name: string, role: Correspondent['role'] = 'from'): Correspondent[] =>
    field(name).flatMap((value) => readPeople(role, decodeRaw(value, charset)))
  const all = fieldOf.flatMap(([role, name]) => read(name, role))
  const traits = readTraits(field)
  return {
    ...boundPeople(all),
    messageId: readMessageId(field('message-id')[0] ?? null),
    at: readDate(field('date')[0] ?? null),
    originals: readOriginals(all, read, traits).slice(0, limits.originalsPerMessage),
    traits,
  }
}
