/** HTTP: joining by invitation, invitations, members, devices, erasure. docs/protocol.md, "Members", tells it in prose. */
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as z from 'zod/mini'
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
import { addressOf, sessionOf, tooMany } from './session-of'

export interface MemberRouteParts {
  storage: Storage
  bus: Bus
  erasureJournal: string | null
}

const maxBody = 16 * 1024

const statuses = { forbidden: 403, notFound: 404, lastOwner: 409, badInvitation: 403, alreadyDone: 409 } as const

export function addMemberRoutes(app: Hono, parts: MemberRouteParts, limits: RequestLimits): void {
  const { storage, bus } = parts
  /** Runs `work` for the member who asks; what it may not is answered with a sentence. */
  const asMember =
    (work: (session: Session, context: Context) => Promise<Response>) =>
    async (context: Context): Promise<Response> => {
      const session = await sessionOf(storage, limits, context)
      return session instanceof Response ? session : answering(context, () => work(session, context))
    }

  app.use('/v1/*', bodyLimit({ maxSize: maxBody, onError: (context) => context.json(tooLarge, 413) }))
  app.post('/v1/join', async (context) => {
    const asked = await readBody(context, joinRequestSchema)
    if (asked === null) return badRequest(context)
    try {
      await redeemInvitation(storage, asked, bus)
      return context.body(null, 204)
    } catch (error) {
      if (!(error instanceof MemberRefusal)) throw error
      return tooMany(context, limits.failures.take(addressOf(context))) ?? refuse(context, error)
    }
  })

  app.post(
    '/v1/invitations',
    asMember(async (session, context) => {
      const asked = await readBody(context, newInvitationSchema)
      if (asked === null) return badRequest(context)
      const slow = tooMany(context, limits.invitations.take(session.member.id))
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
      const slow = tooMany(context, limits.invitations.take(member.id))
      if (slow !== null) return slow
      return context.json({ rows: await eraseContact(parts, workspaceId, asked.contactId, member.id) })
    }),
  )
}

const tooLarge = { code: 'tooLarge', message: `A request may have ${maxBody} bytes.` }

const actorOf = ({ id, role }: Session['member']) => ({ memberId: id, role })

async function answering(context: Context, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof MemberRefusal) return refuse(context, error)
    throw error
  }
}

function refuse(context: Context, { code, message, fault }: MemberRefusal): Response {
  return context.json({ code, message, ...(fault ? { fault } : {}) }, statuses[code])
}

/** The body as its schema reads it; null when it is none. */
async function readBody<Schema extends z.ZodMiniType>(
  context: Context,
  schema: Schema,
): Promise<z.output<Schema> | null> {
  const body: unknown = await context.req.json().catch(() => null)
  const parsed = z.safeParse(schema, body)
  return parsed.success ? parsed.data : null
}

function badRequest(context: Context): Response {
  return context.json(
    { code: 'malformed', message: 'The body is none that this route reads; see docs/protocol.md.' },
    400,
  )
}
