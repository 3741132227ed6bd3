/**
 * The records of a delimited file, as its text comes. papaparse reads each piece; what is here keeps the unfinished end for the
 * next one, counts physical lines, and bounds what a quote that is never closed can swallow.
 */
import Papa, { type ParseResult } from 'papaparse'
import { importLimits } from '../import-limits'

export interface CsvRecord {
  /** Physical line on which it begins, from 1. */
  line: number
  cells: readonly string[]
  /** A quote of this line is never closed: its cells cannot be told apart. The lines after it are read again. */
  isQuoteOpen: boolean
}

/** Open quotes that are mended by reading on from the next line; after these whole stretches are skipped. */
const mendedQuotes = 10

/** @param text every line break one `\n` (file/decode.ts) */
export async function* csvRecords(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRecord[]> {
  const reader = new CsvReader(delimiter)
  for await (const piece of text) yield reader.take(piece, false)
  yield reader.take('', true)
}

/** All records of a text at hand, for a sample: without the last one, which the sample may have cut, unless it is whole. */
export function recordsOfText(text: string, delimiter: string, isWhole: boolean): CsvRecord[] {
  return new CsvReader(delimiter).take(text, isWhole)
}

class CsvReader {
  readonly #delimiter: string
  #rest = ''
  #line = 1
  #mended = 0
  /** Inside a record too long to be kept: everything up to the next line break is left out. */
  #isSkipping = false

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  take(piece: string, isEnd: boolean): CsvRecord[] {
    this.#rest += piece
    const records: CsvRecord[] = []
    if (this.#isSkipping && !this.#skipLine()) return records
    for (;;) {
      const isStuck = this.#parse(records, isEnd) || this.#rest.length > importLimits.recordLength
      if (!isStuck || this.#rest === '') return records
      records.push({ line: this.#line, cells: [], isQuoteOpen: true })
      if (!this.#giveUp()) return records
    }
  }

  /** Reads what is whole. @returns whether the text ended within a quote */
  #parse(records: CsvRecord[], isEnd: boolean): boolean {
    const cursor = this.#keep(records, this.#parsed(true))
    this.#rest = this.#rest.slice(cursor)
    if (!isEnd || this.#rest === '') return false
    // What is left is one record, without a line break after it or within an open quote.
    const last = this.#parsed(false)
    if (last.errors.some(({ code }) => code === 'MissingQuotes')) return true
    this.#keep(records, last)
    this.#rest = ''
    return false
  }

  /** `Papa.Parser` is the library's documented low-level door; its types leave the answer open. */
  #parsed(isLastLeft: boolean): ParseResult<string[]> {
    const parser = new Papa.Parser({ delimiter: this.#delimiter, newline: '\n', quoteChar: '"' })
    return parser.parse(this.#rest, 0, isLastLeft)
  }

  #keep(records: CsvRecord[], { data, meta }: ParseResult<string[]>): number {
    const hasQuotes = this.#rest.includes('"')
    for (const cells of data) {
      if (cells.some((cell) => cell !== '')) records.push({ line: this.#line, cells, isQuoteOpen: false })
      this.#line += 1 + (hasQuotes ? breaksIn(cells) : 0)
    }
    return meta.cursor
  }

  /** Leaves the line out on which the quote is open. @returns whether there is text to read on from */
  #giveUp(): boolean {
    this.#mended++
    if (this.#mended <= mendedQuotes) return this.#skipLine()
    const last = this.#rest.lastIndexOf('\n')
    this.#line += breaksIn([this.#rest.slice(0, last + 1)])
    this.#rest = this.#rest.slice(last + 1)
    return this.#skipLine()
  }

  #skipLine(): boolean {
    const end = this.#rest.indexOf('\n')
    this.#isSkipping = end === -1
    this.#rest = end === -1 ? '' : this.#rest.slice(end + 1)
    if (end !== -1) this.#line++
    return end !== -1
  }
}

function breaksIn(cells: readonly string[]): number {
  let breaks = 0
  for (const cell of cells) for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) breaks++
  return breaks
}
