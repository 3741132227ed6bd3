/** A header block cut into its fields (RFC 5322 2.2), unfolded. */

/** Longest block read, in bytes: about 5,000 recipients. */
const longestBlock = 512 * 1024

/** Values of a field in their order, without the blanks around them; none where the block has no such field. */
export type HeaderFields = (name: string) => readonly string[]

/** One character a byte; `TextDecoder('latin1')` is windows-1252 and would not do. */
function binaryOf(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes.subarray(0, longestBlock)) binary += String.fromCharCode(byte)
  return binary
}

/** Reads up to the first empty line. Lines that are no field, such as an mbox's "From ", are left out with what they continue on. */
export function readFields(headers: string | Uint8Array): HeaderFields {
  const text = typeof headers === 'string' ? headers.slice(0, longestBlock) : binaryOf(headers)
  const fields = new Map<string, string[][]>()
  let last: string[] | null = null
  // A list of people goes on after a comma, even where a line of blanks in it was trimmed to an empty one.
  const lines = text.replaceAll(/,\r?\n\r?\n(?=[ \t])/g, ',\n').split(/\r?\n/)
  for (const line of lines) {
    if (line === '' && fields.size > 0) break
    if (/^[ \t]/.test(line)) {
      last?.push(line)
      continue
    }
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(colon, 0)).trimEnd().toLowerCase()
    last = /^[!-9;-~]+$/.test(name) ? [line.slice(colon + 1)] : null
    if (last !== null) fields.set(name, [...(fields.get(name)?.slice(0, 99) ?? []), last])
  }
  return (name) => (fields.get(name) ?? []).map((parts) => parts.join('').trim())
}
