/** Storage in PostgreSQL, for several server processes: commits are on disk before they are answered. */
import type { Pool } from 'pg'
import {
  StorageError,
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
import { ChangeLog } from './change-log'
import { connectPostgres, type PostgresOptions } from './connect'
import { Decisions } from './decisions'
import { DocumentsTable } from './documents-table'
import { IngestTable } from './ingest-table'
import { InvitationsTable } from './invitations-table'
import { migrate } from './migrations'
import { RowsTable } from './rows-table'
import { TicketsTable } from './tickets-table'
import { WorkspacesTable } from './workspaces-table'

/**
 * Connects, and brings the database (which has to exist) to the newest version.
 * @param url `postgres://user:password@host:port/database`
 * @throws Error with a sentence when it cannot be reached or used, or a newer server wrote it
 */
export async function openPostgresStorage(url: string, options: PostgresOptions = {}): Promise<Storage> {
  const pool = await connectPostgres(url, options)
  try {
    await migrate(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  return new PostgresStorage(pool)
}

class PostgresStorage implements Storage {
  readonly ingest: IngestTable
  readonly #pool: Pool
  readonly #workspaces: WorkspacesTable
  readonly #rows: RowsTable
  readonly #log: ChangeLog
  readonly #decisions: Decisions
  readonly #invitations: InvitationsTable
  readonly #tickets: TicketsTable
  readonly #documents: DocumentsTable
  #closing: Promise<void> | null = null

  constructor(pool: Pool) {
    this.#pool = pool
    this.ingest = new IngestTable(pool)
    this.#workspaces = new WorkspacesTable(pool)
    this.#rows = new RowsTable(pool)
    this.#log = new ChangeLog(pool)
    this.#decisions = new Decisions(pool)
    this.#invitations = new InvitationsTable(pool)
    this.#tickets = new TicketsTable(pool)
    this.#documents = new DocumentsTable(pool)
  }

  async addWorkspace(workspace: Omit<Workspace, 'head'>) {
    this.#checkOpen()
    return this.#workspaces.add(workspace)
  }

  async workspace(id: string) {
    return this.#workspaces.one(id)
  }

  async workspaces() {
    return this.#workspaces.all()
  }

  async renewEpoch(id: string, epoch: string) {
    return this.#workspaces.renewEpoch(id, epoch)
  }

  async addToken(token: DeviceToken) {
    return this.#workspaces.addToken(token)
  }

  async tokenByHash(hash: string) {
    return this.#workspaces.tokenByHash(hash)
  }

  async tokens(workspaceId: string) {
    return this.#workspaces.tokens(workspaceId)
  }

  async revokeToken(workspaceId: string, tokenId: string, at: string) {
    return this.#workspaces.revokeToken(workspaceId, tokenId, at)
  }

  async decideRows<Result>(
    workspaceId: string,
    question: RowsQuestion,
    decide: (state: RowsState) => RowsDecision<Result>,
  ) {
    this.#checkOpen()
    return this.#decisions.decide(workspaceId, question, decide)
  }

  async record(workspaceId: string, key: RecordKey) {
    return this.#rows.record(workspaceId, key)
  }

  async recordsAfter(workspaceId: string, cursor: number, limit: number) {
    return this.#rows.after(workspaceId, cursor, limit)
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
    return this.#log.one(workspaceId, changeId)
  }

  async changesOfRecord(workspaceId: string, key: RecordKey, before: number | null, limit: number) {
    return this.#log.ofRecord(workspaceId, key, before, limit)
  }

  async rewriteLog(workspaceId: string, keys: RecordKey[], rewrite: (logged: LoggedChange) => LoggedChange) {
    return this.#log.rewrite(workspaceId, keys, rewrite)
  }

  async restrictedAccounts(workspaceId: string) {
    return this.#rows.restricted(workspaceId)
  }

  async accessChangesAfter(workspaceId: string, seq: number) {
    return this.#rows.accessChangesAfter(workspaceId, seq)
  }

  async addInvitation(invitation: Invitation) {
    return this.#invitations.add(invitation)
  }

  async invitationByHash(hash: string) {
    return this.#invitations.byHash(hash)
  }

  async invitations(workspaceId: string) {
    return this.#invitations.all(workspaceId)
  }

  async useInvitation(id: string, forHash: string, at: string) {
    return this.#invitations.use(id, forHash, at)
  }

  async revokeInvitation(workspaceId: string, id: string, at: string) {
    return this.#invitations.revoke(workspaceId, id, at)
  }

  async addErasure(workspaceId: string, erasure: Erasure) {
    return this.#invitations.addErasure(workspaceId, erasure)
  }

  async erasures(workspaceId: string) {
    return this.#invitations.erasures(workspaceId)
  }

  async putTicket(ticket: WaitingTicket, bounds: { now: number; maxWaiting: number }) {
    return this.#tickets.put(ticket, bounds)
  }

  async takeTicket(hash: string, now: number) {
    return this.#tickets.take(hash, now)
  }

  async appendUpdate(workspaceId: string, document: string, update: Uint8Array, source: UpdateSource = unknownSource) {
    this.#checkOpen()
    return this.#documents.append(workspaceId, document, { update, ...source })
  }

  async updates(workspaceId: string, document: string) {
    return this.#documents.all(workspaceId, document)
  }

  async compact(workspaceId: string, document: string, ids: readonly number[], merged: readonly NewUpdate[]) {
    return this.#documents.compact(workspaceId, document, ids, merged)
  }

  async documentsPage(workspaceId: string, afterName: string, limit: number) {
    return this.#documents.names(workspaceId, afterName, limit)
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    await this.#decisions.settled()
    await this.#documents.settled()
    await this.#pool.end()
  }

  /** What waits for a batch would else wait for a pool that has ended. */
  #checkOpen(): void {
    if (this.#closing !== null) throw new StorageError('The storage is closed.')
  }
}
