/** Records in PostgreSQL, and who may see restricted ones. */
import type { Pool } from 'pg'
import * as z from 'zod/mini'
import { readAccessChange, readRecord, readRestricted } from '../encoding'
import type { AccessChange, AccountAccess, RecordKey, StoredRecord } from '../storage'
import { ask, type Asked } from './ask'

export const recordColumns = 'collection, id, seq, data, stamps'

const headRow = z.object({ head: z.int() })
const pageRow = z.object({ head: z.int(), id: z.nullable(z.string()) })

/** The ids that accounts can have; what else a field of that name may hold is asked for by nobody. */
const accountIdForm = /^[A-Za-z0-9_-]{1,100}$/

/** The account a record speaks of, for the index. */
export function accountIdOf(data: Record<string, unknown>): string | null {
  const { accountId } = data
  return typeof accountId === 'string' && accountIdForm.test(accountId) ? accountId : null
}

/** Of a restricted account: to whom it is open, as JSON. */
export function restrictionOf({ collection, data }: Pick<StoredRecord, 'collection' | 'data'>): string | null {
  if (collection !== 'accounts' || data['isRestricted'] !== true) return null
  return JSON.stringify({ owner: data['ownerId'] ?? null, colleagues: data['colleagueIds'] ?? null })
}

export class RowsTable {
  readonly #pool: Pool

  constructor(pool: Pool) {
    this.#pool = pool
  }

  async record(workspaceId: string, { collection, id }: RecordKey): Promise<StoredRecord | null> {
    const [record] = await this.#records('collection = $2 AND id = $3', [workspaceId, collection, id])
    return record ?? null
  }

  /** One statement, so that head and records are of one moment. */
  async after(workspaceId: string, cursor: number, limit: number): Promise<{ head: number; records: StoredRecord[] }> {
    const { rows } = await ask(
      this.#pool,
      `SELECT w.head, r.* FROM workspaces w
       LEFT JOIN LATERAL (SELECT ${recordColumns} FROM records
         WHERE workspace_id = w.id AND seq > $2 ORDER BY seq LIMIT $3) r ON true
       WHERE w.id = $1 ORDER BY r.seq`,
      [workspaceId, cursor, limit],
    )
    const records = rows.filter((row) => z.parse(pageRow, row).id !== null)
    return { head: rows[0] === undefined ? 0 : z.parse(headRow, rows[0]).head, records: records.map(readRecord) }
  }

  ofCollection(workspaceId: string, collection: string): Promise<StoredRecord[]> {
    return this.#records('collection = $2 ORDER BY id', [workspaceId, collection])
  }

  ofCollectionAfter(workspaceId: string, collection: string, afterId: string, limit: number): Promise<StoredRecord[]> {
    return this.#records('collection = $2 AND id > $3 ORDER BY id LIMIT $4', [workspaceId, collection, afterId, limit])
  }

  ofAccount(workspaceId: string, accountId: string): Promise<StoredRecord[]> {
    return this.#records('account_id = $2', [workspaceId, accountId])
  }

  async head(workspaceId: string): Promise<number> {
    const { rows } = await ask(this.#pool, 'SELECT head FROM workspaces WHERE id = $1', [workspaceId])
    return rows[0] === undefined ? 0 : z.parse(headRow, rows[0]).head
  }

  restricted(workspaceId: string): Promise<Map<string, AccountAccess>> {
    return readRestrictedAccounts(this.#pool, workspaceId)
  }

  async accessChangesAfter(workspaceId: string, seq: number): Promise<AccessChange[]> {
    const sql = 'SELECT seq, change FROM access_changes WHERE workspace_id = $1 AND seq > $2 ORDER BY seq'
    return (await ask(this.#pool, sql, [workspaceId, seq])).rows.map(readAccessChange)
  }

  async #records(condition: string, values: unknown[]): Promise<StoredRecord[]> {
    const sql = `SELECT ${recordColumns} FROM records WHERE workspace_id = $1 AND ${condition}`
    return (await ask(this.#pool, sql, values)).rows.map(readRecord)
  }
}

const restrictedRow = z.object({ id: z.string(), restricted: z.string() })
const restriction = z.object({ owner: z.unknown(), colleagues: z.unknown() })

export async function readRestrictedAccounts(asked: Asked, workspaceId: string): Promise<Map<string, AccountAccess>> {
  const sql = 'SELECT id, restricted FROM records WHERE workspace_id = $1 AND restricted IS NOT NULL'
  const { rows } = await ask(asked, sql, [workspaceId])
  return new Map(
    rows.map((row) => {
      const { id, restricted } = z.parse(restrictedRow, row)
      return readRestriction(id, restricted)
    }),
  )
}

/** @param text as restrictionOf gives it */
export function readRestriction(id: string, text: string): [accountId: string, access: AccountAccess] {
  const { owner, colleagues } = z.parse(restriction, JSON.parse(text))
  return readRestricted({ id, owner, colleagues: colleagues === null ? null : JSON.stringify(colleagues) })
}
