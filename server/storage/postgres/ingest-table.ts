/** Write keys and ingested messages in PostgreSQL. */
import type { ClientBase, Pool } from 'pg'
import * as z from 'zod/mini'
import { otherNames, type IngestOutcome } from '../../../lib/messages/ingest-protocol'
import { readEventCount, readIngested, readWriteKey } from '../ingest-encoding'
import {
  maxCountedNames,
  type IngestedMessage,
  type IngestStorage,
  type KeptBounds,
  type KeptOf,
  type WriteKey,
} from '../ingest-storage'
import { ask, transact } from './ask'

const keyColumns = 'id, hash, workspace_id, name, created_at, revoked_at'
const columns = 'id, call, name, outcome, reason, at, waits_for, body'
const counted = z.object({ count: z.int() })

export class IngestTable implements IngestStorage {
  readonly #pool: Pool

  constructor(pool: Pool) {
    this.#pool = pool
  }

  async addKey({ id, hash, workspaceId, name, createdAt, revokedAt }: WriteKey): Promise<void> {
    const sql = `INSERT INTO write_keys (${keyColumns}) VALUES ($1, $2, $3, $4, $5, $6)`
    await ask(this.#pool, sql, [id, hash, workspaceId, name, createdAt, revokedAt])
  }

  async keyByHash(hash: string) {
    const { rows } = await ask(this.#pool, `SELECT ${keyColumns} FROM write_keys WHERE hash = $1`, [hash])
    return rows[0] === undefined ? null : readWriteKey(rows[0])
  }

  async keys(workspaceId: string) {
    const sql = `SELECT ${keyColumns} FROM write_keys WHERE workspace_id = $1 ORDER BY created_at, id`
    return (await ask(this.#pool, sql, [workspaceId])).rows.map(readWriteKey)
  }

  async revokeKey(workspaceId: string, keyId: string, at: string): Promise<boolean> {
    const sql = 'UPDATE write_keys SET revoked_at = coalesce(revoked_at, $3) WHERE workspace_id = $1 AND id = $2'
    return (await ask(this.#pool, sql, [workspaceId, keyId, at])).count === 1
  }

  async known(workspaceId: string, ids: readonly string[]) {
    const sql = `SELECT ${columns} FROM ingest_messages WHERE workspace_id = $1 AND id = ANY ($2)`
    const { rows } = await ask(this.#pool, sql, [workspaceId, ids])
    return new Set(rows.map((row) => readIngested(row).id))
  }

  async note(workspaceId: string, messages: readonly IngestedMessage[]): Promise<void> {
    await transact(this.#pool, async (client) => {
      // Two processes that note the same messages do it one after the other.
      await ask(client, 'SELECT pg_advisory_xact_lock(hashtext($1), 1)', [workspaceId])
      for (const message of messages) await noteOne(client, workspaceId, message)
    })
  }

  async kept(workspaceId: string, wanted: { outcome: IngestOutcome } | { waitsFor: readonly string[] }, limit: number) {
    const texts = 'outcome' in wanted ? [wanted.outcome] : wanted.waitsFor
    const column = 'outcome' in wanted ? 'outcome' : 'waits_for'
    const sql = `SELECT ${columns} FROM ingest_messages
      WHERE workspace_id = $1 AND body IS NOT NULL AND ${column} = ANY ($2) ORDER BY at, id LIMIT $3`
    return (await ask(this.#pool, sql, [workspaceId, texts, limit])).rows.map(readIngested)
  }

  async keptOf(workspaceId: string, { call, names, outcomes }: KeptOf, limit: number) {
    const sql = `SELECT ${columns} FROM ingest_messages
      WHERE workspace_id = $1 AND body IS NOT NULL AND outcome = ANY ($2) AND call = $3 AND name = ANY ($4)
      ORDER BY at DESC, id LIMIT $5`
    return (await ask(this.#pool, sql, [workspaceId, outcomes, call, names, limit])).rows.map(readIngested)
  }

  async counts(workspaceId: string) {
    const sql = `SELECT call, name, outcome, count, first_at, last_at, reason FROM ingest_counts
      WHERE workspace_id = $1 AND count > 0 ORDER BY call, name, outcome`
    return (await ask(this.#pool, sql, [workspaceId])).rows.map(readEventCount)
  }

  async forget(workspaceId: string, texts: readonly string[]): Promise<void> {
    const sql = `UPDATE ingest_messages SET body = NULL
      WHERE workspace_id = $1 AND body IS NOT NULL AND strpos(lower(body), lower($2)) > 0`
    for (const text of texts) await ask(this.#pool, sql, [workspaceId, text])
  }

  async prune(workspaceId: string, { before, bodies, bodiesPerName }: KeptBounds): Promise<void> {
    await ask(this.#pool, 'DELETE FROM ingest_messages WHERE workspace_id = $1 AND at < $2', [workspaceId, before])
    const sql = `UPDATE ingest_messages SET body = NULL WHERE workspace_id = $1 AND id IN (
      SELECT id FROM (
        SELECT id, row_number() OVER (ORDER BY at DESC, id) AS place,
          row_number() OVER (PARTITION BY call, name ORDER BY at DESC, id) AS place_of_name
        FROM ingest_messages WHERE workspace_id = $1 AND body IS NOT NULL
      ) AS placed WHERE place > $2 OR place_of_name > $3)`
    await ask(this.#pool, sql, [workspaceId, bodies, bodiesPerName])
  }
}

async function noteOne(client: ClientBase, workspaceId: string, message: IngestedMessage): Promise<void> {
  const { id, call, name, outcome, reason, at, waitsFor, body } = message
  const sql = `SELECT ${columns} FROM ingest_messages WHERE workspace_id = $1 AND id = $2`
  const [row] = (await ask(client, sql, [workspaceId, id])).rows
  const before = row === undefined ? null : readIngested(row)
  if (before !== null && before.body === null) return
  await ask(
    client,
    `INSERT INTO ingest_messages (workspace_id, ${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (workspace_id, id) DO UPDATE SET
       outcome = excluded.outcome, reason = excluded.reason, waits_for = excluded.waits_for, body = excluded.body`,
    [workspaceId, id, call, name, outcome, reason, at, waitsFor, body],
  )
  if (before?.outcome === outcome) return
  if (before !== null) await add(client, workspaceId, { ...before, reason: '' }, -1)
  await add(client, workspaceId, message, 1)
}

async function add(client: ClientBase, workspaceId: string, message: IngestedMessage, change: number): Promise<void> {
  const { call, name, outcome, at, reason } = message
  const known = 'SELECT 1 FROM ingest_counts WHERE workspace_id = $1 AND call = $2 AND name = $3 AND outcome = $4'
  const isCounted = (await ask(client, known, [workspaceId, call, name, outcome])).count > 0
  const { rows } = await ask(client, 'SELECT count(*)::int AS count FROM ingest_counts WHERE workspace_id = $1', [
    workspaceId,
  ])
  const isFull = !isCounted && z.parse(counted, rows[0]).count >= maxCountedNames
  await ask(
    client,
    `INSERT INTO ingest_counts (workspace_id, call, name, outcome, count, first_at, last_at, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $6, $7)
     ON CONFLICT (workspace_id, call, name, outcome) DO UPDATE SET
       count = ingest_counts.count + excluded.count,
       last_at = greatest(ingest_counts.last_at, excluded.last_at),
       reason = CASE WHEN excluded.reason = '' THEN ingest_counts.reason ELSE excluded.reason END`,
    [workspaceId, call, isFull ? otherNames : name, outcome, change, at, reason],
  )
}
