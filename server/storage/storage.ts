/**
 * What the server keeps, behind one interface: SQLite embedded, PostgreSQL for a company. Every promise that writes
 * resolves only when the write is on disk. tests/server/storage/contract.ts is the suite any implementation passes.
 */
import type { Change, ChangeResult } from '../../lib/messages/sync-protocol'
import type { IngestStorage } from './ingest-storage'

export interface Workspace {
  id: string
  name: string
  /** Changes with every restore from a backup (ARCHITECTURE, "Rows", rule 7). */
  epoch: string
  /** ISO 8601 in UTC. */
  createdAt: string
  /** Sequence number of the newest record. */
  head: number
}

/** A device token, of which only the sha256 is kept. */
export interface DeviceToken {
  id: string
  /** sha256 of the token, hex. */
  hash: string
  workspaceId: string
  memberId: string
  /** What the person calls the device. */
  device: string
  createdAt: string
  revokedAt: string | null
}

/** A pasted invitation, of which only the sha256 is kept: good once, until it expires. */
export interface Invitation {
  id: string
  /** sha256 of the invitation's secret, hex. */
  hash: string
  workspaceId: string
  name: string
  /** Normalised; of a member it adds a device, of anybody else a member. */
  email: string
  role: string
  /** Who made it, and on which device; null: the command line. */
  byMemberId: string | null
  byTokenId: string | null
  createdAt: string
  expiresAt: string
  usedAt: string | null
  /** The device token it was exchanged for: the same one may be asked for again when the answer was lost. */
  usedForHash: string | null
  revokedAt: string | null
}

/** A person who was erased (rule 12). It names no more than ids, and is replayed after a restore. */
export interface Erasure {
  contactId: string
  at: string
  /** Null: the command line. */
  byMemberId: string | null
}

/** Whom a restricted account is open to beside the workspace's owners and admins. */
export interface AccountAccess {
  ownerId: string | null
  colleagueIds: readonly string[]
}

/**
 * What made something visible or hidden, as it was before: from it a pull tells a client what it was granted and what it lost
 * since its cursor (rule 8).
 */
export type AccessChange =
  /** An account was made (nobody saw it), restricted, opened or handed over. */
  | { seq: number; kind: 'account'; id: string; before: AccountAccess | 'everybody' | 'nobody' }
  /** A row was moved from these accounts. */
  | { seq: number; kind: 'row'; collection: string; id: string; before: readonly string[] }
  /** A member had this role. */
  | { seq: number; kind: 'member'; id: string; before: string }

/** Who set a field (or put an item into a set, or took it out) last. */
export interface Stamp {
  /** Sequence number the record took with it. */
  seq: number
  /** Milliseconds since 1970, corrected for the device's clock. */
  at: number
  device: string
  counter: number
  /** Null: the server itself. */
  memberId: string | null
}

/** A record as it stands. A deleted one keeps its data, so that it can be restored. */
export interface StoredRecord {
  collection: string
  id: string
  seq: number
  data: Record<string, unknown>
  /** By `stampKey`: one per plain field, one per item of a set. */
  stamps: Map<string, Stamp>
}

export interface RecordKey {
  collection: string
  id: string
}

/** A value that another edit won over: kept so that its author can take it back. */
export interface LostValue {
  field: string
  value: unknown
  /** Member whose value it was; null: the server's. */
  memberId: string | null
}

/** A change as it came, and what became of it. A repeated id gets `answer` again (rule 3). */
export interface LoggedChange {
  change: Change
  memberId: string | null
  receivedAt: string
  lost: LostValue[]
  answer: ChangeResult
  /** The head after it; changes of one record follow one another by it. */
  seq: number
  /** Plain fields that it changed, as they were before; what was not there is left out. */
  before: Record<string, unknown>
}

/** What a decision over rows may read, all of it as of one moment under the workspace's lock. */
export interface RowsState {
  head: number
  record(key: RecordKey): StoredRecord | null
  /** The logged change of an id that was asked for; null when it is new. */
  logged(changeId: string): Pick<LoggedChange, 'answer' | 'memberId'> | null
  /** When sequence number `seq` was committed, in ms since 1970; 0 for 0 and for numbers that are not given out yet. */
  committedAt(seq: number): number
  /** The accounts that are restricted, deleted ones too, by id. */
  restricted: ReadonlyMap<string, AccountAccess>
}

export interface RowsDecision<Result> {
  /** Whole records to store, with sequence numbers above the head that was read. */
  records: StoredRecord[]
  log: LoggedChange[]
  /** One for a sequence number at most; absent is none. */
  access?: AccessChange[]
  result: Result
}

export interface RowsQuestion {
  keys: RecordKey[]
  changeIds: string[]
  seen: number[]
  /** Milliseconds since 1970; the commit time of what is decided. */
  now: number
}

/** Who wrote an update of a document, and when: what the history of a plan is made of. */
export interface UpdateSource {
  /** Milliseconds since 1970; 0 where it is not known. Of a merged update: of the last that is in it. */
  at: number
  /** Ids of the members, each once. */
  memberIds: string[]
  /** Of an edit that brought an earlier version back: that version, by its last edit (ms since 1970). */
  restores?: number
}

export interface NewUpdate extends UpdateSource {
  update: Uint8Array
}

export interface DocumentUpdate extends NewUpdate {
  id: number
}

