/** Who is behind a device token, as of now. */
import { memberSchema } from '../../lib/messages/rows'
import type { Role } from '../workspaces'
import { hashToken } from '../workspaces'
import type { Storage } from '../storage/storage'

/** A member on one device. */
export interface Session {
  workspaceId: string
  workspaceName: string
  tokenHash: string
  /** By which the device is listed and revoked. */
  tokenId: string
  member: { id: string; name: string; email: string; role: Role }
}

/** The session of a device token; null when it is unknown or revoked, or its member has left. */
export async function sessionOfToken(storage: Storage, token: string): Promise<Session | null> {
  return sessionOfHash(storage, hashToken(token))
}

/** As sessionOfToken, by the hash that a running session keeps. */
export async function sessionOfHash(
  storage: Pick<Storage, 'tokenByHash' | 'workspace' | 'record'>,
  hash: string,
): Promise<Session | null> {
  const token = await storage.tokenByHash(hash)
  if (token === null || token.revokedAt !== null) return null
  const workspace = await storage.workspace(token.workspaceId)
  const record = await storage.record(token.workspaceId, { collection: 'members', id: token.memberId })
  const member = memberSchema.safeParse(record?.data)
  if (workspace === null || !member.success || member.data.deletedAt !== null) return null
  const { id, name, email, role } = member.data
  return {
    workspaceId: workspace.id,
    workspaceName: workspace.name,
    tokenHash: hash,
    tokenId: token.id,
    member: { id, name, email, role },
  }
}
