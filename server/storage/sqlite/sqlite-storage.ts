/** Storage in one SQLite file: write-ahead log, one fsync per group of writes (PRAGMA synchronous = FULL). */
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import type Libsql from 'libsql'
import {
  unknownSource,
  type DeviceToken,
  type Erasure,
  type Invitation,
  type LoggedChange,
  type NewUpdate,
  type RecordKey,
  type RowsDecision,
  type RowsQuestion,
  type RowsState,
  type Storage,
  type UpdateSource,
  type WaitingTicket,
  type Workspace,
} from '../storage'
import { DocumentsTable, MergedUpdateGone, type DocumentAppend } from './documents-table'
import { log } from '../../log'
import { readErasure, readToken, readWorkspace } from '../encoding'
import { GroupCommit } from './group-commit'
import { IngestTable } from './ingest-table'
import { InvitationsTable } from './invitations-table'
import { lengthenLog } from './lengthen-log'
import { migrate } from './migrations'
import { RowsTable } from './rows-table'
import { MergedSweeper } from './sweep-merged'
import { TicketsInMemory } from './tickets-in-memory'

export interface SqliteOptions {
  /** The file may grow to this many pages of 4 KiB; for tests of a full disk. */
  maxPages?: number
  /** How long another process (the command line beside the server) may hold the lock; default 5 s. */
  busyMs?: number
  /** For a server, which commits again and again: the log is made as long as it gets at once. */
  hasLongLog?: boolean
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
  // What is erased is overwritten, not only let go of.
  db.pragma('secure_delete = ON')
  migrate(db)
  if (options.hasLongLog === true) tryToLengthenLog(db)
  if (options.maxPages !== undefined) db.pragma(`max_page_count = ${options.maxPages}`)
  return new SqliteStorage(db)
}

/** A full disk, say: the server serves what is there all the same. */
function tryToLengthenLog(db: Libsql.Database): void {
  try {
    lengthenLog(db)
  } catch (error) {
    log.warn({ err: error }, 'the log of the database could not be lengthened: the first commits take longer')
  }
}

class SqliteStorage implements Storage {
  readonly ingest: IngestTable
  readonly #db: Libsql.Database
  readonly #group: GroupCommit<DocumentAppend>
  readonly #rows: RowsTable
  readonly #documents: DocumentsTable
  readonly #invitations: InvitationsTable
  readonly #sweeper: MergedSweeper
  /** One process alone serves a SQLite file, so its memory will do. */
  readonly #tickets = new TicketsInMemory()
  #isListing = false

  constructor(db: Libsql.Database) {
    this.#db = db
    this.#documents = new DocumentsTable(db)
    this.#group = new GroupCommit(db, (updates) => this.#documents.append(updates))
    this.ingest = new IngestTable(db, this.#group)
    this.#rows = new RowsTable(db)
    this.#invitations = new InvitationsTable(db)
    this.#sweeper = new MergedSweeper({
      documents: this.#documents,
      write: (step) => this.#group.write(step),
    })
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

  addInvitation(invitation: Invitation): Promise<void> {
    return this.#group.write(() => this.#invitations.add(invitation))
  }

  async invitationByHash(hash: string) {
    return this.#invitations.byHash(hash)
  }

  async invitations(workspaceId: string) {
    return this.#invitations.all(workspaceId)
  }

  useInvitation(id: string, forHash: string, at: string): Promise<boolean> {
    return this.#group.write(() => this.#invitations.use(id, forHash, at))
  }

  revokeInvitation(workspaceId: string, id: string, at: string): Promise<boolean> {
    return this.#group.write(() => this.#invitations.revoke(workspaceId, id, at))
  }

  addErasure(workspaceId: string, { contactId, at, byMemberId }: Erasure): Promise<void> {
    return this.#group.write(() => {
      this.#db
        .prepare('INSERT OR IGNORE INTO erasures (workspace_id, contact_id, at, by_member_id) VALUES (?, ?, ?, ?)')
        .run(workspaceId, contactId, at, byMemberId)
    })
  }

  async erasures(workspaceId: string) {
    const sql = 'SELECT contact_id, at, by_member_id FROM erasures WHERE workspace_id = ? ORDER BY at, contact_id'
    return this.#db.prepare(sql).all(workspaceId).map(readErasure)
  }

  rewriteLog(workspaceId: string, keys: RecordKey[], rewrite: (logged: LoggedChange) => LoggedChange): Promise<void> {
    return this.#group.write(() => this.#rows.rewriteLog(workspaceId, keys, rewrite))
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

  async changesOfRecord(workspaceId: string, key: RecordKey, before: number | null, limit: number) {
    return this.#rows.ofRecord(workspaceId, key, before, limit)
  }

  async restrictedAccounts(workspaceId: string) {
    return this.#rows.restricted(workspaceId)
  }

  async accessChangesAfter(workspaceId: string, seq: number) {
    return this.#rows.accessChangesAfter(workspaceId, seq)
  }

  async putTicket(ticket: WaitingTicket, bounds: { now: number; maxWaiting: number }) {
    return this.#tickets.put(ticket, bounds)
  }

  async takeTicket(hash: string, now: number) {
    return this.#tickets.take(hash, now)
  }

  appendUpdate(workspaceId: string, document: string, update: Uint8Array, source: UpdateSource = unknownSource) {
    if (this.#documents.isListingDue && !this.#isListing) void this.#list()
    return this.#group.append({ workspaceId, document, update, ...source })
  }

  async updates(workspaceId: string, document: string) {
    return this.#documents.all(workspaceId, document)
  }

  async compact(workspaceId: string, document: string, ids: readonly number[], merged: readonly NewUpdate[]) {
    try {
      await this.#group.write(() => this.#documents.compact(workspaceId, document, ids, merged))
      this.#sweeper.plan()
      return true
    } catch (error) {
      if (error instanceof MergedUpdateGone) return false
      throw error
    }
  }

  async documentsPage(workspaceId: string, afterName: string, limit: number) {
    return this.#documents.names(workspaceId, afterName, limit)
  }

  /** Apart from the appends: where the disk has no room for it, it may have for them. */
  async #list(): Promise<void> {
    this.#isListing = true
    try {
      await this.#group.write(() => this.#documents.list())
    } catch (error) {
      log.warn({ err: error }, 'appended updates were not listed; trying again')
    } finally {
      this.#isListing = false
    }
  }

  async close(): Promise<void> {
    this.#sweeper.stop()
    this.#group.close()
    this.#db.close()
  }
}