/** A ticket that waits to be used: only hashes are kept. */
export interface WaitingTicket {
  /** sha256 of the ticket, hex. */
  hash: string
  /** sha256 of the device token it was given for, hex. */
  tokenHash: string
  /** Milliseconds since 1970. */
  expiresAt: number
}

export interface Storage {
  /** Sources, and what came from them. */
  readonly ingest: IngestStorage

  addWorkspace(workspace: Omit<Workspace, 'head'>): Promise<void>
  workspace(id: string): Promise<Workspace | null>
  workspaces(): Promise<Workspace[]>
  /**
   * After a restore from a backup: a new epoch, and a head that is not below any record or commit that is there.
   * Gives false when there is no such workspace.
   */
  renewEpoch(id: string, epoch: string): Promise<boolean>

  addToken(token: DeviceToken): Promise<void>
  tokenByHash(hash: string): Promise<DeviceToken | null>
  tokens(workspaceId: string): Promise<DeviceToken[]>
  /** Gives false when there is no such token; revoking twice keeps the first instant. */
  revokeToken(workspaceId: string, tokenId: string, at: string): Promise<boolean>

  addInvitation(invitation: Invitation): Promise<void>
  invitationByHash(hash: string): Promise<Invitation | null>
  invitations(workspaceId: string): Promise<Invitation[]>
  /**
   * Marks it used for the device token of this hash. True once, and again for the same token; false when it is unknown, was used
   * for another, revoked, or has expired by `at`.
   */
  useInvitation(id: string, forHash: string, at: string): Promise<boolean>
  /** Gives false when there is no such invitation in the workspace. */
  revokeInvitation(workspaceId: string, id: string, at: string): Promise<boolean>

  /** Notes it once; a second time changes nothing. */
  addErasure(workspaceId: string, erasure: Erasure): Promise<void>
  erasures(workspaceId: string): Promise<Erasure[]>
  /** Replaces what the log says of these records, in one transaction. Ids and sequence numbers may not be changed. */
  rewriteLog(workspaceId: string, keys: RecordKey[], rewrite: (logged: LoggedChange) => LoggedChange): Promise<void>

  /**
   * Reads what `question` names under the workspace's lock, lets the pure `decide` say what to write, and commits it.
   * @throws StorageError when the disk refuses; nothing is written then.
   */
  decideRows<Result>(
    workspaceId: string,
    question: RowsQuestion,
    decide: (state: RowsState) => RowsDecision<Result>,
  ): Promise<Result>
  record(workspaceId: string, key: RecordKey): Promise<StoredRecord | null>
  /** Records with a sequence number above `cursor`, lowest first, at most `limit`; and the head as of that moment. */
  recordsAfter(workspaceId: string, cursor: number, limit: number): Promise<{ head: number; records: StoredRecord[] }>
  /** Records of one collection, deleted ones too. */
  recordsOf(workspaceId: string, collection: string): Promise<StoredRecord[]>
  /** A page of them by id, after `afterId` ('' for the first), at most `limit`. */
  recordsOfPage(workspaceId: string, collection: string, afterId: string, limit: number): Promise<StoredRecord[]>
  /** Records of any collection whose field `accountId` names this account, deleted ones too. */
  recordsOfAccount(workspaceId: string, accountId: string): Promise<StoredRecord[]>
  head(workspaceId: string): Promise<number>
  loggedChange(workspaceId: string, changeId: string): Promise<LoggedChange | null>
  /** What was done to a record, newest first, below the position `before` (null: from the newest), at most `limit`. */
  changesOfRecord(
    workspaceId: string,
    key: RecordKey,
    before: number | null,
    limit: number,
  ): Promise<{ position: number; logged: LoggedChange }[]>
  /** The accounts that are restricted, deleted ones too, by id. */
  restrictedAccounts(workspaceId: string): Promise<Map<string, AccountAccess>>
  /** What changed who sees what with a sequence number above `seq`, lowest first. */
  accessChangesAfter(workspaceId: string, seq: number): Promise<AccessChange[]>

  /**
   * Keeps a ticket that any process may take, once. A crash may lose it.
   * @returns false when so many of this device wait already
   */
  putTicket(ticket: WaitingTicket, bounds: { now: number; maxWaiting: number }): Promise<boolean>
  /** Takes the ticket out; gives its device token's hash, null when it is unknown, used or expired. */
  takeTicket(hash: string, now: number): Promise<string | null>

  /** Appends to the document's log; resolves when it is on disk. */
  appendUpdate(workspaceId: string, document: string, update: Uint8Array, source?: UpdateSource): Promise<void>
  /** The document's log in the order it was written; empty for a document nobody has written in. */
  updates(workspaceId: string, document: string): Promise<DocumentUpdate[]>
  /** Puts `merged` in the place of exactly these updates, in one transaction; false when one of them is gone already. */
  compact(workspaceId: string, document: string, ids: readonly number[], merged: readonly NewUpdate[]): Promise<boolean>
  /** Names of documents that have a log, by name, after `afterName` ('' for the first), at most `limit`. */
  documentsPage(workspaceId: string, afterName: string, limit: number): Promise<string[]>

  /** Finishes what waits, then closes. */
  close(): Promise<void>
}

/** The disk (or database) refused; what was asked for is not stored, and the same may be tried again later. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
}

/** What is not known of an update's writer. */
export const unknownSource: UpdateSource = { at: 0, memberIds: [] }

/** Field names hold no colon, so the two kinds of key never meet. */
export function stampKey(field: string, item?: string): string {
  return item === undefined ? field : `${field}:${item}`
}
