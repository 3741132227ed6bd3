/** What owners and admins ask about programs that send events: their keys, what came, and what a mapping would make of it. */
import type { Context, Hono } from 'hono'
import {
  keptQuestionSchema,
  newWriteKeySchema,
  previewQuestionSchema,
  type EventCountView,
  type KeptMessage,
  type WriteKeyView,
} from '../../lib/messages/ingest-protocol'
import { askedByMember, badRequest, readBody } from '../http/asked-by-member'
import type { RequestLimits } from '../http/request-limits'
import { tooMany } from '../http/session-of'
import type { Session } from '../members/membership'
import { MemberRefusal } from '../members/refusal'
import { seesAll } from '../rows/access'
import type { WriteKey } from '../storage/ingest-storage'
import type { Storage } from '../storage/storage'
import { defaultFields, defaultMappings } from './default-mappings'
import type { IngestService } from './ingest-service'
import { readKept } from './message'
import { createWriteKey } from './write-keys'

interface Parts {
  storage: Storage
  service: IngestService
  requests: RequestLimits
}

/** Keys of a workspace that are good at a time: a program each, and some to spare. */
const maxKeys = 200
/** Kept messages that are told: of all events, of one. */
const told = { ofAll: 100, ofOne: 20 }
const noStore = { 'cache-control': 'no-store' }

export function addIngestAdminRoutes(app: Hono, { storage, service, requests }: Parts): void {
  const asMember = askedByMember(storage, requests)
  /** What came may speak of anybody, and what it becomes decides everybody's numbers. */
  const asAdmin = (work: (session: Session, context: Context) => Promise<Response>) =>
    asMember((session, context) => {
      if (!seesAll(session.member.role)) throw new MemberRefusal('forbidden', 'Only an owner or an admin may do this.')
      return work(session, context)
    })

  app.get(
    '/v1/ingest/keys',
    asAdmin(async ({ workspaceId }, context) =>
      context.json({ keys: (await storage.ingest.keys(workspaceId)).map(viewKey) }, 200, noStore),
    ),
  )
  app.post(
    '/v1/ingest/keys',
    asAdmin(async ({ workspaceId, member }, context) => {
      const asked = await readBody(context, newWriteKeySchema)
      if (asked === null) return badRequest(context)
      const slow = await tooMany(context, requests.invitations.take(member.id))
      if (slow !== null) return slow
      const valid = (await storage.ingest.keys(workspaceId)).filter(({ revokedAt }) => revokedAt === null)
      if (valid.length >= maxKeys)
        throw new MemberRefusal('tooMany', `A workspace has ${maxKeys} write keys at most: revoke one first.`)
      const { id, key: secret } = await createWriteKey(storage, workspaceId, asked.name)
      const made = (await storage.ingest.keys(workspaceId)).find((key) => key.id === id)
      if (made === undefined) throw new Error('The write key that was just made is not there.')
      return context.json({ key: viewKey(made), secret }, 201, noStore)
    }),
  )
  app.delete(
    '/v1/ingest/keys/:id',
    asAdmin(async ({ workspaceId }, context) => {
      const id = context.req.param('id') ?? ''
      if (!(await storage.ingest.revokeKey(workspaceId, id, new Date().toISOString())))
        throw new MemberRefusal('notFound', 'There is no such write key.')
      return context.body(null, 204)
    }),
  )

  app.get(
    '/v1/ingest/events',
    asAdmin(async ({ workspaceId }, context) =>
      context.json({ events: await eventsOf(storage, workspaceId) }, 200, noStore),
    ),
  )
  app.get(
    '/v1/ingest/kept',
    asAdmin(async ({ workspaceId }, context) => {
      const { outcome = 'unmapped', call, name } = context.req.query()
      const asked = keptQuestionSchema.safeParse({ outcome, call, name })
      if (!asked.success)
        return context.json({ code: 'malformed', message: 'outcome, call or name is none; see docs/protocol.md.' }, 400)
      return context.json({ messages: await keptMessages(storage, workspaceId, asked.data) }, 200, noStore)
    }),
  )

  app.get(
    '/v1/ingest/defaults',
    asAdmin(async (_session, context) => context.json({ fields: defaultFields, mappings: defaultMappings })),
  )
  app.post(
    '/v1/ingest/preview',
    asAdmin(async ({ workspaceId }, context) => {
      const asked = await readBody(context, previewQuestionSchema)
      if (asked === null) return badRequest(context)
      const messages = await service.preview(workspaceId, asked.mapping, asked.replaces ?? null)
      return context.json({ messages }, 200, noStore)
    }),
  )
}

function viewKey({ id, name, createdAt, revokedAt }: WriteKey): WriteKeyView {
  return { id, name, createdAt, revokedAt }
}

async function eventsOf(storage: Storage, workspaceId: string): Promise<EventCountView[]> {
  const counts = await storage.ingest.counts(workspaceId)
  return counts.map(({ call, name, outcome, count, reason, firstAt, lastAt }) => ({
    call,
    name,
    outcome,
    count,
    reason,
    first: new Date(firstAt).toISOString(),
    last: new Date(lastAt).toISOString(),
  }))
}

async function keptMessages(
  storage: Storage,
  workspaceId: string,
  { outcome, call, name }: { outcome: EventCountView['outcome']; call?: string | undefined; name?: string | undefined },
): Promise<KeptMessage[]> {
  const kept =
    call === undefined
      ? await storage.ingest.kept(workspaceId, { outcome }, told.ofAll)
      : await storage.ingest.keptOf(workspaceId, { call, names: [name ?? ''], outcomes: [outcome] }, told.ofOne)
  return kept.map(({ reason, at, body }) => ({
    reason,
    at: new Date(at).toISOString(),
    message: body === null ? null : (readKept(body)?.raw ?? null),
  }))
}
