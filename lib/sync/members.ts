/** Members, invitations and devices, asked of the team's server over HTTP (docs/protocol.md, "Members"). */
import * as z from 'zod/mini'
import {
  devicesSchema,
  invitationsSchema,
  madeInvitationSchema,
  memberProblemSchema,
  type DeviceView,
  type InvitationView,
  type MemberProblem,
  type Role,
} from '../messages/members-protocol'
import type { ServerAccess } from './ticket'

export type MemberAccess = ServerAccess
export type MemberAnswer<T> = { ok: true; value: T } | { ok: false; reason: MemberProblem }

const patienceMs = 10_000
const nothing = z.unknown()
const refusalSchema = z.object({ code: memberProblemSchema })

interface Asked<Schema> {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: string
  body?: object
  answer: Schema
}

async function ask<Schema extends z.ZodMiniType>(
  { server, token }: MemberAccess,
  { method, path, body, answer }: Asked<Schema>,
): Promise<MemberAnswer<z.output<Schema>>> {
  try {
    const response = await fetch(new URL(path, server), {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(patienceMs),
    })
    const read: unknown = response.status === 204 ? null : await response.json()
    if (!response.ok) {
      const refusal = refusalSchema.safeParse(read)
      return { ok: false, reason: refusal.success ? refusal.data.code : 'unreachable' }
    }
    const parsed = z.safeParse(answer, read)
    if (parsed.success) return { ok: true, value: parsed.data }
    console.warn(`The team's server answered ${method} ${path} with something that is not of the protocol.`)
    return { ok: false, reason: 'unreachable' }
  } catch {
    // fetch tells no more than that there was no answer; the person is told, and may try again.
    return { ok: false, reason: 'unreachable' }
  }
}

const idPath = (what: string, id: string): string => `/v1/${what}/${encodeURIComponent(id)}`

/** One's own devices; of all members for owners and admins. Revoked ones among them. */
export async function listDevices(access: MemberAccess): Promise<MemberAnswer<DeviceView[]>> {
  const answer = await ask(access, { method: 'GET', path: '/v1/devices', answer: devicesSchema })
  return answer.ok ? { ok: true, value: answer.value.devices } : answer
}

/** Its sockets close at once. */
export function revokeDevice(access: MemberAccess, id: string): Promise<MemberAnswer<unknown>> {
  return ask(access, { method: 'DELETE', path: idPath('devices', id), answer: nothing })
}

/** Those one has made; all for owners and admins. */
export async function listInvitations(access: MemberAccess): Promise<MemberAnswer<InvitationView[]>> {
  const answer = await ask(access, { method: 'GET', path: '/v1/invitations', answer: invitationsSchema })
  return answer.ok ? { ok: true, value: answer.value.invitations } : answer
}

/** The code is told this once. @param invited `hours` until it expires, 1 to 720 */
export async function makeInvitation(
  access: MemberAccess,
  invited: { email: string; role: Role; hours: number },
): Promise<MemberAnswer<string>> {
  const body = { ...invited, server: access.server }
  const answer = await ask(access, { method: 'POST', path: '/v1/invitations', body, answer: madeInvitationSchema })
  return answer.ok ? { ok: true, value: answer.value.code } : answer
}

export function revokeInvitation(access: MemberAccess, id: string): Promise<MemberAnswer<unknown>> {
  return ask(access, { method: 'DELETE', path: idPath('invitations', id), answer: nothing })
}

export function changeRole(access: MemberAccess, id: string, role: Role): Promise<MemberAnswer<unknown>> {
  return ask(access, { method: 'PATCH', path: idPath('members', id), body: { role }, answer: nothing })
}

/** All devices of the member are revoked with it. */
export function removeMember(access: MemberAccess, id: string): Promise<MemberAnswer<unknown>> {
  return ask(access, { method: 'DELETE', path: idPath('members', id), answer: nothing })
}
