/** The log of document updates in PostgreSQL. */
import type { Pool } from 'pg'
import * as z from 'zod/mini'
import { readUpdate } from '../encoding'
import type { DocumentUpdate, NewUpdate } from '../storage'
import { ask, PostgresError, transact, type Asked } from './ask'
import { Batches } from './batches'

/** Appends of one transaction, at most. */
const maxAppends = 200

interface Append {
  workspaceId: string
  document: string
  update: NewUpdate
}

interface AppendJob {
  append: Append
  resolve: () => void
  reject: (error: unknown) => void
}

const nameRow = z.object({ document: z.string() })

export class DocumentsTable {
  readonly #pool: Pool
  readonly #appends = new Batches<AppendJob>(maxAppends, (jobs) => this.#write(jobs))

  constructor(pool: Pool) {
    this.#pool = pool
  }

  append(workspaceId: string, document: string, update: NewUpdate): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#appends.add({ append: { workspaceId, document, update }, resolve, reject })
    })
  }

  async all(workspaceId: string, document: string): Promise<DocumentUpdate[]> {
    const { rows } = await ask(
      this.#pool,
      'SELECT id, data, at, member_ids, restores FROM updates WHERE workspace_id = $1 AND document = $2 ORDER BY id',
      [workspaceId, document],
    )
    return rows.map(readUpdate)
  }

  /** False when another process compacted one of them first. */
  async compact(
    workspaceId: string,
    document: string,
    ids: readonly number[],
    merged: readonly NewUpdate[],
  ): Promise<boolean> {
    try {
      await transact(this.#pool, async (client) => {
        await insert(
          client,
          merged.map((update) => ({ workspaceId, document, update })),
        )
        // One that another transaction is deleting is waited for, and then is not there.
        const { count } = await ask(
          client,
          'DELETE FROM updates WHERE workspace_id = $1 AND document = $2 AND id = ANY($3::bigint[])',
          [workspaceId, document, [...ids]],
        )
        if (count !== ids.length) throw new MergedUpdateGone()
      })
      return true
    } catch (error) {
      if (error instanceof MergedUpdateGone) return false
      throw error
    }
  }

  async names(workspaceId: string, afterName: string, limit: number): Promise<string[]> {
    const { rows } = await ask(
      this.#pool,
      'SELECT DISTINCT document FROM updates WHERE workspace_id = $1 AND document > $2 ORDER BY document LIMIT $3',
      [workspaceId, afterName, limit],
    )
    return rows.map((row) => z.parse(nameRow, row).document)
  }

  settled(): Promise<void> {
    return this.#appends.settled()
  }

  /** One statement, so one commit. What cannot be written together is tried one by one. */
  async #write(jobs: AppendJob[]): Promise<void> {
    try {
      await insert(
        this.#pool,
        jobs.map(({ append }) => append),
      )
      for (const job of jobs) job.resolve()
    } catch (error) {
      if (jobs.length > 1 && error instanceof PostgresError && !error.isConnection)
        for (const job of jobs) await this.#write([job])
      else for (const job of jobs) job.reject(error)
    }
  }
}

class MergedUpdateGone extends Error {
  override readonly name = 'MergedUpdateGone'
}

const columns = 6

/** As parameters of their own, since an array of bytes would go as text of twice their size. */
async function insert(asked: Asked, appends: readonly Append[]): Promise<void> {
  if (appends.length === 0) return
  const rows = appends.map((_, row) => {
    const places = Array.from({ length: columns }, (__, at) => `$${row * columns + at + 1}`)
    return `(${places.join(', ')})`
  })
  await ask(
    asked,
    `INSERT INTO updates (workspace_id, document, data, at, member_ids, restores) VALUES ${rows.join(', ')}`,
    appends.flatMap(({ workspaceId, document, update: { update, at, memberIds, restores } }) => [
      workspaceId,
      document,
      Buffer.from(update),
      at,
      JSON.stringify(memberIds),
      restores ?? null,
    ]),
  )
}
