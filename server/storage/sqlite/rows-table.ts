/** Records, commits and the change log in SQLite. Every function runs inside the caller's transaction. */
import type Libsql from 'libsql'
import type {
  AccessChange,
  AccountAccess,
  LoggedChange,
  RecordKey,
  RowsDecision,
  RowsQuestion,
  RowsState,
  StoredRecord,
} from '../storage'
import { readAccessChange, readLogged, readLoggedAt, readRecord, readRestricted, writeStamps } from '../encoding'

const recordColumns = 'collection, id, seq, data, stamps'
const loggedColumns = 'change, member_id, received_at, lost, answer, seq, before'

export class RowsTable {
  readonly #one: Libsql.Statement
  readonly #after: Libsql.Statement
  readonly #ofCollection: Libsql.Statement
  readonly #ofCollectionAfter: Libsql.Statement
  readonly #ofAccount: Libsql.Statement
  readonly #put: Libsql.Statement
  readonly #head: Libsql.Statement
  readonly #setHead: Libsql.Statement
  readonly #commit: Libsql.Statement
  readonly #committedAt: Libsql.Statement
  readonly #logged: Libsql.Statement
  readonly #log: Libsql.Statement
  readonly #rewrite: Libsql.Statement
  readonly #ofRecord: Libsql.Statement
  readonly #restricted: Libsql.Statement
  readonly #access: Libsql.Statement
  readonly #accessAfter: Libsql.Statement

