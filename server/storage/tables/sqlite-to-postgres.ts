/**
 * Moves a SQLite database into an empty PostgreSQL one: every table of it, in one transaction, compared row by row before it is
 * committed. Epochs stay, so clients go on as if nothing had happened.
 */
import { existsSync } from 'node:fs'
import { isAnyArrayBuffer } from 'node:util/types'
import type { ClientBase } from 'pg'
import { ask, transact } from '../postgres/ask'
import { connectPostgres } from '../postgres/connect'
import { openPostgresStorage } from '../postgres/postgres-storage'
import { accountIdOf, restrictionOf } from '../postgres/rows-table'
import { readRecord } from '../encoding'
import { openSqliteStorage } from '../sqlite/sqlite-storage'
import { Fingerprint } from './fingerprint'
import { PostgresTables } from './postgres-tables'
import { openSqliteTables } from './sqlite-tables'
import type { Row, Table, TableSource } from './table-source'

/** Their parameters stay far below the 65,535 that a statement may have. */
const rowsPerInsert = 500
/** Rows of the order in which they were written, where PostgreSQL numbers them anew. */
const byRowid = new Set(['changes'])

export interface MovedTable {
  name: string
  /** Count and hash, which both sides have. */
  fingerprint: string
}

/**
 * @param file the SQLite database; nobody writes it meanwhile, and it stays as it is
 * @throws Error with a sentence; then nothing was written
 */
export async function moveToPostgres(file: string, url: string): Promise<MovedTable[]> {
  const source = openSqliteTables(file, { lock: true })
  try {
    // Makes the tables. The source must be of the same version, which the caller has seen to.
    await (await openPostgresStorage(url)).close()
    const pool = await connectPostgres(url, { maxConnections: 2 })
    try {
      return await transact(pool, (client) => moveAll(source, client))
    } finally {
      await pool.end()
    }
  } finally {
    await source.close()
  }
}

/**
 * Brings the SQLite database to this server's version, as opening it does.
 * @throws Error when there is none
 */
export async function upgradeSqlite(file: string): Promise<void> {
  if (!existsSync(file)) throw new Error(`There is no database ${file}.`)
  await openSqliteStorage(file).close()
}

async function moveAll(source: TableSource, client: ClientBase): Promise<MovedTable[]> {
  await ask(client, 'SET LOCAL statement_timeout = 0')
  await ask(client, 'SET LOCAL idle_in_transaction_session_timeout = 0')
  const target = new PostgresTables(client, null)
  const tables = await source.tables()
  const there = new Map((await target.tables()).map((table) => [table.name, table]))
  const moved: MovedTable[] = []
  for (const table of tables) {
    checkFits(table, there.get(table.name))
    await checkEmpty(client, table)
    await copy(source, client, table)
  }
  for (const table of tables) {
    const [from, to] = [await fingerprintOf(source, table), await fingerprintOf(target, table)]
    if (from !== to) throw new Error(`${table.name} is not the same after the move: ${from} became ${to}.`)
    moved.push({ name: table.name, fingerprint: from })
  }
  await ask(
    client,
    "SELECT setval(pg_get_serial_sequence('updates', 'id'), greatest((SELECT max(id) FROM updates), 1))",
  )
  return moved
}

function checkFits({ name, columns }: Table, there: Table | undefined): void {
  const missing = columns.filter((column) => there?.columns.includes(column) !== true)
  if (missing.length > 0) throw new Error(`PostgreSQL has no place for ${name}: ${missing.join(', ')}.`)
}

async function checkEmpty(client: ClientBase, { name }: Table): Promise<void> {
  const { rows } = await ask(client, `SELECT 1 FROM "${name}" LIMIT 1`)
  if (rows.length > 0) throw new Error(`The PostgreSQL database is not empty: there are rows in ${name}.`)
}

async function copy(source: TableSource, client: ClientBase, table: Table): Promise<void> {
  let waiting: Row[] = []
  const flush = async () => {
    if (waiting.length > 0) await insert(client, table, waiting)
    waiting = []
  }
  for await (const row of source.rows(table, byRowid.has(table.name) ? ['rowid'] : table.key)) {
    waiting.push(row)
    if (waiting.length === rowsPerInsert) await flush()
  }
  await flush()
}

async function insert(client: ClientBase, { name, columns }: Table, rows: readonly Row[]): Promise<void> {
  const all = name === 'records' ? [...columns, 'account_id', 'restricted'] : columns
  const values = rows.flatMap((row) => {
    const plain = columns.map((column) => asParameter(row[column]))
    return name === 'records' ? [...plain, ...derivedOf(row)] : plain
  })
  const places = rows.map((_, at) => `(${all.map((__, column) => `$${at * all.length + column + 1}`).join(', ')})`)
  const names = all.map((column) => `"${column}"`).join(', ')
  await ask(client, `INSERT INTO "${name}" (${names}) VALUES ${places.join(', ')}`, values)
}

/** What PostgreSQL keeps beside a record for its indexes. */
function derivedOf(row: Row): (string | null)[] {
  const record = readRecord(row)
  return [accountIdOf(record.data), restrictionOf(record)]
}

function asParameter(value: unknown): unknown {
  return isAnyArrayBuffer(value) ? Buffer.from(new Uint8Array(value)) : value
}

async function fingerprintOf(source: TableSource, table: Table): Promise<string> {
  const fingerprint = new Fingerprint()
  for await (const row of source.rows(table, table.key)) fingerprint.add(row, table.columns)
  return fingerprint.text
}
