/** Invitations: made by owners and admins, pasted by whoever is invited, exchanged once for a device token. */
import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { roleSchema, type InvitationFault, type InvitationView } from '../../lib/messages/members-protocol'
import { createMemoryBus } from '../bus/memory'
import type { Bus } from '../bus/bus'
import { seesAll } from '../rows/access'
import type { Invitation, Storage } from '../storage/storage'
import { addMember, checkMember, findMember, hashToken, writeJoinCode, type Role } from '../workspaces'
import type { Session } from './membership'
import { MemberRefusal } from './refusal'

const defaultHours = 7 * 24
const hourMs = 3_600_000

export interface NewInvitation {
  email: string
  /** Default: the address before the @. */
  name?: string | undefined
  role?: Role | undefined
  hours?: number | undefined
  /** The origin clients reach the server at. */
  server: string
}

/**
 * Makes an invitation; its secret is kept nowhere but in the code.
 * @param by who makes it; null: the command line
 * @throws MemberRefusal, and Error when the address or the origin is none
 */
export async function invite(
  storage: Storage,
  workspaceId: string,
  by: Session | null,
  { email, name, role = 'member', hours = defaultHours, server }: NewInvitation,
): Promise<{ invitation: Invitation; code: string }> {
  const member = checkMember({ name: name ?? email.split('@')[0] ?? email, email })
  const known = await findMember(storage, workspaceId, member.email)
  checkInviter(by, known?.role ?? role, known?.id ?? null)
  const secret = randomBytes(32).toString('base64url')
  const code = writeJoinCode({ server, invitation: secret })
  const now = Date.now()
  const invitation = {
    id: uuidv7(),
    hash: hashToken(secret),
    workspaceId,
    name: known?.name ?? member.name,
    email: member.email,
    role: known?.role ?? role,
    byMemberId: by?.member.id ?? null,
    byTokenId: by?.tokenId ?? null,
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + hours * hourMs).toISOString(),
    usedAt: null,
    usedForHash: null,
    revokedAt: null,
  }
  await storage.addInvitation(invitation)
  return { invitation, code }
}

/** An invitation of a member adds a device to that member, so nobody makes one for somebody who may more than they. */
function checkInviter(by: Session | null, role: Role, memberId: string | null): void {
  if (by === null || by.member.id === memberId) return
  if (!seesAll(by.member.role)) throw new MemberRefusal('forbidden', 'Only an owner or an admin invites others.')
  if (role === 'owner' && by.member.role !== 'owner')
    throw new MemberRefusal('forbidden', 'Only an owner invites an owner.')
}

/** Whoever holds an invitation may know what became of it: its secret cannot be guessed. */
const refusal = (fault: InvitationFault): MemberRefusal =>
  new MemberRefusal('badInvitation', 'The invitation is unknown, used, revoked or expired; ask for a new one.', fault)

const faultOf = (invitation: Invitation): InvitationFault => {
  const state = stateOf(invitation, Date.now())
  // Somebody else was faster.
  return state === 'open' ? 'used' : state
}

/**
 * Exchanges an invitation for a device token that the client made. Asked again with the same token it gives the same answer.
 * @throws MemberRefusal
 */
export async function redeemInvitation(
  storage: Storage,
  { invitation: secret, token, device }: { invitation: string; token: string; device: string },
  bus: Bus = createMemoryBus(),
): Promise<void> {
  const invitation = await storage.invitationByHash(hashToken(secret))
  if (invitation === null) throw refusal('unknown')
  const tokenHash = hashToken(token)
  const known = await storage.tokenByHash(tokenHash)
  // The answer to an earlier try was lost; a token that is anything else may not be taken over.
  if (known !== null) {
    if (invitation.usedForHash === tokenHash && known.revokedAt === null) return
    throw refusal('used')
  }
  const { workspaceId, email, name, id } = invitation
  await checkStillMeant(storage, invitation)
  if (!(await storage.useInvitation(id, tokenHash, new Date().toISOString()))) throw refusal(faultOf(invitation))
  const role = roleSchema.parse(invitation.role)
  const member = await findMember(storage, workspaceId, email)
  const memberId = member?.id ?? (await addMember(storage, workspaceId, { name, email, role }, bus))
  const createdAt = new Date().toISOString()
  await storage.addToken({ id: uuidv7(), hash: tokenHash, workspaceId, memberId, device, createdAt, revokedAt: null })
}

/** Whoever made it must still be able to: a revoked device, or an admin who is none any more, leaves no way in behind. */
async function checkStillMeant(storage: Storage, invitation: Invitation): Promise<void> {
  const { workspaceId, email, byMemberId, byTokenId } = invitation
  if (byMemberId === null) return
  const tokens = await storage.tokens(workspaceId)
  const made = tokens.find(({ id }) => id === byTokenId)
  if (made === undefined || made.revokedAt !== null) throw refusal('revoked')
  const record = await storage.record(workspaceId, { collection: 'members', id: byMemberId })
  if (record === null || record.data['deletedAt'] !== null) throw refusal('revoked')
  const byRole = String(record.data['role'])
  const known = await findMember(storage, workspaceId, email)
  const role = known?.role ?? invitation.role
  if (known?.id === byMemberId) return
  if (!seesAll(byRole) || (role === 'owner' && byRole !== 'owner')) throw refusal('revoked')
}

/** What is told of an invitation to those who may see it. */
export function viewInvitation(invitation: Invitation, now: number = Date.now()): InvitationView {
  const { id, email, name, byMemberId, createdAt, expiresAt } = invitation
  const role = roleSchema.parse(invitation.role)
  return { id, email, name, role, byMemberId, createdAt, expiresAt, state: stateOf(invitation, now) }
}

function stateOf({ usedAt, revokedAt, expiresAt }: Invitation, now: number): InvitationView['state'] {
  if (usedAt !== null) return 'used'
  if (revokedAt !== null) return 'revoked'
  return Date.parse(expiresAt) <= now ? 'expired' : 'open'
}