  constructor(db: Libsql.Database) {
    this.#one = db.prepare(`SELECT ${recordColumns} FROM records WHERE workspace_id = ? AND collection = ? AND id = ?`)
    this.#after = db.prepare(
      `SELECT ${recordColumns} FROM records WHERE workspace_id = ? AND seq > ? ORDER BY seq LIMIT ?`,
    )
    this.#ofCollection = db.prepare(
      `SELECT ${recordColumns} FROM records WHERE workspace_id = ? AND collection = ? ORDER BY id`,
    )
    this.#ofCollectionAfter = db.prepare(
      `SELECT ${recordColumns} FROM records WHERE workspace_id = ? AND collection = ? AND id > ? ORDER BY id LIMIT ?`,
    )
    // As the index says it, or SQLite does not take it.
    this.#ofAccount = db.prepare(
      `SELECT ${recordColumns} FROM records WHERE workspace_id = ? AND json_extract(data, '$.accountId') = ?`,
    )
    this.#put = db.prepare(
      `INSERT INTO records (workspace_id, ${recordColumns}) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (workspace_id, collection, id)
       DO UPDATE SET seq = excluded.seq, data = excluded.data, stamps = excluded.stamps`,
    )
    this.#head = db.prepare('SELECT head FROM workspaces WHERE id = ?').raw(true)
    this.#setHead = db.prepare('UPDATE workspaces SET head = ? WHERE id = ?')
    this.#commit = db.prepare('INSERT INTO commits (workspace_id, head, at) VALUES (?, ?, ?)')
    this.#committedAt = db
      .prepare('SELECT at FROM commits WHERE workspace_id = ? AND head >= ? ORDER BY head LIMIT 1')
      .raw(true)
    this.#logged = db.prepare(`SELECT ${loggedColumns} FROM changes WHERE workspace_id = ? AND id = ?`)
    this.#log = db.prepare(
      `INSERT INTO changes
         (workspace_id, id, member_id, collection, record_id, received_at, change, lost, answer, seq, before)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#rewrite = db.prepare(
      'UPDATE changes SET change = ?, lost = ?, answer = ?, before = ? WHERE workspace_id = ? AND id = ?',
    )
    // The order in which they were committed is the rows'.
    this.#ofRecord = db.prepare(
      `SELECT rowid AS position, ${loggedColumns} FROM changes
       WHERE workspace_id = ? AND collection = ? AND record_id = ? AND rowid < ? ORDER BY rowid DESC LIMIT ?`,
    )
    // As the index says it, or SQLite does not take it.
    this.#restricted = db.prepare(
      `SELECT id, json_extract(data, '$.ownerId') AS owner, json_extract(data, '$.colleagueIds') AS colleagues
       FROM records INDEXED BY records_restricted
       WHERE workspace_id = ? AND collection = 'accounts' AND json_extract(data, '$.isRestricted') = 1`,
    )
    this.#access = db.prepare('INSERT INTO access_changes (workspace_id, seq, change) VALUES (?, ?, ?)')
    this.#accessAfter = db.prepare(
      'SELECT seq, change FROM access_changes WHERE workspace_id = ? AND seq > ? ORDER BY seq',
    )
  }

  decide<Result>(
    workspaceId: string,
    { keys, changeIds, seen, now }: RowsQuestion,
    decide: (state: RowsState) => RowsDecision<Result>,
  ): Result {
    const head = this.head(workspaceId)
    const records = new Map(keys.map((key) => [keyOf(key), this.record(workspaceId, key)]))
    const logged = new Map(changeIds.map((id) => [id, this.loggedChange(workspaceId, id)]))
    const times = new Map(seen.map((seq) => [seq, this.#commitTime(workspaceId, seq)]))
    const decision = decide({
      head,
      record: (key) => records.get(keyOf(key)) ?? null,
      logged: (id) => logged.get(id) ?? null,
      committedAt: (seq) => times.get(seq) ?? 0,
      restricted: this.restricted(workspaceId),
    })
    this.#write(workspaceId, head, decision, now)
    return decision.result
  }

  record(workspaceId: string, { collection, id }: RecordKey): StoredRecord | null {
    const row = this.#one.get(workspaceId, collection, id)
    return row === undefined ? null : readRecord(row)
  }

  after(workspaceId: string, cursor: number, limit: number): StoredRecord[] {
    return this.#after.all(workspaceId, cursor, limit).map(readRecord)
  }

  ofCollection(workspaceId: string, collection: string): StoredRecord[] {
    return this.#ofCollection.all(workspaceId, collection).map(readRecord)
  }

  ofCollectionAfter(workspaceId: string, collection: string, afterId: string, limit: number): StoredRecord[] {
    return this.#ofCollectionAfter.all(workspaceId, collection, afterId, limit).map(readRecord)
  }

  ofAccount(workspaceId: string, accountId: string): StoredRecord[] {
    return this.#ofAccount.all(workspaceId, accountId).map(readRecord)
  }

  head(workspaceId: string): number {
    return firstNumber(this.#head.get(workspaceId))
  }

  loggedChange(workspaceId: string, id: string): LoggedChange | null {
    const row = this.#logged.get(workspaceId, id)
    return row === undefined ? null : readLogged(row)
  }

  ofRecord(workspaceId: string, { collection, id }: RecordKey, before: number | null, limit: number) {
    return this.#ofRecord.all(workspaceId, collection, id, before ?? Number.MAX_SAFE_INTEGER, limit).map(readLoggedAt)
  }

  restricted(workspaceId: string): Map<string, AccountAccess> {
    return new Map(this.#restricted.all(workspaceId).map(readRestricted))
  }

  accessChangesAfter(workspaceId: string, seq: number): AccessChange[] {
    return this.#accessAfter.all(workspaceId, seq).map(readAccessChange)
  }

  rewriteLog(workspaceId: string, keys: RecordKey[], rewrite: (logged: LoggedChange) => LoggedChange): void {
    for (const key of keys)
      for (const { logged } of this.ofRecord(workspaceId, key, null, Number.MAX_SAFE_INTEGER)) {
        const { change, lost, answer, before } = rewrite(logged)
        const texts = [change, lost, answer, before].map((value) => JSON.stringify(value))
        this.#rewrite.run(...texts, workspaceId, logged.change.id)
      }
  }

  #commitTime(workspaceId: string, seq: number): number {
    return seq === 0 ? 0 : firstNumber(this.#committedAt.get(workspaceId, seq))
  }

  #write(workspaceId: string, head: number, decision: RowsDecision<unknown>, now: number): void {
    const newHead = Math.max(head, ...decision.records.map((record) => record.seq))
    if (newHead > head) {
      this.#setHead.run(newHead, workspaceId)
      this.#commit.run(workspaceId, newHead, now)
    }
    for (const { collection, id, seq, data, stamps } of decision.records)
      this.#put.run(workspaceId, collection, id, seq, JSON.stringify(data), writeStamps(stamps))
    for (const { change, memberId, receivedAt, lost, answer, seq, before } of decision.log) {
      const texts = [JSON.stringify(change), JSON.stringify(lost), JSON.stringify(answer)]
      const what = [change.id, memberId, change.collection, change.recordId, receivedAt]
      this.#log.run(workspaceId, ...what, ...texts, seq, JSON.stringify(before))
    }
    for (const { seq, ...change } of decision.access ?? []) this.#access.run(workspaceId, seq, JSON.stringify(change))
  }
}

const keyOf = ({ collection, id }: RecordKey): string => `${collection}/${id}`

function firstNumber(row: unknown): number {
  const value: unknown = Array.isArray(row) ? row[0] : 0
  return typeof value === 'number' ? value : 0
}
