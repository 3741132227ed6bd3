/** Invitations and erasures in PostgreSQL. */
import type { Pool } from 'pg'
import { readErasure, readInvitation } from '../encoding'
import type { Erasure, Invitation } from '../storage'
import { ask } from './ask'

const columns =
  'id, hash, workspace_id, name, email, role, by_member_id, by_token_id, created_at, expires_at, used_at, used_for_hash, revoked_at'

export class InvitationsTable {
  readonly #pool: Pool

  constructor(pool: Pool) {
    this.#pool = pool
  }

  async add(invitation: Invitation): Promise<void> {
    const { id, hash, workspaceId, name, email, role, byMemberId, byTokenId } = invitation
    const { createdAt, expiresAt, usedAt, usedForHash, revokedAt } = invitation
    await ask(
      this.#pool,
      `INSERT INTO invitations (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [id, hash, workspaceId, name, email, role, byMemberId, byTokenId]
        .concat([createdAt, expiresAt])
        .concat([usedAt, usedForHash, revokedAt]),
    )
  }

  async byHash(hash: string): Promise<Invitation | null> {
    const { rows } = await ask(this.#pool, `SELECT ${columns} FROM invitations WHERE hash = $1`, [hash])
    return rows[0] === undefined ? null : readInvitation(rows[0])
  }

  async all(workspaceId: string): Promise<Invitation[]> {
    const sql = `SELECT ${columns} FROM invitations WHERE workspace_id = $1 ORDER BY created_at, id`
    return (await ask(this.#pool, sql, [workspaceId])).rows.map(readInvitation)
  }

  /** One statement decides, so that of two who paste the same invitation one alone is let in. */
  async use(id: string, forHash: string, at: string): Promise<boolean> {
    const { count } = await ask(
      this.#pool,
      `UPDATE invitations SET used_at = coalesce(used_at, $3), used_for_hash = $2
       WHERE id = $1 AND revoked_at IS NULL
         AND (used_for_hash = $2 OR (used_for_hash IS NULL AND expires_at > $3))`,
      [id, forHash, at],
    )
    return count === 1
  }

  async revoke(workspaceId: string, id: string, at: string): Promise<boolean> {
    const { count } = await ask(
      this.#pool,
      'UPDATE invitations SET revoked_at = coalesce(revoked_at, $3) WHERE workspace_id = $1 AND id = $2',
      [workspaceId, id, at],
    )
    return count === 1
  }

  async addErasure(workspaceId: string, { contactId, at, byMemberId }: Erasure): Promise<void> {
    await ask(
      this.#pool,
      `INSERT INTO erasures (workspace_id, contact_id, at, by_member_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [workspaceId, contactId, at, byMemberId],
    )
  }

  async erasures(workspaceId: string): Promise<Erasure[]> {
    const sql = 'SELECT contact_id, at, by_member_id FROM erasures WHERE workspace_id = $1 ORDER BY at, contact_id'
    return (await ask(this.#pool, sql, [workspaceId])).rows.map(readErasure)
  }
}
