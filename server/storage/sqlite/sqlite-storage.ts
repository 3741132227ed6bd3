/** Storage in one SQLite file: write-ahead log, one fsync per group of writes (PRAGMA synchronous = FULL). */
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import type Libsql from 'libsql'
import type { DeviceToken, RecordKey, RowsDecision, RowsQuestion, RowsState, Storage, Workspace } from '../storage'
import { DocumentsTable, MergedUpdateGone } from './documents-table'
import { readToken, readWorkspace } from './encoding'
import { GroupCommit } from './group-commit'
import { migrate } from './migrations'
import { RowsTable } from './rows-table'

export interface SqliteOptions {
  /** The file may grow to this many pages of 4 KiB; for tests of a full disk. */
  maxPages?: number
  /** How long another process (the command line beside the server) may hold the lock; default 5 s. */
  busyMs?: number
}

/**
 * Opens (and makes, if missing) the database file, and brings it to the newest version.
 * @throws Error when the file is not a database or a newer server wrote it.
 */
export function openSqliteStorage(file: string, options: SqliteOptions = {}): Storage {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const isNew = !existsSync(file)
  const db = new Database(file)
  // Customer data, whoever else has an account on the machine; the files beside it take its mode over.
  if (isNew && existsSync(file)) chmodSync(file, 0o600)
  db.pragma(`busy_timeout = ${options.busyMs ?? 5000}`)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  migrate(db)
  if (options.maxPages !== undefined) db.pragma(`max_page_count = ${options.maxPages}`)
  return new SqliteStorage(db)
}

class SqliteStorage implements Storage {
  readonly #db: Libsql.Database
  readonly #group: GroupCommit
  readonly #rows: RowsTable
  readonly #documents: DocumentsTable

  constructor(db: Libsql.Database) {
    this.#db = db
    this.#group = new GroupCommit(db)
    this.#rows = new RowsTable(db)
    this.#documents = new DocumentsTable(db)
  }

  addWorkspace({ id, name, epoch, createdAt }: Omit<Workspace, 'head'>): Promise<void> {
    return this.#group.write(() => {
      this.#db
        .prepare('INSERT INTO workspaces (id, name, epoch, created_at) VALUES (?, ?, ?, ?)')
        .run(id, name, epoch, createdAt)
    })
  }

  async workspace(id: string): Promise<Workspace | null> {
    const row = this.#db.prepare('SELECT * FROM workspaces WHERE id = ?').get(id)
    return row === undefined ? null : readWorkspace(row)
  }

  async workspaces(): Promise<Workspace[]> {
    return this.#db.prepare('SELECT * FROM workspaces ORDER BY created_at, id').all().map(readWorkspace)
  }

  renewEpoch(id: string, epoch: string): Promise<boolean> {
    return this.#group.write(
      () =>
        this.#db
          .prepare(
            `UPDATE workspaces SET epoch = ?, head = max(
               head,
               coalesce((SELECT max(seq) FROM records WHERE workspace_id = workspaces.id), 0),
               coalesce((SELECT max(head) FROM commits WHERE workspace_id = workspaces.id), 0)
             ) WHERE id = ?`,
          )
          .run(epoch, id).changes === 1,
    )
  }

  addToken({ id, hash, workspaceId, memberId, device, createdAt, revokedAt }: DeviceToken): Promise<void> {
    return this.#group.write(() => {
      this.#db
        .prepare(
          `INSERT INTO tokens (id, hash, workspace_id, member_id, device, created_at, revoked_at)
           VALUES (?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(id, hash, workspaceId, memberId, device, createdAt, revokedAt)
    })
  }

  async tokenByHash(hash: string): Promise<DeviceToken | null> {
    const row = this.#db.prepare('SELECT * FROM tokens WHERE hash = ?').get(hash)
    return row === undefined ? null : readToken(row)
  }

  async tokens(workspaceId: string): Promise<DeviceToken[]> {
    return this.#db
      .prepare('SELECT * FROM tokens WHERE workspace_id = ? ORDER BY created_at, id')
      .all(workspaceId)
      .map(readToken)
  }

  revokeToken(workspaceId: string, tokenId: string, at: string): Promise<boolean> {
    return this.#group.write(
      () =>
        this.#db
          .prepare('UPDATE tokens SET revoked_at = coalesce(revoked_at, ?) WHERE workspace_id = ? AND id = ?')
          .run(at, workspaceId, tokenId).changes === 1,
    )
  }

  decideRows<Result>(
    workspaceId: string,
    question: RowsQuestion,
    decide: (state: RowsState) => RowsDecision<Result>,
  ): Promise<Result> {
    return this.#group.write(() => this.#rows.decide(workspaceId, question, decide))
  }

  async record(workspaceId: string, key: RecordKey) {
    return this.#rows.record(workspaceId, key)
  }

  async recordsAfter(workspaceId: string, cursor: number, limit: number) {
    return { head: this.#rows.head(workspaceId), records: this.#rows.after(workspaceId, cursor, limit) }
  }

  async recordsOf(workspaceId: string, collection: string) {
    return this.#rows.ofCollection(workspaceId, collection)
  }

  async recordsOfPage(workspaceId: string, collection: string, afterId: string, limit: number) {
    return this.#rows.ofCollectionAfter(workspaceId, collection, afterId, limit)
  }

  async recordsOfAccount(workspaceId: string, accountId: string) {
    return this.#rows.ofAccount(workspaceId, accountId)
  }

  async head(workspaceId: string) {
    return this.#rows.head(workspaceId)
  }

  async loggedChange(workspaceId: string, changeId: string) {
    return this.#rows.loggedChange(workspaceId, changeId)
  }

  appendUpdate(workspaceId: string, document: string, update: Uint8Array): Promise<void> {
    return this.#group.write(() => this.#documents.append(workspaceId, document, update))
  }

  async updates(workspaceId: string, document: string) {
    return this.#documents.all(workspaceId, document)
  }

  async compact(workspaceId: string, document: string, ids: readonly number[], merged: Uint8Array): Promise<boolean> {
    try {
      await this.#group.write(() => this.#documents.compact(workspaceId, document, ids, merged))
      return true
    } catch (error) {
      if (error instanceof MergedUpdateGone) return false
      throw error
    }
  }

  async close(): Promise<void> {
    this.#group.close()
    this.#db.close()
  }
}
