/**
 * The log of document updates in SQLite. Every function runs inside the caller's transaction.
 *
 * An append writes nothing but the row, at the end of the table: an index by document would touch a page more for each
 * document that is written in, which was half of an append's cost. Which rows are a document's is listed many at a time, a list for
 * each document of those; rows that are not listed yet are the newest, and are looked through.
 *
 * A compaction removes nothing by itself either: a document's rows lie between those of all others that are written in, so that
 * each would be deleted from a page of its own. It notes which rows it has merged; those of many documents are swept together, in
 * their order, a page after the other.
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

/** Rows swept in one transaction: some milliseconds. */
const rowsPerSweep = 1000

/** Merged rows that are worth sweeping before their time. */
const mergedBeforeSweeping = 10_000

const newest = 'id > (SELECT up_to FROM listed_updates)'
const listedOfDocument = `SELECT value FROM update_lists, json_each(update_ids)
  WHERE update_lists.workspace_id = ?1 AND update_lists.document = ?2`
const mergedOfDocument = `SELECT value FROM merged_updates, json_each(update_ids)
  WHERE merged_updates.workspace_id = ?1 AND merged_updates.document = ?2`
/** A condition on a row of `updates`: it has not been merged. */
export const isInLog = 'id NOT IN (SELECT value FROM merged_updates, json_each(update_ids))'
const mergedRow = z.object({ id: z.int(), update_ids: z.string() })
const idsSchema = z.array(z.int())
const countRow = z.object({ count: z.int() })

export class DocumentsTable {
  readonly #inserts: readonly { rows: number; statement: Libsql.Statement }[]
  readonly #all: Libsql.Statement
  readonly #countThere: Libsql.Statement
  readonly #noteMerged: Libsql.Statement
  readonly #sweep: Libsql.Statement
  readonly #unlist: Libsql.Statement
  readonly #dropEmptyLists: Libsql.Statement
  readonly #forgetMerged: Libsql.Statement
  readonly #allMerged: Libsql.Statement
  readonly #names: Libsql.Statement
  readonly #list: readonly Libsql.Statement[]
  #unlisted: number
  #merged: number

