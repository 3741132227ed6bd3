/** One collection as CSV (RFC 4180, UTF-8 with a mark so that Excel reads it as such): for spreadsheets and other programs. */
import Papa from 'papaparse'
import { neutralCell } from '../../import/csv/neutral-cell'
import { collections, type Collection } from '../../messages/rows'
import type { SidelightDatabase } from '../database'
import { csvCells, csvColumns, type Names } from './csv-cells'
import { rowPages } from './row-pages'

interface Options {
  signal?: AbortSignal
  /** Rows written so far. */
  onProgress?: (rows: number) => void
}

/** A number is none of a formula, whatever sign it has. */
const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text)

function lineOf(cells: readonly string[]): string {
  return `${Papa.unparse([cells.map((text) => (isNumber(text) ? text : neutralCell(text)))])}\r\n`
}

/** Names of the accounts and people that a page's rows speak of. */
async function namesFor(db: SidelightDatabase, rows: readonly Record<string, unknown>[]): Promise<Names> {
  const texts = rows.flatMap((row) => [
    row['accountId'],
    row['contactId'],
    ...[row['accountIds'], row['contactIds']].flatMap((list) => (Array.isArray(list) ? list : [])),
  ])
  const ids = [...new Set(texts.filter((id): id is string => typeof id === 'string'))]
  const [accounts, contacts] = await Promise.all([db.accounts.bulkGet(ids), db.contacts.bulkGet(ids)])
  const members = await db.members.toArray()
  const found = [...accounts, ...contacts, ...members].filter((row) => row !== undefined)
  return new Map(found.map(({ id, name }) => [id, name]))
}

/** Pieces of the file, some hundred lines each. Ends early when aborted. */
export async function* exportCsv(
  db: SidelightDatabase,
  collection: Collection,
  { signal, onProgress }: Options = {},
): AsyncGenerator<string> {
  const columns = csvColumns(collection, Object.keys(collections[collection].schema.shape))
  yield `\uFEFF${lineOf(columns.map(({ header }) => header))}`
  let rows = 0
  for await (const page of rowPages(db, collection)) {
    if (signal?.aborted) return
    const names = await namesFor(db, page)
    if (page.length > 0) yield page.map((row) => lineOf(csvCells(columns, row, names))).join('')
    rows += page.length
    onProgress?.(rows)
  }
}
