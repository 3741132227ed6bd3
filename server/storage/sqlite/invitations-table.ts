/** Invitations in SQLite. Every function that writes runs inside the caller's transaction. */
import type Libsql from 'libsql'
import { readInvitation } from '../encoding'
import type { Invitation } from '../storage'

const columns =
  'id, hash, workspace_id, name, email, role, by_member_id, by_token_id, created_at, expires_at, used_at, used_for_hash, revoked_at'

export class InvitationsTable {
  readonly #add: Libsql.Statement
  readonly #byHash: Libsql.Statement
  readonly #all: Libsql.Statement
  readonly #use: Libsql.Statement
  readonly #revoke: Libsql.Statement

  constructor(db: Libsql.Database) {
    this.#add = db.prepare(`INSERT INTO invitations (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    this.#byHash = db.prepare(`SELECT ${columns} FROM invitations WHERE hash = ?`)
    this.#all = db.prepare(`SELECT ${columns} FROM invitations WHERE workspace_id = ? ORDER BY created_at, id`)
    // One statement decides, so that of two who paste the same invitation one alone is let in.
    this.#use = db.prepare(
      `UPDATE invitations SET used_at = coalesce(used_at, ?), used_for_hash = ?
       WHERE id = ? AND revoked_at IS NULL
         AND (used_for_hash = ? OR (used_for_hash IS NULL AND expires_at > ?))`,
    )
    this.#revoke = db.prepare(
      'UPDATE invitations SET revoked_at = coalesce(revoked_at, ?) WHERE workspace_id = ? AND id = ?',
    )
  }

  add(invitation: Invitation): void {
    const { id, hash, workspaceId, name, email, role, byMemberId, byTokenId } = invitation
    const { createdAt, expiresAt, usedAt, usedForHash, revokedAt } = invitation
    const times = [createdAt, expiresAt, usedAt, usedForHash, revokedAt]
    this.#add.run(id, hash, workspaceId, name, email, role, byMemberId, byTokenId, ...times)
  }

  byHash(hash: string): Invitation | null {
    const row = this.#byHash.get(hash)
    return row === undefined ? null : readInvitation(row)
  }

  all(workspaceId: string): Invitation[] {
    return this.#all.all(workspaceId).map(readInvitation)
  }

  use(id: string, forHash: string, at: string): boolean {
    return this.#use.run(at, forHash, id, forHash, at).changes === 1
  }

  revoke(workspaceId: string, id: string, at: string): boolean {
    return this.#revoke.run(at, workspaceId, id).changes === 1
  }
}
