/** Text of a header that is not ASCII: encoded words (RFC 2047), and raw bytes as some senders leave them (RFC 6532 and older). */

const encodedWord = /=\?([^?\s*]{1,60})(?:\*[^?\s]{0,20})?\?([bq])\?([^?]*)\?=/gi
/** Labels that mail uses and the Encoding Standard does not list (https://encoding.spec.whatwg.org/#names-and-labels). */
const labels: Record<string, string> = {
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  utf: 'utf-8',
}

const beyondBytes = /[\u0100-\uFFFF]/

/** null where the browser knows no such charset. */
function decoderOf(charset: string): TextDecoder | null {
  try {
    return new TextDecoder(labels[charset.toLowerCase()] ?? charset)
  } catch {
    // A RangeError, the only way to ask.
    return null
  }
}

/** A string of one byte a character. */
function bytesOf(binary: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

function payloadOf(encoding: string, text: string): string {
  if (encoding.toLowerCase() === 'q')
    return text
      .replaceAll('_', ' ')
      .replaceAll(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  const digits = text.replaceAll(/[^a-z\d+/]/gi, '')
  // A group of one digit holds no byte: what was cut off.
  return atob(digits.length % 4 === 1 ? digits.slice(0, -1) : digits)
}

/**
 * Encoded words decoded, the blanks between two of them dropped (RFC 2047 6.2). Neighbours of one charset are joined before they are
 * decoded, since some senders cut a character in two. What cannot be decoded stays as it is written.
 */
export function decodeWords(text: string): string {
  if (!text.includes('=?')) return text
  let decoded = ''
  let copied = 0
  let pending = { charset: '', bytes: '', written: '' }
  const flush = (): void => {
    decoded +=
      (beyondBytes.test(pending.bytes) ? null : decoderOf(pending.charset)?.decode(bytesOf(pending.bytes))) ??
      pending.written
    pending = { charset: '', bytes: '', written: '' }
  }
  for (const { 0: written, 1: charset = '', 2: encoding = '', 3: payload = '', index } of text.matchAll(encodedWord)) {
    const between = text.slice(copied, index)
    const isNeighbour = pending.charset !== '' && /^\s*$/.test(between)
    if (!isNeighbour || pending.charset !== charset.toLowerCase()) {
      flush()
      if (!isNeighbour) decoded += between
    }
    pending.charset = charset.toLowerCase()
    pending.bytes += payloadOf(encoding, payload)
    pending.written += written
    copied = index + written.length
  }
  flush()
  return decoded + text.slice(copied)
}

/**
 * A header's text out of its bytes: UTF-8 where it is that, else what the message says its text is in, else windows-1252.
 * @param binary one byte a character; a string with other characters is text already
 */
export function decodeRaw(binary: string, charset: string): string {
  if (!/[\u0080-\u00FF]/.test(binary) || beyondBytes.test(binary)) return binary
  const bytes = bytesOf(binary)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8: older mail.
    return (decoderOf(charset) ?? new TextDecoder('windows-1252')).decode(bytes)
  }
}
