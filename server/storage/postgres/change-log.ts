/** The change log in PostgreSQL, read and rewritten. */
import type { Pool } from 'pg'
import { readLogged, readLoggedAt } from '../encoding'
import type { LoggedChange, RecordKey } from '../storage'
import { ask, transact, type Asked } from './ask'

export const loggedColumns = 'id, change, member_id, received_at, lost, answer, seq, before'

export class ChangeLog {
  readonly #pool: Pool

  constructor(pool: Pool) {
    this.#pool = pool
  }

  async one(workspaceId: string, id: string): Promise<LoggedChange | null> {
    const sql = `SELECT ${loggedColumns} FROM changes WHERE workspace_id = $1 AND id = $2`
    const { rows } = await ask(this.#pool, sql, [workspaceId, id])
    return rows[0] === undefined ? null : readLogged(rows[0])
  }

  ofRecord(workspaceId: string, key: RecordKey, before: number | null, limit: number) {
    return readOfRecord(this.#pool, workspaceId, key, before ?? Number.MAX_SAFE_INTEGER, limit)
  }

  rewrite(workspaceId: string, keys: RecordKey[], rewrite: (logged: LoggedChange) => LoggedChange): Promise<void> {
    return transact(this.#pool, async (client) => {
      // So that nothing is written to these records meanwhile.
      await ask(client, 'SELECT head FROM workspaces WHERE id = $1 FOR UPDATE', [workspaceId])
      for (const key of keys)
        for (const { logged } of await readOfRecord(client, workspaceId, key, Number.MAX_SAFE_INTEGER, null)) {
          const { change, lost, answer, before } = rewrite(logged)
          await ask(
            client,
            `UPDATE changes SET change = $3, lost = $4, answer = $5, before = $6 WHERE workspace_id = $1 AND id = $2`,
            [workspaceId, logged.change.id, ...[change, lost, answer, before].map((value) => JSON.stringify(value))],
          )
        }
    })
  }
}

async function readOfRecord(
  asked: Asked,
  workspaceId: string,
  { collection, id }: RecordKey,
  before: number,
  limit: number | null,
): Promise<{ position: number; logged: LoggedChange }[]> {
  const { rows } = await ask(
    asked,
    `SELECT position, ${loggedColumns} FROM changes
     WHERE workspace_id = $1 AND collection = $2 AND record_id = $3 AND position < $4
     ORDER BY position DESC LIMIT $5`,
    [workspaceId, collection, id, before, limit],
  )
  return rows.map(readLoggedAt)
}
