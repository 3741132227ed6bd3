/** HTTP: health, and the exchange of a device token for a ticket; members' routes are in member-routes.ts. */
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { routePath } from 'hono/route'
import type { Ticket } from '../../lib/messages/sync-protocol'
import { log } from '../log'
import type { Tickets } from '../members/tickets'
import type { Metrics } from '../metrics/metrics'
import type { Storage } from '../storage/storage'
import type { Readiness } from './readiness'
import type { RequestLimits } from './request-limits'
import { sessionOf } from './session-of'

export interface RouteOptions {
  /** Pages of the caller's own on the same origin, mounted first. */
  extraRoutes?: ((app: Hono) => void) | undefined
  /** Adds the routes about members, behind the same headers. */
  members: (app: Hono) => void
  requests: RequestLimits
  isReady: () => Promise<Readiness>
  metrics: Metrics | null
}

export function createRoutes(
  storage: Storage,
  tickets: Tickets,
  { extraRoutes, members, requests, isReady, metrics }: RouteOptions,
): Hono {
  const app = new Hono()
  extraRoutes?.(app)
  if (metrics !== null)
    app.use(async (context, next) => {
      await next()
      // Known methods and patterns alone, so that a stranger cannot make up labels.
      metrics.noteRequest(
        context.error === undefined && context.res.status !== 404 ? routePath(context) : 'none',
        context.res.status,
      )
    })
  app.get('/health', (context) => context.json({ status: 'ok' }))
  app.get('/ready', async (context) => {
    const readiness = await isReady()
    return context.json(readiness, readiness.isReady ? 200 : 503, { 'cache-control': 'no-store' })
  })
  // Any origin: what allows is the bearer token, and there are no cookies.
  app.use(
    '/v1/*',
    cors({
      origin: '*',
      allowHeaders: ['authorization', 'content-type'],
      allowMethods: ['GET', 'POST', 'PATCH', 'DELETE'],
      maxAge: 86_400,
    }),
  )
  app.post('/v1/ticket', async (context) => {
    const session = await sessionOf(storage, requests, context)
    if (session instanceof Response) return session
    const ticket = await tickets.issue(session)
    if (ticket === null)
      return context.json({ code: 'tooMany', message: 'Too many unused tickets; wait a minute.' }, 429)
    const { workspaceId, workspaceName, member } = session
    const answer: Ticket = { ticket, workspace: { id: workspaceId, name: workspaceName }, member }
    return context.json(answer, 200, { 'cache-control': 'no-store' })
  })
  members(app)
  app.onError((error, context) => {
    log.error({ err: error }, 'a request failed')
    return context.json({ code: 'internal', message: 'The server failed; try again later.' }, 500)
  })
  app.notFound((context) => context.json({ code: 'notFound', message: 'There is nothing here.' }, 404))
  return app
}
