/** The log of document updates in SQLite. Every function runs inside the caller's transaction. */
import { isAnyArrayBuffer, isUint8Array } from 'node:util/types'
import type Libsql from 'libsql'
import * as z from 'zod/mini'
import type { DocumentUpdate } from '../storage'

/** libsql 0.5 gives a blob as an ArrayBuffer from `all`, as a Buffer from `get`. */
const blob = z.custom<ArrayBuffer | Uint8Array>((value) => isAnyArrayBuffer(value) || isUint8Array(value))
const updateRow = z.object({ id: z.int(), data: blob })

export class DocumentsTable {
  readonly #append: Libsql.Statement
  readonly #all: Libsql.Statement
  readonly #remove: Libsql.Statement

  constructor(db: Libsql.Database) {
    this.#append = db.prepare('INSERT INTO updates (workspace_id, document, data) VALUES (?, ?, ?)')
    this.#all = db.prepare('SELECT id, data FROM updates WHERE workspace_id = ? AND document = ? ORDER BY id')
    this.#remove = db.prepare('DELETE FROM updates WHERE id = ? AND workspace_id = ? AND document = ?')
  }

  append(workspaceId: string, document: string, update: Uint8Array): void {
    this.#append.run(workspaceId, document, Buffer.from(update))
  }

  all(workspaceId: string, document: string): DocumentUpdate[] {
    return this.#all.all(workspaceId, document).map((row) => {
      const { id, data } = z.parse(updateRow, row)
      return { id, update: new Uint8Array(data) }
    })
  }

  /** @throws MergedUpdateGone when another process compacted one of them first; the caller's savepoint takes it back. */
  compact(workspaceId: string, document: string, ids: readonly number[], merged: Uint8Array): void {
    this.append(workspaceId, document, merged)
    for (const id of ids)
      if (this.#remove.run(id, workspaceId, document).changes !== 1) throw new MergedUpdateGone(`Update ${id} is gone.`)
  }
}

export class MergedUpdateGone extends Error {
  override readonly name = 'MergedUpdateGone'
}
