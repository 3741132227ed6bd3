/** The tables of a SQLite database, in one read transaction: a server may write meanwhile. */
import { existsSync } from 'node:fs'
import Database from 'libsql'
import type Libsql from 'libsql'
import * as z from 'zod/mini'
import { isInLog } from '../sqlite/documents-table'
import { parentsFirst, type Row, type Table, type TableSource } from './table-source'

const nameRow = z.object({ name: z.string() })
const columnRow = z.object({ name: z.string(), pk: z.int() })
const rowSchema = z.record(z.string(), z.unknown())
const checkRow = z.object({ integrity_check: z.string() })
const foreignRow = z.object({ table: z.string() })

/** How updates are listed by document and swept out is SQLite's own matter here (sqlite/documents-table.ts), and no data of a team. */
const notOurs = new Set(['listed_updates', 'update_lists', 'merged_updates'])
const conditions: ReadonlyMap<string, string> = new Map([['updates', isInLog]])

/**
 * @param lock true: nobody writes until it is closed
 * @throws Error when there is no such file, or it is none of SQLite's
 */
export function openSqliteTables(file: string, { lock = false } = {}): TableSource {
  if (!existsSync(file)) throw new Error(`There is no database ${file}.`)
  const db = new Database(file)
  db.pragma('busy_timeout = 5000')
  db.exec(lock ? 'BEGIN IMMEDIATE' : 'BEGIN')
  // The transaction's moment is that of its first read.
  db.prepare('SELECT count(*) FROM sqlite_master').get()
  return new SqliteTables(db)
}

class SqliteTables implements TableSource {
  readonly #db: Libsql.Database

  constructor(db: Libsql.Database) {
    this.#db = db
  }

  async tables(): Promise<Table[]> {
    const names = this.#db
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'")
      .all()
    return names
      .map((row) => z.parse(nameRow, row).name)
      .filter((name) => !notOurs.has(name))
      .map((name) => this.#table(name))
      .toSorted(parentsFirst)
  }

  #table(name: string): Table {
    const columns = this.#db
      .prepare(`PRAGMA table_info("${name}")`)
      .all()
      .map((row) => z.parse(columnRow, row))
    const key = columns.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk)
    return { name, columns: columns.map((column) => column.name), key: key.map((column) => column.name) }
  }

  async *rows({ name, columns }: Table, order: readonly string[]): AsyncGenerator<Row> {
    const from = `${quote(name)} WHERE ${conditions.get(name) ?? 'true'}`
    const sql = `SELECT ${columns.map(quote).join(', ')} FROM ${from} ORDER BY ${order.map(quote).join(', ')}`
    for (const row of this.#db.prepare(sql).iterate()) yield z.parse(rowSchema, row)
  }

  async check(): Promise<string[]> {
    const pages = this.#db.prepare('PRAGMA integrity_check').all()
    const wrong = pages.map((row) => z.parse(checkRow, row).integrity_check).filter((said) => said !== 'ok')
    const orphans = this.#db.prepare('PRAGMA foreign_key_check').all()
    const tables = new Set(orphans.map((row) => z.parse(foreignRow, row).table))
    return [
      ...wrong.map((said) => `The database file is damaged: ${said}.`),
      ...[...tables].map((table) => `Rows of ${table} belong to a workspace that is not there.`),
    ]
  }

  async close(): Promise<void> {
    // Statements that are not collected yet keep a closed connection's lock.
    if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
    this.#db.close()
  }
}

const quote = (name: string): string => (name === 'rowid' ? name : `"${name}"`)
