/** The log of document updates in SQLite. Every function runs inside the caller's transaction. */
import type Libsql from 'libsql'
import { readUpdate } from '../encoding'
import type { DocumentUpdate, NewUpdate } from '../storage'

export class DocumentsTable {
  readonly #append: Libsql.Statement
  readonly #all: Libsql.Statement
  readonly #remove: Libsql.Statement
  readonly #names: Libsql.Statement

  constructor(db: Libsql.Database) {
    this.#append = db.prepare(
      'INSERT INTO updates (workspace_id, document, data, at, member_ids, restores) VALUES (?, ?, ?, ?, ?, ?)',
    )
    this.#all = db.prepare(
      'SELECT id, data, at, member_ids, restores FROM updates WHERE workspace_id = ? AND document = ? ORDER BY id',
    )
    this.#remove = db.prepare('DELETE FROM updates WHERE id = ? AND workspace_id = ? AND document = ?')
    this.#names = db
      .prepare(
        'SELECT DISTINCT document FROM updates WHERE workspace_id = ? AND document > ? ORDER BY document LIMIT ?',
      )
      .raw(true)
  }

  append(workspaceId: string, document: string, { update, at, memberIds, restores }: NewUpdate): void {
    this.#append.run(workspaceId, document, Buffer.from(update), at, JSON.stringify(memberIds), restores ?? null)
  }

  all(workspaceId: string, document: string): DocumentUpdate[] {
    return this.#all.all(workspaceId, document).map(readUpdate)
  }

  /** @throws MergedUpdateGone when another process compacted one of them first; the caller's savepoint takes it back. */
  compact(workspaceId: string, document: string, ids: readonly number[], merged: readonly NewUpdate[]): void {
    for (const update of merged) this.append(workspaceId, document, update)
    for (const id of ids)
      if (this.#remove.run(id, workspaceId, document).changes !== 1) throw new MergedUpdateGone(`Update ${id} is gone.`)
  }

  names(workspaceId: string, afterName: string, limit: number): string[] {
    return this.#names.all(workspaceId, afterName, limit).flatMap((row) => (Array.isArray(row) ? [String(row[0])] : []))
  }
}

export class MergedUpdateGone extends Error {
  override readonly name = 'MergedUpdateGone'
}
