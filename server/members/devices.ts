/** Device tokens as people see them: named, listed, and revoked one by one. */
import type { DeviceView } from '../../lib/messages/members-protocol'
import type { Bus } from '../bus/bus'
import { seesAll } from '../rows/access'
import type { DeviceToken, Storage } from '../storage/storage'
import { tellAccess, type Actor } from './manage'
import { MemberRefusal } from './refusal'
import type { Session } from './membership'

/** One's own; of all members for owners and admins. */
export async function listDevices(storage: Storage, { workspaceId, member, tokenId }: Session): Promise<DeviceView[]> {
  const tokens = await storage.tokens(workspaceId)
  return tokens
    .filter((token) => token.memberId === member.id || seesAll(member.role))
    .map((token) => viewDevice(token, tokenId))
}

function viewDevice({ id, memberId, device, createdAt, revokedAt }: DeviceToken, own: string): DeviceView {
  return { id, memberId, device, createdAt, revokedAt, isThis: id === own }
}

/** Its sockets close at once, here and wherever the bus reaches. @throws MemberRefusal */
export async function revokeDevice(
  { storage, bus }: { storage: Storage; bus: Bus },
  workspaceId: string,
  actor: Actor,
  tokenId: string,
): Promise<void> {
  const token = (await storage.tokens(workspaceId)).find(({ id }) => id === tokenId)
  if (token === undefined || !(await mayRevoke(storage, actor, token)))
    throw new MemberRefusal('notFound', 'There is no such device, or it is not yours to revoke.')
  await storage.revokeToken(workspaceId, tokenId, new Date().toISOString())
  tellAccess(bus, workspaceId)
}

async function mayRevoke(storage: Storage, actor: Actor, { workspaceId, memberId }: DeviceToken): Promise<boolean> {
  if (actor === null || actor.memberId === memberId || actor.role === 'owner') return true
  if (actor.role !== 'admin') return false
  const owner = await storage.record(workspaceId, { collection: 'members', id: memberId })
  return owner?.data['role'] !== 'owner'
}
