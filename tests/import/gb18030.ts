/** GB18030 bytes of a text: Node decodes that encoding, but writes none. */

/** Two-byte characters, found by decoding every pair. */
const pairs = new Map<string, readonly [number, number]>()
const decoder = new TextDecoder('gb18030')
for (let lead = 0x81; lead <= 0xfe; lead++)
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const text = decoder.decode(Uint8Array.of(lead, trail))
    if (text.length === 1 && text !== '\uFFFD' && !pairs.has(text)) pairs.set(text, [lead, trail])
  }

export function gb18030(text: string): Uint8Array<ArrayBuffer> {
  const bytes = text.split('').flatMap((character) => {
    const pair = character < '\u0080' ? [character.charCodeAt(0)] : pairs.get(character)
    if (pair === undefined) throw new Error(`No two bytes for ${character}.`)
    return pair
  })
  return Uint8Array.from(bytes)
}
