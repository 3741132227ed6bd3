/** The people of a message's headers, as a parser that has nothing to do with ours reads them: postal-mime's. */
import { addressParser, decodeWords } from 'postal-mime'

export const roles = ['from', 'sender', 'replyTo', 'to', 'cc'] as const
export type Role = (typeof roles)[number]
export type AddressesByRole = Record<Role, string[]>

const fieldNames: Record<Role, string> = { from: 'from', sender: 'sender', replyTo: 'reply-to', to: 'to', cc: 'cc' }

/** Addresses of each role, in lower case, sorted, each once. Groups are opened. */
export function readHeaderPeople(raw: Buffer): AddressesByRole {
  const headers = readFields(raw)
  const read = (role: Role): string[] => {
    const values = headers.filter(([name]) => name === fieldNames[role]).map(([, value]) => value)
    return sortedAddresses(
      values.flatMap((value) =>
        addressParser(value, { flatten: true }).map((person) => decodeWords(person.address ?? '')),
      ),
    )
  }
  return { from: read('from'), sender: read('sender'), replyTo: read('replyTo'), to: read('to'), cc: read('cc') }
}

/** All header fields of a role as they were sent, unfolded, one after the other. */
export function readHeaderText(raw: Buffer, role: Role): string {
  return readFields(raw)
    .filter(([name]) => name === fieldNames[role])
    .map(([, value]) => value)
    .join(', ')
}

/** Lower case, each once, sorted; what has no `@` is no address. */
export function sortedAddresses(addresses: readonly string[]): string[] {
  const comparable = addresses.map((address) => address.trim().toLowerCase()).filter((address) => address.includes('@'))
  return [...new Set(comparable)].sort()
}

/** Header fields, unfolded, names in lower case; 8-bit bytes are UTF-8 where they can be, else Latin-1. */
function readFields(raw: Buffer): [string, string][] {
  const end = raw.indexOf('\n\n')
  const head = end === -1 ? raw : raw.subarray(0, end)
  return decodeHeader(head)
    .replaceAll(/\n(?=[ \t])/g, '')
    .split('\n')
    .flatMap((line): [string, string][] => {
      const colon = line.indexOf(':')
      return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]]
    })
}

function decodeHeader(head: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(head)
  } catch {
    // Not UTF-8: older mail, where Latin-1 is the usual guess.
    return head.toString('latin1')
  }
}
