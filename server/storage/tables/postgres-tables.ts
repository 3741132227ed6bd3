/** The tables of a PostgreSQL database, in one transaction of its own. */
import type { ClientBase, Pool } from 'pg'
import * as z from 'zod/mini'
import { ask } from '../postgres/ask'
import { connectPostgres } from '../postgres/connect'
import { parentsFirst, type Row, type Table, type TableSource } from './table-source'

const rowsPerFetch = 500
/** Its own version, and what lives for a minute. */
const notOurs = ['schema_version', 'tickets']

const columnRow = z.object({ table: z.string(), column: z.string() })
const rowSchema = z.record(z.string(), z.unknown())
const failuresRow = z.object({ failures: z.nullable(z.int()) })

/** @throws Error with a sentence when it cannot be reached */
export async function openPostgresTables(url: string): Promise<TableSource> {
  const pool = await connectPostgres(url, { maxConnections: 2 })
  const client = await pool.connect()
  await ask(client, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  return new PostgresTables(client, pool)
}

/** The rows as a transaction under way sees them. */
export class PostgresTables implements TableSource {
  readonly #client: ClientBase
  readonly #pool: Pool | null
  #cursors = 0

  /** @param pool ended with it; null: the client is the caller's, with its transaction */
  constructor(client: ClientBase, pool: Pool | null) {
    this.#client = client
    this.#pool = pool
  }

  async tables(): Promise<Table[]> {
    const { rows } = await ask(
      this.#client,
      `SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
       JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND NOT (c.table_name = ANY($1))
       ORDER BY c.table_name, c.ordinal_position`,
      [notOurs],
    )
    const columns = rows.map((row) => z.parse(columnRow, row))
    const keys = await this.#keys()
    return [...new Set(columns.map(({ table }) => table))]
      .map((name) => ({
        name,
        columns: columns.filter(({ table }) => table === name).map(({ column }) => column),
        key: keys.filter(({ table }) => table === name).map(({ column }) => column),
      }))
      .toSorted(parentsFirst)
  }

  async #keys(): Promise<{ table: string; column: string }[]> {
    const { rows } = await ask(
      this.#client,
      `SELECT k.table_name AS table, k.column_name AS column FROM information_schema.key_column_usage k
       JOIN information_schema.table_constraints c USING (constraint_schema, constraint_name)
       WHERE k.table_schema = current_schema() AND c.constraint_type = 'PRIMARY KEY'
       ORDER BY k.table_name, k.ordinal_position`,
    )
    return rows.map((row) => z.parse(columnRow, row))
  }

  async *rows({ name, columns }: Table, order: readonly string[]): AsyncGenerator<Row> {
    this.#cursors += 1
    const cursor = `rows_${this.#cursors}`
    const sql = `SELECT ${columns.map(quote).join(', ')} FROM ${quote(name)} ORDER BY ${order.map(quote).join(', ')}`
    await ask(this.#client, `DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`)
    for (let isMore = true; isMore;) {
      const { rows } = await ask(this.#client, `FETCH ${rowsPerFetch} FROM ${cursor}`)
      for (const row of rows) yield z.parse(rowSchema, row)
      isMore = rows.length === rowsPerFetch
    }
    await ask(this.#client, `CLOSE ${cursor}`)
  }

  async check(): Promise<string[]> {
    const { rows } = await ask(
      this.#client,
      'SELECT checksum_failures AS failures FROM pg_stat_database WHERE datname = current_database()',
    )
    const failures = rows[0] === undefined ? 0 : (z.parse(failuresRow, rows[0]).failures ?? 0)
    return failures === 0 ? [] : [`PostgreSQL has found ${failures} damaged pages; see its log.`]
  }

  async close(): Promise<void> {
    if (this.#pool === null) return
    await ask(this.#client, 'ROLLBACK')
    if ('release' in this.#client && typeof this.#client.release === 'function') this.#client.release()
    await this.#pool.end()
  }
}

const quote = (name: string): string => `"${name}"`
