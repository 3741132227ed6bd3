/** Write keys and ingested messages in SQLite. Writes run in the storage's next transaction. */
import type Libsql from 'libsql'
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
import type { GroupCommit } from './group-commit'

const keyColumns = 'id, hash, workspace_id, name, created_at, revoked_at'
const columns = 'id, call, name, outcome, reason, at, waits_for, body'

export class IngestTable implements IngestStorage {
  readonly #db: Libsql.Database
  readonly #group: Pick<GroupCommit<unknown>, 'write'>
  readonly #one: Libsql.Statement
  readonly #put: Libsql.Statement
  readonly #countOf: Libsql.Statement
  readonly #names: Libsql.Statement
  readonly #count: Libsql.Statement

  constructor(db: Libsql.Database, group: Pick<GroupCommit<unknown>, 'write'>) {
    this.#db = db
    this.#group = group
    this.#one = db.prepare(`SELECT ${columns} FROM ingest_messages WHERE workspace_id = ? AND id = ?`)
    this.#put = db.prepare(
      `INSERT INTO ingest_messages (workspace_id, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (workspace_id, id) DO UPDATE SET
         outcome = excluded.outcome, reason = excluded.reason, waits_for = excluded.waits_for, body = excluded.body`,
    )
    this.#countOf = db
      .prepare('SELECT count FROM ingest_counts WHERE workspace_id = ? AND call = ? AND name = ? AND outcome = ?')
      .raw(true)
    this.#names = db.prepare('SELECT count(*) FROM ingest_counts WHERE workspace_id = ?').raw(true)
    this.#count = db.prepare(
      `INSERT INTO ingest_counts (workspace_id, call, name, outcome, count, first_at, last_at, reason)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (workspace_id, call, name, outcome) DO UPDATE SET
         count = count + excluded.count, last_at = max(last_at, excluded.last_at),
         reason = CASE WHEN excluded.reason = '' THEN reason ELSE excluded.reason END`,
    )
  }

  addKey({ id, hash, workspaceId, name, createdAt, revokedAt }: WriteKey): Promise<void> {
    return this.#group.write(() => {
      this.#db
        .prepare(`INSERT INTO write_keys (${keyColumns}) VALUES (?, ?, ?, ?, ?, ?)`)
        .run(id, hash, workspaceId, name, createdAt, revokedAt)
    })
  }

  async keyByHash(hash: string) {
    const row = this.#db.prepare(`SELECT ${keyColumns} FROM write_keys WHERE hash = ?`).get(hash)
    return row === undefined ? null : readWriteKey(row)
  }

  async keys(workspaceId: string) {
    const sql = `SELECT ${keyColumns} FROM write_keys WHERE workspace_id = ? ORDER BY created_at, id`
    return this.#db.prepare(sql).all(workspaceId).map(readWriteKey)
  }

  revokeKey(workspaceId: string, keyId: string, at: string): Promise<boolean> {
    const sql = 'UPDATE write_keys SET revoked_at = coalesce(revoked_at, ?) WHERE workspace_id = ? AND id = ?'
    return this.#group.write(() => this.#db.prepare(sql).run(at, workspaceId, keyId).changes === 1)
  }

  async known(workspaceId: string, ids: readonly string[]) {
    return new Set(ids.filter((id) => this.#one.get(workspaceId, id) !== undefined))
  }

  note(workspaceId: string, messages: readonly IngestedMessage[]): Promise<void> {
    return this.#group.write(() => {
      for (const message of messages) this.#noteOne(workspaceId, message)
    })
  }

  #noteOne(workspaceId: string, message: IngestedMessage): void {
    const { id, call, name, outcome, reason, at, waitsFor, body } = message
    const row: unknown = this.#one.get(workspaceId, id)
    const before = row === undefined ? null : readIngested(row)
    if (before !== null && before.body === null) return
    this.#put.run(workspaceId, id, call, name, outcome, reason, at, waitsFor, body)
    if (before?.outcome === outcome) return
    if (before !== null) this.#add(workspaceId, { ...before, reason: '' }, -1)
    this.#add(workspaceId, message, 1)
  }

  #add(workspaceId: string, { call, name, outcome, at, reason }: IngestedMessage, change: number): void {
    const isCounted = this.#countOf.get(workspaceId, call, name, outcome) !== undefined
    const isFull = !isCounted && Number(firstOf(this.#names.get(workspaceId))) >= maxCountedNames
    this.#count.run(workspaceId, call, isFull ? otherNames : name, outcome, change, at, at, reason)
  }

  async kept(workspaceId: string, wanted: { outcome: IngestOutcome } | { waitsFor: readonly string[] }, limit: number) {
    const texts = 'outcome' in wanted ? [wanted.outcome] : wanted.waitsFor
    const column = 'outcome' in wanted ? 'outcome' : 'waits_for'
    const sql = `SELECT ${columns} FROM ingest_messages
      WHERE workspace_id = ? AND body IS NOT NULL AND ${column} IN (${places(texts)}) ORDER BY at, id LIMIT ?`
    return this.#db
      .prepare(sql)
      .all(workspaceId, ...texts, limit)
      .map(readIngested)
  }

  async keptOf(workspaceId: string, { call, names, outcomes }: KeptOf, limit: number) {
    if (names.length === 0 || outcomes.length === 0) return []
    const sql = `SELECT ${columns} FROM ingest_messages
      WHERE workspace_id = ? AND body IS NOT NULL AND outcome IN (${places(outcomes)})
        AND call = ? AND name IN (${places(names)}) ORDER BY at DESC, id LIMIT ?`
    return this.#db
      .prepare(sql)
      .all(workspaceId, ...outcomes, call, ...names, limit)
      .map(readIngested)
  }

  async counts(workspaceId: string) {
    const sql = `SELECT call, name, outcome, count, first_at, last_at, reason FROM ingest_counts
      WHERE workspace_id = ? AND count > 0 ORDER BY call, name, outcome`
    return this.#db.prepare(sql).all(workspaceId).map(readEventCount)
  }

  forget(workspaceId: string, texts: readonly string[]): Promise<void> {
    const sql = `UPDATE ingest_messages SET body = NULL
      WHERE workspace_id = ? AND body IS NOT NULL AND instr(lower(body), lower(?)) > 0`
    return this.#group.write(() => {
      for (const text of texts) this.#db.prepare(sql).run(workspaceId, text)
    })
  }

  prune(workspaceId: string, { before, bodies, bodiesPerName }: KeptBounds): Promise<void> {
    return this.#group.write(() => {
      this.#db.prepare('DELETE FROM ingest_messages WHERE workspace_id = ? AND at < ?').run(workspaceId, before)
      const sql = `UPDATE ingest_messages SET body = NULL WHERE workspace_id = ? AND id IN (
        SELECT id FROM (
          SELECT id, row_number() OVER (ORDER BY at DESC, id) AS place,
            row_number() OVER (PARTITION BY call, name ORDER BY at DESC, id) AS place_of_name
          FROM ingest_messages WHERE workspace_id = ? AND body IS NOT NULL
        ) WHERE place > ? OR place_of_name > ?)`
      this.#db.prepare(sql).run(workspaceId, workspaceId, bodies, bodiesPerName)
    })
  }
}

const places = (items: readonly string[]): string => items.map(() => '?').join(', ')
const firstOf = (row: unknown): unknown => (Array.isArray(row) ? row[0] : 0)
