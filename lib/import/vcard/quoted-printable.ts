/** RFC 2045 6.7, as vCard 2.1 uses it for whatever is not ASCII. */

/** The text; null for a character set that is not known. */
export function readQuotedPrintable(text: string, charset: string): string | null {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at++) {
    const code = /^=([\dA-Fa-f]{2})/.exec(text.slice(at, at + 3))?.[1]
    if (code === undefined) bytes.push(...new TextEncoder().encode(text.charAt(at)))
    else {
      bytes.push(Number.parseInt(code, 16))
      at += 2
    }
  }
  return decode(Uint8Array.from(bytes), charset)
}

function decode(bytes: Uint8Array, charset: string): string | null {
  try {
    // A phone may cut a value within a character: what is left of it is dropped.
    return new TextDecoder(charset).decode(bytes).replace(/\uFFFD+$/, '')
  } catch {
    return null
  }
}
