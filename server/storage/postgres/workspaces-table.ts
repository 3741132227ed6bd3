/** Workspaces and device tokens in PostgreSQL. */
import type { Pool } from 'pg'
import { readToken, readWorkspace } from '../encoding'
import type { DeviceToken, Workspace } from '../storage'
import { ask } from './ask'

export class WorkspacesTable {
  readonly #pool: Pool

  constructor(pool: Pool) {
    this.#pool = pool
  }

  async add({ id, name, epoch, createdAt }: Omit<Workspace, 'head'>): Promise<void> {
    await ask(this.#pool, 'INSERT INTO workspaces (id, name, epoch, created_at) VALUES ($1, $2, $3, $4)', [
      id,
      name,
      epoch,
      createdAt,
    ])
  }

  async one(id: string): Promise<Workspace | null> {
    const { rows } = await ask(this.#pool, 'SELECT * FROM workspaces WHERE id = $1', [id])
    return rows[0] === undefined ? null : readWorkspace(rows[0])
  }

  async all(): Promise<Workspace[]> {
    return (await ask(this.#pool, 'SELECT * FROM workspaces ORDER BY created_at, id')).rows.map(readWorkspace)
  }

  async renewEpoch(id: string, epoch: string): Promise<boolean> {
    const { count } = await ask(
      this.#pool,
      `UPDATE workspaces SET epoch = $2, head = greatest(
         head,
         (SELECT max(seq) FROM records WHERE workspace_id = $1),
         (SELECT max(head) FROM commits WHERE workspace_id = $1)
       ) WHERE id = $1`,
      [id, epoch],
    )
    return count === 1
  }

  async addToken({ id, hash, workspaceId, memberId, device, createdAt, revokedAt }: DeviceToken): Promise<void> {
    await ask(
      this.#pool,
      `INSERT INTO tokens (id, hash, workspace_id, member_id, device, created_at, revoked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, hash, workspaceId, memberId, device, createdAt, revokedAt],
    )
  }

  async tokenByHash(hash: string): Promise<DeviceToken | null> {
    const { rows } = await ask(this.#pool, 'SELECT * FROM tokens WHERE hash = $1', [hash])
    return rows[0] === undefined ? null : readToken(rows[0])
  }

  async tokens(workspaceId: string): Promise<DeviceToken[]> {
    const { rows } = await ask(this.#pool, 'SELECT * FROM tokens WHERE workspace_id = $1 ORDER BY created_at, id', [
      workspaceId,
    ])
    return rows.map(readToken)
  }

  async revokeToken(workspaceId: string, tokenId: string, at: string): Promise<boolean> {
    const { count } = await ask(
      this.#pool,
      'UPDATE tokens SET revoked_at = coalesce(revoked_at, $3) WHERE workspace_id = $1 AND id = $2',
      [workspaceId, tokenId, at],
    )
    return count === 1
  }
}
