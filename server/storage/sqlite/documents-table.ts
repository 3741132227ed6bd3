/**
 * The log of document updates in SQLite. Every function runs inside the caller's transaction.
 *
 * An append writes nothing but the row, at the end of the table: an index by document would touch a page more for each
 * document that is written in, which was half of an append's cost. Rows are listed in that index many at a time; those that
 * are not yet are the newest, and are looked through.
 */
import type Libsql from 'libsql'
import * as z from 'zod/mini'
import { readUpdate } from '../encoding'
import type { DocumentUpdate, NewUpdate } from '../storage'

export interface DocumentAppend extends NewUpdate {
  workspaceId: string
  document: string
}

/** Rows of one INSERT, most first: each call into SQLite costs about as much as two rows. */
const rowsPerInsert = [16, 4, 1]

/** Rows that are listed at one go: 3 ms of work, and about the same to look through. */
const unlistedBeforeListing = 1000

const newest = 'id > (SELECT up_to FROM listed_updates) AND is_listed = 0'
const countRow = z.object({ count: z.int() })

export class DocumentsTable {
  readonly #inserts: readonly { rows: number; statement: Libsql.Statement }[]
  readonly #all: Libsql.Statement
  readonly #remove: Libsql.Statement
  readonly #names: Libsql.Statement
  readonly #list: readonly Libsql.Statement[]
  #unlisted: number

  constructor(db: Libsql.Database) {
    this.#inserts = rowsPerInsert.map((rows) => {
      const places = Array.from({ length: rows }, () => '(?, ?, ?, ?, ?, ?)').join(', ')
      const sql = `INSERT INTO updates (workspace_id, document, data, at, member_ids, restores) VALUES ${places}`
      return { rows, statement: db.prepare(sql) }
    })
    const columns = 'id, data, at, member_ids, restores'
    this.#all = db.prepare(
      `SELECT ${columns} FROM updates WHERE workspace_id = ?1 AND document = ?2 AND is_listed = 1
       UNION ALL SELECT ${columns} FROM updates WHERE workspace_id = ?1 AND document = ?2 AND ${newest}
       ORDER BY id`,
    )
    this.#remove = db.prepare('DELETE FROM updates WHERE id = ? AND workspace_id = ? AND document = ?')
    this.#names = db
      .prepare(
        `SELECT document FROM updates WHERE workspace_id = ?1 AND document > ?2 AND is_listed = 1
         UNION SELECT document FROM updates WHERE workspace_id = ?1 AND document > ?2 AND ${newest}
         ORDER BY document LIMIT ?3`,
      )
      .raw(true)
    this.#list = [
      `UPDATE updates SET is_listed = 1 WHERE ${newest}`,
      'UPDATE listed_updates SET up_to = coalesce((SELECT max(id) FROM updates), 0)',
    ].map((sql) => db.prepare(sql))
    this.#unlisted = z.parse(countRow, db.prepare(`SELECT count(*) AS count FROM updates WHERE ${newest}`).get()).count
  }

  /** In their order. */
  append(updates: readonly DocumentAppend[]): void {
    let from = 0
    for (const { rows, statement } of this.#inserts)
      for (; updates.length - from >= rows; from += rows) {
        const values: unknown[] = []
        for (let index = from; index < from + rows; index += 1) pushValues(values, updates[index])
        statement.run(values)
      }
    this.#unlisted += updates.length
  }

  /** Are there so many that are not listed that `list` is worth its while? */
  get isListingDue(): boolean {
    return this.#unlisted >= unlistedBeforeListing
  }

  list(): void {
    for (const statement of this.#list) statement.run()
    this.#unlisted = 0
  }

  all(workspaceId: string, document: string): DocumentUpdate[] {
    return this.#all.all(workspaceId, document).map(readUpdate)
  }

  /** @throws MergedUpdateGone when another process compacted one of them first; the caller's savepoint takes it back. */
  compact(workspaceId: string, document: string, ids: readonly number[], merged: readonly NewUpdate[]): void {
    this.append(merged.map((update) => ({ ...update, workspaceId, document })))
    for (const id of ids)
      if (this.#remove.run(id, workspaceId, document).changes !== 1) throw new MergedUpdateGone(`Update ${id} is gone.`)
  }

  names(workspaceId: string, afterName: string, limit: number): string[] {
    return this.#names.all(workspaceId, afterName, limit).flatMap((row) => (Array.isArray(row) ? [String(row[0])] : []))
  }
}

function pushValues(values: unknown[], append: DocumentAppend | undefined): void {
  if (append === undefined) return
  const { workspaceId, document, update, at, memberIds, restores } = append
  values.push(workspaceId, document, update, at, JSON.stringify(memberIds), restores ?? null)
}

export class MergedUpdateGone extends Error {
  override readonly name = 'MergedUpdateGone'
}