  constructor(db: Libsql.Database) {
    this.#inserts = rowsPerInsert.map((rows) => {
      const places = Array.from({ length: rows }, () => '(?, ?, ?, ?, ?, ?)').join(', ')
      const sql = `INSERT INTO updates (workspace_id, document, data, at, member_ids, restores) VALUES ${places}`
      return { rows, statement: db.prepare(sql) }
    })
    const columns = 'id, data, at, member_ids, restores'
    this.#all = db.prepare(
      `SELECT ${columns} FROM updates WHERE id IN (${listedOfDocument}) AND workspace_id = ?1 AND document = ?2 AND id NOT IN (${mergedOfDocument})
       UNION ALL SELECT ${columns} FROM updates WHERE workspace_id = ?1 AND document = ?2 AND ${newest} AND id NOT IN (${mergedOfDocument})
       ORDER BY id`,
    )
    this.#countThere = db.prepare(
      `SELECT count(*) AS count FROM updates WHERE id IN (SELECT value FROM json_each(?3))
         AND workspace_id = ?1 AND document = ?2 AND id NOT IN (${mergedOfDocument})`,
    )
    this.#noteMerged = db.prepare('INSERT INTO merged_updates (workspace_id, document, update_ids) VALUES (?, ?, ?)')
    this.#allMerged = db.prepare('SELECT id, update_ids FROM merged_updates')
    this.#sweep = db.prepare('DELETE FROM updates WHERE id IN (SELECT value FROM json_each(?))')
    const ofNoted = `(workspace_id, document) IN
      (SELECT workspace_id, document FROM merged_updates WHERE id IN (SELECT value FROM json_each(?1)))`
    this.#unlist = db.prepare(
      `UPDATE update_lists SET update_ids = (SELECT json_group_array(value) FROM json_each(update_ids)
         WHERE value NOT IN (SELECT value FROM json_each(?2))) WHERE ${ofNoted}`,
    )
    this.#dropEmptyLists = db.prepare(`DELETE FROM update_lists WHERE update_ids = '[]' AND ${ofNoted}`)
    this.#forgetMerged = db.prepare('DELETE FROM merged_updates WHERE id IN (SELECT value FROM json_each(?))')
    this.#names = db
      .prepare(
        `SELECT document FROM update_lists WHERE workspace_id = ?1 AND document > ?2
         UNION SELECT document FROM updates WHERE workspace_id = ?1 AND document > ?2 AND ${newest}
         ORDER BY document LIMIT ?3`,
      )
      .raw(true)
    this.#list = [
      `INSERT INTO update_lists (workspace_id, document, first_id, update_ids)
         SELECT workspace_id, document, min(id), json_group_array(id) FROM updates WHERE ${newest} GROUP BY workspace_id, document`,
      'UPDATE listed_updates SET up_to = coalesce((SELECT max(id) FROM updates), 0)',
    ].map((sql) => db.prepare(sql))
    this.#unlisted = z.parse(countRow, db.prepare(`SELECT count(*) AS count FROM updates WHERE ${newest}`).get()).count
    this.#merged = z.parse(
      countRow,
      db.prepare('SELECT coalesce(sum(json_array_length(update_ids)), 0) AS count FROM merged_updates').get(),
    ).count
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
    const noted = JSON.stringify(ids)
    const { count } = z.parse(countRow, this.#countThere.get(workspaceId, document, noted))
    if (count !== ids.length) throw new MergedUpdateGone(`${ids.length - count} updates are gone.`)
    this.append(merged.map((update) => ({ ...update, workspaceId, document })))
    this.#noteMerged.run(workspaceId, document, noted)
    this.#merged += ids.length
  }

  get hasMerged(): boolean {
    return this.#merged > 0
  }

  /** Are there so many merged rows that `sweepSteps` are worth their while? */
  get isSweepingDue(): boolean {
    return this.#merged >= mergedBeforeSweeping
  }

  /**
   * What sweeps out the rows that have been merged so far: one step a transaction, the last of which let go of what was noted. A step
   * may be done again; broken off, all is done anew by the next.
   */
  sweepSteps(): (() => void)[] {
    const noted = this.#allMerged.all().map((row) => z.parse(mergedRow, row))
    const all = noted.map(({ id, update_ids: text }) => ({ id, ids: z.parse(idsSchema, JSON.parse(text)) }))
    const ids = all.flatMap((one) => one.ids).toSorted((a, b) => a - b)
    this.#merged = ids.length
    const sweeps = chunksOf(ids, () => 1).map((some) => () => void this.#sweep.run(JSON.stringify(some)))
    const forgets = chunksOf(all, (one) => one.ids.length).map((some) => () => this.#forget(some))
    return [...sweeps, ...forgets]
  }

  #forget(merged: readonly { id: number; ids: readonly number[] }[]): void {
    const noted = JSON.stringify(merged.map(({ id }) => id))
    const ids = merged.flatMap((one) => one.ids)
    this.#unlist.run(noted, JSON.stringify(ids))
    this.#dropEmptyLists.run(noted)
    this.#forgetMerged.run(noted)
    this.#merged -= ids.length
  }

  names(workspaceId: string, afterName: string, limit: number): string[] {
    return this.#names.all(workspaceId, afterName, limit).flatMap((row) => (Array.isArray(row) ? [String(row[0])] : []))
  }
}

/** In their order, each chunk of rows for one step or of one item that has more. */
function chunksOf<Item>(items: readonly Item[], rowsOf: (item: Item) => number): Item[][] {
  const chunks: Item[][] = []
  let rows = rowsPerSweep
  for (const item of items) {
    if (rows >= rowsPerSweep) {
      chunks.push([])
      rows = 0
    }
    chunks.at(-1)?.push(item)
    rows += rowsOf(item)
  }
  return chunks
}

function pushValues(values: unknown[], append: DocumentAppend | undefined): void {
  if (append === undefined) return
  const { workspaceId, document, update, at, memberIds, restores } = append
  values.push(workspaceId, document, update, at, JSON.stringify(memberIds), restores ?? null)
}

export class MergedUpdateGone extends Error {
  override readonly name = 'MergedUpdateGone'
}
