/** The first look at a file: what it is, in which encoding and dialect, and its first records. */
import { exportHeaderSchema, exportVersion, parseJson } from '../../messages/export-file'
import { isAddress } from '../columns/by-values'
import { fileKinds } from '../columns/fields'
import { fieldsNamed } from '../columns/guess-kind'
import type { TableDialect } from '../columns/plan'
import { recordsOfText, type CsvRecord } from '../csv/csv-records'
import { guessDelimiter } from '../csv/delimiter'
import { firstOf, textOf } from '../file/decode'
import { guessEncoding, type Encoding } from '../file/encoding'
import { formatOfBytes, formatOfText, type NotReadable } from '../file/file-format'
import { piecesOf, type FileSource } from '../file/file-source'
import { importLimits } from '../import-limits'
import { shareOfDates } from '../values/date-column'

export type Refusal = NotReadable | 'tooLarge' | 'tooManyColumns' | 'newerVersion'

export type OpenedFile =
  | { is: 'refused'; why: Refusal }
  | { is: 'csv'; dialect: TableDialect; headers: string[]; records: CsvRecord[] }
  | { is: 'vcard'; encoding: Encoding }
  | { is: 'json'; encoding: 'utf-8' }

/** What a person said otherwise than guessed. */
export type DialectSaid = Partial<Pick<TableDialect, 'encoding' | 'delimiter' | 'hasHeader'>>

/** Reads no more than the file's beginning and some pieces. @throws DOMException when the file cannot be read */
export async function openFile(source: FileSource, said: DialectSaid = {}): Promise<OpenedFile> {
  if (source.size > importLimits.fileBytes) return { is: 'refused', why: 'tooLarge' }
  const unreadable = formatOfBytes(await source.read(0, Math.min(8, source.size)))
  if (unreadable !== null) return { is: 'refused', why: unreadable }
  const encoding = said.encoding ?? (await guessEncoding(source))
  const text = await firstOf(
    textOf(piecesOf(source, undefined, importLimits.sampleBytes), encoding),
    importLimits.sampleBytes,
  )
  const format = formatOfText(text)
  if (format === 'csv') return openTable(text, source.size <= importLimits.sampleBytes, encoding, said)
  if (format === 'vcard') return { is: 'vcard', encoding }
  return format === 'json' ? openExport(text) : { is: 'refused', why: format }
}

function openExport(text: string): OpenedFile {
  const header = exportHeaderSchema.safeParse(parseJson(text.slice(0, text.indexOf('\n'))))
  if (!header.success) return { is: 'refused', why: 'otherJson' }
  return header.data.version > exportVersion
    ? { is: 'refused', why: 'newerVersion' }
    : { is: 'json', encoding: 'utf-8' }
}

function openTable(text: string, isWhole: boolean, encoding: Encoding, said: DialectSaid): OpenedFile {
  const delimiter = said.delimiter ?? guessDelimiter(text)
  const all = recordsOfText(text, delimiter, isWhole).slice(0, importLimits.sampleRecords + 20)
  const width = Math.max(0, ...all.map(({ cells }) => cells.length))
  if (width > importLimits.columns) return { is: 'refused', why: 'tooManyColumns' }
  const top = topOf(all)
  const hasHeader = said.hasHeader ?? (top !== undefined && isHeader(top.cells))
  const above = all.findLast(({ line }) => top !== undefined && line < top.line)?.line ?? 0
  const headerLine = hasHeader ? (top?.line ?? 0) : above
  const records = all.filter(({ line }) => line > headerLine).slice(0, importLimits.sampleRecords)
  const headers = Array.from({ length: hasHeader ? (top?.cells.length ?? 0) : width }, (_, column) => {
    const header = hasHeader ? (top?.cells[column] ?? '').trim().slice(0, 300) : ''
    return header === '' ? `Column ${column + 1}` : header
  })
  return { is: 'csv', dialect: { encoding, delimiter, hasHeader, headerLine }, headers: unlike(headers), records }
}

/** Each header once: the second `Name` is `Name 2`. */
function unlike(headers: readonly string[]): string[] {
  const seen = new Set<string>()
  return headers.map((header) => {
    let name = header
    for (let nth = 2; seen.has(name); nth++) name = `${header} ${nth}`
    seen.add(name)
    return name
  })
}

function filled({ cells }: CsvRecord): number {
  return cells.filter((cell) => cell.trim() !== '').length
}

/** The first record that is as wide as the table: what stands above is its title, or `sep=;`. */
function topOf(records: readonly CsvRecord[]): CsvRecord | undefined {
  const widest = Math.max(0, ...records.slice(0, 50).map(filled))
  return records.slice(0, 10).find((record) => filled(record) * 2 >= widest)
}

/** A line of names, not of values: one of the names is known, or nothing in it is a number, a date or an address. */
function isHeader(cells: readonly string[]): boolean {
  if (fileKinds.some((kind) => fieldsNamed(cells, kind).some((field) => field !== null))) return true
  return !cells.some((cell) => /^[\s\d.,:/+-]+$/.test(cell.trim()) || isAddress(cell) || shareOfDates([cell]) === 1)
}
