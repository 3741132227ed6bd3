/**
 * In which encoding a file is written, judged by a bounded sample: its beginning, and pieces further on, because the first
 * thousand lines of a customer list may be plain ASCII. Always a guess that a person can correct.
 */
import { importLimits } from '../import-limits'
import type { FileSource } from './file-source'

/** Names of the WHATWG Encoding Standard, those that lists of customers come in; the first five are guessed. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'big5',
  'shift_jis',
  'euc-kr',
] as const
export type Encoding = (typeof encodings)[number]

const pieces = 8
const pieceBytes = 32 * 1024

/** Guesses the encoding of a file; reads at most its first 256 KB and eight pieces of 32 KB. */
export async function guessEncoding(source: FileSource): Promise<Encoding> {
  const head = await source.read(0, Math.min(source.size, importLimits.sampleBytes))
  const certain = byMark(head) ?? byZeros(head)
  if (certain !== null) return certain
  const samples = [head]
  const step = Math.floor((source.size - head.length) / pieces)
  const starts = step === 0 ? [] : Array.from({ length: pieces }, (_, piece) => head.length + piece * step)
  for (const from of starts)
    samples.push(afterFirstBreak(await source.read(from, Math.min(source.size, from + pieceBytes))))
  return encodingOf(samples)
}

/** Of samples that each begin at a character. */
export function encodingOf(samples: readonly Uint8Array[]): Encoding {
  const head = samples[0] ?? new Uint8Array()
  const certain = byMark(head) ?? byZeros(head)
  if (certain !== null) return certain
  if (samples.every((sample) => decodes(sample, 'utf-8'))) return 'utf-8'
  const isChinese = samples.every((sample) => decodes(sample, 'gb18030')) && mostlyHanzi(samples)
  return isChinese ? 'gb18030' : 'windows-1252'
}

function byMark(bytes: Uint8Array): Encoding | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // GB18030's own mark.
  return first === 0x84 && second === 0x31 && third === 0x95 ? 'gb18030' : null
}

/** UTF-16 without a mark: its delimiters, digits and line breaks hold zero bytes, always on one side; other text holds none. */
function byZeros(bytes: Uint8Array): Encoding | null {
  const zeros = [0, 0]
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (even + odd < bytes.length / 200 || even + odd < 2) return null
  if (odd > 4 * even) return 'utf-16le'
  return even > 4 * odd ? 'utf-16be' : null
}

function afterFirstBreak(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(bytes.indexOf(0x0a) + 1)
}

/** `stream` forgives a character that the sample cuts in two. */
function decodes(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/**
 * GB18030 takes almost any pair of bytes, also `ü` and the letter after it. What tells them apart: hanzi in use are pairs of two
 * high bytes (GB 2312), an accented letter stands before an ASCII one.
 */
function mostlyHanzi(samples: readonly Uint8Array[]): boolean {
  let hanzi = 0
  let mixed = 0
  for (const bytes of samples)
    for (let at = 0; at + 1 < bytes.length; at++) {
      if ((bytes[at] ?? 0) < 0x81) continue
      if ((bytes[at + 1] ?? 0) >= 0xa1) hanzi++
      else mixed++
      at++
    }
  return hanzi > 2 * mixed
}
