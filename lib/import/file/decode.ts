/** Bytes to text, piece by piece; a character cut by a piece's end is joined. */
import type { Encoding } from './encoding'

/**
 * The text of a file, its byte order mark taken off, every line break one `\n`. What is not of the encoding becomes U+FFFD; the
 * reader of cells refuses lines that hold it.
 */
export async function* textOf(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  let isBreakCut = false
  for await (const piece of bytes) {
    let text = decoder.decode(piece, { stream: true })
    if (isBreakCut) text = `\r${text}`
    isBreakCut = text.endsWith('\r')
    if (isBreakCut) text = text.slice(0, -1)
    yield withPlainBreaks(text)
  }
  yield withPlainBreaks((isBreakCut ? '\r' : '') + decoder.decode())
}

/** Every line break as `\n`. */
export function withPlainBreaks(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text
}

/** The first characters of a text that comes in pieces. */
export async function firstOf(text: AsyncIterable<string>, length: number): Promise<string> {
  let first = ''
  for await (const piece of text) {
    first += piece
    if (first.length >= length) break
  }
  return first.slice(0, length)
}
