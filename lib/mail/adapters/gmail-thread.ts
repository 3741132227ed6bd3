/**
 * Gmail's names of one conversation, brought to one form: `f:1654009536642772396`.
 * - `#thread-f:1654009536642772396` and `thread-f:…` in attributes and in jslog's base64 JSON
 * - `16f438e906b36dac`, the same number in hexadecimal, in `data-legacy-…` attributes and in old addresses
 * - `FMfcgz…` in addresses since 2018: the text in base 64, its digits rewritten as consonants (base 40), as
 *   github.com/ArsenalRecon/GmailURLDecoder describes
 */

const consonants = 'BCDFGHJKLMNPQRSTVWXZbcdfghjklmnpqrstvwxz'
const token = /^[B-DF-HJ-NP-TV-XZb-df-hj-np-tv-xz]{16,}$/
const hexadecimal = /^[0-9a-f]{16}$/

/** The text behind an address's token; null when it is none. */
function decodeToken(text: string): string | null {
  let value = 0n
  for (const letter of text) value = value * 40n + BigInt(consonants.indexOf(letter))
  const bits = value.toString(2).length
  const digits = Math.ceil(bits / 6)
  // Base 64 pads the last byte with zero bits.
  value >>= BigInt((digits * 6) % 8)
  let decoded = ''
  for (; value > 0n; value >>= 8n) decoded = String.fromCharCode(Number(value & 255n)) + decoded
  return /(?:^|-)([af]:[r\d-]+)/.exec(decoded)?.[1] ?? null
}

/** One form for every name of a conversation or message; null for what names none, such as the text "undefined". */
export function readGmailId(name: string | null): string | null {
  if (name === null) return null
  const permanent = /^#?(?:thread|msg)-([af]:[r\d-]+)/.exec(name)
  if (permanent !== null) return permanent[1] ?? null
  return hexadecimal.test(name) ? `f:${BigInt(`0x${name}`)}` : null
}

/** `named`: the address names a conversation, with its id where the form is known. `none`: it names a list. */
export function readConversationInAddress(url: string): { kind: 'none' } | { kind: 'named'; id: string | null } {
  const path = /#([^?]*)/.exec(url)?.[1] ?? ''
  const last = path.slice(path.lastIndexOf('/') + 1)
  if (!path.includes('/') || last.length < 16 || !/^[\w-]+$/.test(last)) return { kind: 'none' }
  return { kind: 'named', id: token.test(last) ? decodeToken(last) : readGmailId(last) }
}

/** A field of a `jslog` attribute, `1:` the conversation and `4:` the message: base64 of a JSON array, its first string. */
export function readJslogId(jslog: string | null, field: '1' | '4'): string | null {
  const encoded = new RegExp(`(?:^|[;\\s])${field}:([A-Za-z0-9+/=_-]+)`).exec(jslog ?? '')?.[1]
  if (encoded === undefined) return null
  try {
    const parsed: unknown = JSON.parse(atob(encoded.replaceAll('-', '+').replaceAll('_', '/')))
    return Array.isArray(parsed) && typeof parsed[0] === 'string' ? readGmailId(parsed[0]) : null
  } catch {
    // Other kinds of field share the numbers; what does not decode is none of ours.
    return null
  }
}
