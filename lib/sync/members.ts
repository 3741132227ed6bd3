/** Members, invitations and devices, asked of the team's server over HTTP (docs/protocol.md, "Members"). */
import * as z from 'zod/mini'
import {
  devicesSchema,
  invitationsSchema,
  madeInvitationSchema,
  type DeviceView,
  type InvitationView,
  type Role,
} from '../messages/members-protocol'
import { askServer, idPath, type MemberAnswer } from './ask-server'
import type { ServerAccess } from './ticket'

export type MemberAccess = ServerAccess

const nothing = z.unknown()

/** One's own devices; of all members for owners and admins. Revoked ones among them. */
export async function listDevices(access: MemberAccess): Promise<MemberAnswer<DeviceView[]>> {
  const answer = await askServer(access, { method: 'GET', path: '/v1/devices', answer: devicesSchema })
  return answer.ok ? { ok: true, value: answer.value.devices } : answer
}

/** Its sockets close at once. */
export function revokeDevice(access: MemberAccess, id: string): Promise<MemberAnswer<unknown>> {
  return askServer(access, { method: 'DELETE', path: idPath('devices', id), answer: nothing })
}

/** Those one has made; all for owners and admins. */
export async function listInvitations(access: MemberAccess): Promise<MemberAnswer<InvitationView[]>> {
  const answer = await askServer(access, { method: 'GET', path: '/v1/invitations', answer: invitationsSchema })
  return answer.ok ? { ok: true, value: answer.value.invitations } : answer
}

/** The code is told this once. @param invited `hours` until it expires, 1 to 720 */
export async function makeInvitation(
  access: MemberAccess,
  invited: { email: string; role: Role; hours: number },
): Promise<MemberAnswer<string>> {
  const body = { ...invited, server: access.server }
  const answer = await askServer(access, {
    method: 'POST',
    path: '/v1/invitations',
    body,
    answer: madeInvitationSchema,
  })
  return answer.ok ? { ok: true, value: answer.value.code } : answer
}

export function revokeInvitation(access: MemberAccess, id: string): Promise<MemberAnswer<unknown>> {
  return askServer(access, { method: 'DELETE', path: idPath('invitations', id), answer: nothing })
}

export function changeRole(access: MemberAccess, id: string, role: Role): Promise<MemberAnswer<unknown>> {
  return askServer(access, { method: 'PATCH', path: idPath('members', id), body: { role }, answer: nothing })
}

/** All devices of the member are revoked with it. */
export function removeMember(access: MemberAccess, id: string): Promise<MemberAnswer<unknown>> {
  return askServer(access, { method: 'DELETE', path: idPath('members', id), answer: nothing })
}
