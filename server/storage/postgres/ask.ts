/** Asking PostgreSQL, with its errors as ours: theirs may hold customer data in fields that a log would print. */
import { DatabaseError, type ClientBase, type Pool } from 'pg'
import { StorageError } from '../storage'

/** The pool for what is asked once, a client of it for a transaction. */
export type Asked = Pool | ClientBase

export interface Answer {
  rows: unknown[]
  /** Rows that were given or changed. */
  count: number
}

/** PostgreSQL refused, or could not be asked. */
export class PostgresError extends StorageError {
  /** The connection is of no use any more: trying again at once would fail as well. */
  readonly isConnection: boolean

  constructor(error: unknown) {
    super(`PostgreSQL could not be read or written: ${reasonOf(error)}`)
    this.isConnection = !(error instanceof DatabaseError) || isConnectionCode(error.code ?? '')
  }
}

/** @throws PostgresError */
export async function ask(asked: Asked, text: string, values: unknown[] = []): Promise<Answer> {
  try {
    const { rows, rowCount } = await asked.query<Record<string, unknown>>(text, values)
    return { rows, count: rowCount ?? 0 }
  } catch (error) {
    throw new PostgresError(error)
  }
}

/**
 * Runs `work` in a transaction: what it throws takes everything back.
 * @throws PostgresError, or what `work` throws
 */
export async function transact<Result>(pool: Pool, work: (client: ClientBase) => Promise<Result>): Promise<Result> {
  const client = await pool.connect().catch((error: unknown) => {
    throw new PostgresError(error)
  })
  let broken = false
  try {
    await ask(client, 'BEGIN')
    const result = await work(client)
    await ask(client, 'COMMIT')
    return result
  } catch (error) {
    broken = !(await rolledBack(client))
    throw error
  } finally {
    client.release(broken)
  }
}

/** A client that cannot roll back is not used again. */
async function rolledBack(client: ClientBase): Promise<boolean> {
  try {
    await ask(client, 'ROLLBACK')
    return true
  } catch {
    return false
  }
}

/** The message names tables and constraints; values stand in other fields, which are left out. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const code = error instanceof DatabaseError ? ` (${error.code ?? 'no code'})` : ''
  return `${message === '' && error instanceof Error ? error.name : message}${code}`
}

/** Classes 08 and 57P: the connection failed, the server is going away or not there yet; 53300: no connection is free. */
function isConnectionCode(code: string): boolean {
  return code.startsWith('08') || code.startsWith('57P') || code === '53300'
}
