/** HTTP: joining by invitation, invitations, members, devices, erasure. docs/protocol.md, "Members", tells it in prose. */
import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import {
  erasureRequestSchema,
  joinRequestSchema,
  memberPatchSchema,
  newInvitationSchema,
} from '../../lib/messages/members-protocol'
import type { Bus } from '../bus/bus'
import { listDevices, revokeDevice } from '../members/devices'
import { eraseContact } from '../members/erase'
import { invite, redeemInvitation, viewInvitation } from '../members/invitations'
import { changeRole, removeMember } from '../members/manage'
import type { Session } from '../members/membership'
import { MemberRefusal } from '../members/refusal'
import { seesAll } from '../rows/access'
import type { Storage } from '../storage/storage'
import type { RequestLimits } from './request-limits'
import { askedByMember, badRequest, maxBody, readBody, refuse, tooLarge } from './asked-by-member'
import { addressOf, tooMany } from './session-of'

export interface MemberRouteParts {
  storage: Storage
  bus: Bus
  erasureJournal: string | null
}

export function addMemberRoutes(app: Hono, parts: MemberRouteParts, limits: RequestLimits): void {
  const { storage, bus } = parts
  const asMember = askedByMember(storage, limits)

  app.use('/v1/*', bodyLimit({ maxSize: maxBody, onError: (context) => context.json(tooLarge, 413) }))
  app.post('/v1/join', async (context) => {
    const asked = await readBody(context, joinRequestSchema)
    if (asked === null) return badRequest(context)
    try {
      await redeemInvitation(storage, asked, bus)
      return context.body(null, 204)
    } catch (error) {
      if (!(error instanceof MemberRefusal)) throw error
      return (await tooMany(context, limits.failures.take(addressOf(context, limits)))) ?? refuse(context, error)
    }
  })

  app.post(
    '/v1/invitations',
    asMember(async (session, context) => {
      const asked = await readBody(context, newInvitationSchema)
      if (asked === null) return badRequest(context)
      const slow = await tooMany(context, limits.invitations.take(session.member.id))
      if (slow !== null) return slow
      const { invitation, code } = await invite(storage, session.workspaceId, session, asked)
      return context.json({ invitation: viewInvitation(invitation), code }, 201, { 'cache-control': 'no-store' })
    }),
  )
  app.get(
    '/v1/invitations',
    asMember(async ({ workspaceId, member }, context) => {
      const all = await storage.invitations(workspaceId)
      const mine = all.filter(({ byMemberId }) => seesAll(member.role) || byMemberId === member.id)
      return context.json({ invitations: mine.map((invitation) => viewInvitation(invitation)) })
    }),
  )
  app.delete(
    '/v1/invitations/:id',
    asMember(async ({ workspaceId, member }, context) => {
      const id = context.req.param('id') ?? ''
      const found = (await storage.invitations(workspaceId)).find((invitation) => invitation.id === id)
      if (found === undefined || !(seesAll(member.role) || found.byMemberId === member.id))
        throw new MemberRefusal('notFound', 'There is no such invitation, or it is not yours to revoke.')
      await storage.revokeInvitation(workspaceId, id, new Date().toISOString())
      return context.body(null, 204)
    }),
  )

  app.patch(
    '/v1/members/:id',
    asMember(async ({ workspaceId, member }, context) => {
      const asked = await readBody(context, memberPatchSchema)
      if (asked === null) return badRequest(context)
      await changeRole(parts, workspaceId, actorOf(member), context.req.param('id') ?? '', asked.role)
      return context.body(null, 204)
    }),
  )
  app.delete(
    '/v1/members/:id',
    asMember(async ({ workspaceId, member }, context) => {
      await removeMember(parts, workspaceId, actorOf(member), context.req.param('id') ?? '')
      return context.body(null, 204)
    }),
  )

  app.get(
    '/v1/devices',
    asMember(async (session, context) => context.json({ devices: await listDevices(storage, session) })),
  )
  app.delete(
    '/v1/devices/:id',
    asMember(async ({ workspaceId, member }, context) => {
      await revokeDevice(parts, workspaceId, actorOf(member), context.req.param('id') ?? '')
      return context.body(null, 204)
    }),
  )

  app.post(
    '/v1/erasures',
    asMember(async ({ workspaceId, member }, context) => {
      const asked = await readBody(context, erasureRequestSchema)
      if (asked === null) return badRequest(context)
      if (!seesAll(member.role)) throw new MemberRefusal('forbidden', 'Only an owner or an admin erases a person.')
      const slow = await tooMany(context, limits.invitations.take(member.id))
      if (slow !== null) return slow
      return context.json({ rows: await eraseContact(parts, workspaceId, asked.contactId, member.id) })
    }),
  )
}

const actorOf = ({ id, role }: Session['member']) => ({ memberId: id, role })
