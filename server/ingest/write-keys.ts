/** Write keys: what a source shows with each request. Kept as hashes; named, listed, revoked one by one with immediate effect. */
import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { WriteKey } from '../storage/ingest-storage'
import type { Storage } from '../storage/storage'
import { hashToken } from '../workspaces'

const form = /^slw_[A-Za-z0-9_-]{43}$/

/**
 * Makes a write key; the key itself is kept nowhere.
 * @param name what the admin calls the source
 * @throws Error when there is no such workspace or the name is empty
 */
export async function createWriteKey(
  storage: Storage,
  workspaceId: string,
  name: string,
): Promise<{ id: string; key: string }> {
  if ((await storage.workspace(workspaceId)) === null) throw new Error(`There is no workspace ${workspaceId}.`)
  if (name.trim() === '') throw new Error('A write key needs a name, such as "Shop".')
  const key = `slw_${randomBytes(32).toString('base64url')}`
  const id = uuidv7()
  const createdAt = new Date().toISOString()
  const kept = { id, hash: hashToken(key), workspaceId, name: name.trim().slice(0, 200), createdAt, revokedAt: null }
  await storage.ingest.addKey(kept)
  return { id, key }
}

/** The write key of a request: basic auth, the key as the name, the password empty (Segment's way). */
export async function writeKeyOf(storage: Storage, authorization: string | undefined): Promise<WriteKey | null> {
  const encoded = /^Basic ([A-Za-z0-9+/]{1,400}={0,2})$/i.exec(authorization ?? '')?.[1]
  const [key = ''] = Buffer.from(encoded ?? '', 'base64')
    .toString('utf8')
    .split(':', 1)
  if (!form.test(key)) return null
  const found = await storage.ingest.keyByHash(hashToken(key))
  return found === null || found.revokedAt !== null ? null : found
}
