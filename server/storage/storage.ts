/**
 * What the server keeps, behind one interface: SQLite embedded, PostgreSQL for a company. Every promise that writes
 * resolves only when the write is on disk. tests/server/storage/contract.ts is the suite any implementation passes.
 */
import type { Change, ChangeResult } from '../../lib/messages/sync-protocol'

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
}

/** What a decision over rows may read, all of it as of one moment under the workspace's lock. */
export interface RowsState {
  head: number
  record(key: RecordKey): StoredRecord | null
  /** The logged change of an id that was asked for; null when it is new. */
  logged(changeId: string): Pick<LoggedChange, 'answer' | 'memberId'> | null
  /** When sequence number `seq` was committed, in ms since 1970; 0 for 0 and for numbers that are not given out yet. */
  committedAt(seq: number): number
}

export interface RowsDecision<Result> {
  /** Whole records to store, with sequence numbers above the head that was read. */
  records: StoredRecord[]
  log: LoggedChange[]
  result: Result
}

export interface RowsQuestion {
  keys: RecordKey[]
  changeIds: string[]
  seen: number[]
  /** Milliseconds since 1970; the commit time of what is decided. */
  now: number
}

export interface DocumentUpdate {
  id: number
  update: Uint8Array
}

export interface Storage {
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

  /** Appends to the document's log; resolves when it is on disk. */
  appendUpdate(workspaceId: string, document: string, update: Uint8Array): Promise<void>
  /** The document's log in the order it was written; empty for a document nobody has written in. */
  updates(workspaceId: string, document: string): Promise<DocumentUpdate[]>
  /** Puts `merged` in the place of exactly these updates, in one transaction; false when one of them is gone already. */
  compact(workspaceId: string, document: string, ids: readonly number[], merged: Uint8Array): Promise<boolean>

  /** Finishes what waits, then closes. */
  close(): Promise<void>
}

/** The disk (or database) refused; what was asked for is not stored, and the same may be tried again later. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
}

/** Field names hold no colon, so the two kinds of key never meet. */
export function stampKey(field: string, item?: string): string {
  return item === undefined ? field : `${field}:${item}`
}
