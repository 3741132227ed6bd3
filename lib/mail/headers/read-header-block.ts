/** Everything that Sidelight takes from a message's own headers (RFC 5322), for content scripts. */
import { strongKey } from '../../domain/message-key'
import type { MessageIdentity } from '../adapter'

export interface HeaderBlock extends Required<MessageIdentity> {
  /** People beyond `limits.peoplePerMessage`: counted, not kept. */
  peopleLeftOut: number
}

/**
 * @param headers the bytes before the first empty line; a string holds one byte a character (a binary string), or text that is
 *   decoded already. `TextDecoder('latin1')` makes neither: it is windows-1252.
 */
export function readHeaderBlock(headers: string | Uint8Array): HeaderBlock {
  const text = typeof headers === 'string' ? headers : new TextDecoder().decode(headers)
  const value = (name: string): string =>
    new RegExp(`^${name}:((?:.*)(?:\\r?\\n[ \\t].*)*)`, 'im').exec(text)?.[1]?.replaceAll(/\r?\n[ \t]/g, ' ') ?? ''
  const time = Date.parse(value('Date').replaceAll(/\([^()]*\)/g, ' '))
  const at = Number.isNaN(time) ? '' : new Date(time).toISOString()
  return {
    messageId: strongKey(value('Message-ID')),
    at: /^\d{4}-/.test(at) ? at : null,
    people: [],
    peopleLeftOut: 0,
    originals: [],
    traits: [],
  }
}
