/** Routes that a member asks: who it is, what the body says, and refusals as a code and a sentence. */
import type { Context } from 'hono'
import * as z from 'zod/mini'
import type { Session } from '../members/membership'
import { MemberRefusal } from '../members/refusal'
import type { Storage } from '../storage/storage'
import type { RequestLimits } from './request-limits'
import { sessionOf } from './session-of'

/** Bytes of a request's body. */
export const maxBody = 16 * 1024
export const tooLarge = { code: 'tooLarge', message: `A request may have ${maxBody} bytes.` }

const statuses = {
  forbidden: 403,
  notFound: 404,
  lastOwner: 409,
  badInvitation: 403,
  alreadyDone: 409,
  tooMany: 429,
} as const

type Work = (session: Session, context: Context) => Promise<Response>

/** Runs `work` for the member who asks; what it may not is answered with a sentence. */
export function askedByMember(storage: Storage, limits: RequestLimits) {
  return (work: Work) =>
    async (context: Context): Promise<Response> => {
      const session = await sessionOf(storage, limits, context)
      if (session instanceof Response) return session
      try {
        return await work(session, context)
      } catch (error) {
        if (error instanceof MemberRefusal) return refuse(context, error)
        throw error
      }
    }
}

export function refuse(context: Context, { code, message, fault }: MemberRefusal): Response {
  return context.json({ code, message, ...(fault ? { fault } : {}) }, statuses[code])
}

/** The body as its schema reads it; null when it is none. */
export async function readBody<Schema extends z.ZodMiniType>(
  context: Context,
  schema: Schema,
): Promise<z.output<Schema> | null> {
  const body: unknown = await context.req.json().catch(() => null)
  const parsed = z.safeParse(schema, body)
  return parsed.success ? parsed.data : null
}

export function badRequest(context: Context): Response {
  return context.json(
    { code: 'malformed', message: 'The body is none that this route reads; see docs/protocol.md.' },
    400,
  )
}
