/** Connections to PostgreSQL, and what a database has to be like for us to promise anything. */
import { Pool, TypeOverrides, type ClientBase } from 'pg'
import * as z from 'zod/mini'
import { log } from '../../log'
import { ask } from './ask'

export interface PostgresOptions {
  /** Connections of this process, at most; default 10. */
  maxConnections?: number
  /** How long a row's lock may be waited for; default 10 s. */
  lockMs?: number
}

/** PostgreSQL 13 is the oldest that is still known to work here; older ones are not maintained. */
const oldestVersion = 130_000
const bigint = 20

const settingsRow = z.object({
  version: z.int(),
  fsync: z.string(),
  encoding: z.string(),
  commit: z.string(),
  is_replica: z.boolean(),
})

/**
 * @param url `postgres://user:password@host:port/database`, as libpq has it; PGPASSWORD and ~/.pgpass count as well
 * @throws Error with a sentence when the database cannot be reached or would not keep what it confirms
 */
export async function connectPostgres(url: string, options: PostgresOptions = {}): Promise<Pool> {
  const types = new TypeOverrides()
  // Sequence numbers and instants in ms: all below 2^53.
  types.setTypeParser(bigint, Number)
  const pool = new Pool({
    connectionString: url,
    max: options.maxConnections ?? 10,
    types,
    application_name: 'sidelight',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    verify: (client, done) => void prepare(client, options.lockMs ?? 10_000, done),
  })
  // An idle connection that is lost is made again when it is needed.
  pool.on('error', (error) => log.warn({ reason: error.message }, 'a connection to PostgreSQL was lost'))
  // Of one that is in use the pool does not hear; its transaction fails, but its event, heard by nobody, would end the process.
  pool.on('connect', (client) => client.on('error', (error) => log.debug({ reason: error.message }, 'a client failed')))
  try {
    await check(pool)
    return pool
  } catch (error) {
    await pool.end()
    throw error
  }
}

/**
 * A commit is on disk before it is answered, whatever the database's default says; a stronger one (of replicas) stays.
 * A process that hangs in a transaction must not keep the workspace's lock.
 */
async function prepare(client: ClientBase, lockMs: number, done: (error?: Error) => void): Promise<void> {
  try {
    await client.query(settings(lockMs))
    done()
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)))
  }
}

const settings = (lockMs: number): string =>
  `SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
     SELECT set_config('lock_timeout', '${lockMs}', false),
            set_config('statement_timeout', '60000', false),
            set_config('idle_in_transaction_session_timeout', '30000', false)`

async function check(pool: Pool): Promise<void> {
  const { rows } = await ask(
    pool,
    `SELECT current_setting('server_version_num')::int AS version, current_setting('fsync') AS fsync,
            current_setting('server_encoding') AS encoding, current_setting('synchronous_commit') AS commit,
            pg_is_in_recovery() AS is_replica`,
  )
  const found = z.parse(settingsRow, rows[0])
  const wrong = [
    found.version < oldestVersion ? `it is version ${found.version}, and ${oldestVersion} is the oldest taken` : null,
    found.fsync === 'on' ? null : 'its fsync is off, so that what it confirms could be lost: turn it on',
    found.encoding === 'UTF8' ? null : `its encoding is ${found.encoding}: make a database with UTF8`,
    found.is_replica ? 'it is a replica, which cannot be written: give the primary' : null,
  ].filter((reason) => reason !== null)
  if (wrong.length > 0) throw new Error(`This PostgreSQL database cannot be used: ${wrong.join('; ')}.`)
}
