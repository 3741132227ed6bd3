/** HTTP: the history of account plans. docs/protocol.md, "Plan history", tells it in prose. */
import type { Context, Hono } from 'hono'
import * as z from 'zod/mini'
import { limits } from '../../lib/messages/limits'
import { restoreRequestSchema, type PlanVersion as ToldVersion } from '../../lib/messages/plan-history-protocol'
import { listVersions, versionAt, type PlanVersion } from '../documents/history'
import { DocumentTooLarge } from '../documents/plan'
import { restorePlan } from '../documents/restore-plan'
import type { Rooms } from '../documents/rooms'
import { log } from '../log'
import { mayOpenPlan } from '../members/may-open-plan'
import type { Session } from '../members/membership'
import { StorageError, type Storage } from '../storage/storage'
import type { RequestLimits } from './request-limits'
import { comeAgain, sessionOf, tooMany } from './session-of'

export interface PlanRouteParts {
  storage: Storage
  rooms: Rooms
}

/** Looks of one device that are in memory at a time: each holds a whole log. */
const maxAtOnce = 4

const accountSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,100}$/))
const versionSchema = restoreRequestSchema.shape.version

/** Whoever may open the plan, and which. */
interface Asked {
  session: Session
  account: string
}

export function addPlanRoutes(app: Hono, { storage, rooms }: PlanRouteParts, requests: RequestLimits): void {
  const atOnce = new Map<string, number>()

  /** Runs `work` for a member who may open the plan; everything else is answered with a sentence. */
  const asReader =
    (work: (asked: Asked, context: Context) => Promise<Response>) =>
    async (context: Context): Promise<Response> => {
      const session = await sessionOf(storage, requests, context)
      if (session instanceof Response) return session
      const slow = await tooMany(context, requests.histories.take(session.tokenHash))
      if (slow !== null) return slow
      const running = atOnce.get(session.tokenHash) ?? 0
      if (running >= maxAtOnce) return comeAgain(context, 1000)
      atOnce.set(session.tokenHash, running + 1)
      try {
        return await asMember(session, context, work)
      } finally {
        const left = (atOnce.get(session.tokenHash) ?? 1) - 1
        if (left === 0) atOnce.delete(session.tokenHash)
        else atOnce.set(session.tokenHash, left)
      }
    }

  async function asMember(
    session: Session,
    context: Context,
    work: (asked: Asked, context: Context) => Promise<Response>,
  ): Promise<Response> {
    const account = accountSchema.safeParse(context.req.param('account'))
    if (!account.success)
      return refuse(context, 400, 'malformed', 'An account’s id is 1 to 100 of A-Z a-z 0-9 _ and -.')
    try {
      if (!(await mayOpenPlan(storage, session, account.data)))
        return refuse(context, 403, 'forbidden', 'This plan is not open to you.')
      return await work({ session, account: account.data }, context)
    } catch (error) {
      if (error instanceof DocumentTooLarge) return refuse(context, 413, 'tooLarge', error.message)
      if (!(error instanceof StorageError)) throw error
      log.error({ err: error, workspace: session.workspaceId }, 'a plan’s history could not be read or written')
      const message = 'The server could not read or store this; nothing was confirmed. Try again later.'
      return context.json({ code: 'storageFailed', message }, 503, { 'retry-after': '5' })
    }
  }

  app.get(
    '/v1/plans/:account/versions',
    asReader(async ({ session, account }, context) => {
      const versions = await listVersions(storage, session.workspaceId, account, Date.now())
      return answer(context, { versions: versions.slice(0, limits.planVersions).map(tell) })
    }),
  )
  app.get(
    '/v1/plans/:account/versions/:version',
    asReader(async ({ session, account }, context) => {
      const version = versionSchema.safeParse(context.req.param('version'))
      if (!version.success) return refuse(context, 400, 'malformed', 'A version is named by digits.')
      const update = await versionAt(storage, session.workspaceId, account, Number(version.data))
      if (update === null) return gone(context)
      return answer(context, { update: Buffer.from(update).toString('base64') })
    }),
  )
  app.post(
    '/v1/plans/:account/restore',
    asReader(async ({ session, account }, context) => {
      const body: unknown = await context.req.json().catch(() => null)
      const asked = z.safeParse(restoreRequestSchema, body)
      if (!asked.success) return refuse(context, 400, 'malformed', 'The body is {"version": digits}.')
      if (session.member.role === 'viewer')
        return refuse(context, 403, 'forbidden', 'A viewer may read a plan’s history but restores nothing.')
      const slow = await tooMany(context, requests.restores.take(session.member.id))
      if (slow !== null) return slow
      const at = await restorePlan(storage, rooms, session, account, Number(asked.data.version))
      return at === 'gone' ? gone(context) : answer(context, { version: at === null ? null : String(at) })
    }),
  )
}

function tell({ at, memberIds, added, removed, restores }: PlanVersion): ToldVersion {
  return {
    id: String(at),
    at: instantOf(at),
    memberIds: memberIds.slice(0, limits.versionMembers),
    added,
    removed,
    restored: restores === undefined ? null : instantOf(restores),
  }
}

const instantOf = (at: number): string | null => (at === 0 ? null : new Date(at).toISOString())

const answer = (context: Context, body: object): Response => context.json(body, 200, { 'cache-control': 'no-store' })

function gone(context: Context): Response {
  return refuse(context, 404, 'notFound', 'There is no such version (any more); ask for the list again.')
}

function refuse(context: Context, status: 400 | 403 | 404 | 413 | 429, code: string, message: string): Response {
  return context.json({ code, message }, status)
}
