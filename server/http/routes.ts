/** HTTP: health, and the exchange of a device token for a ticket. */
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import type { Ticket } from '../../lib/messages/sync-protocol'
import { log } from '../log'
import { sessionOfToken } from '../members/membership'
import type { Tickets } from '../members/tickets'
import type { Storage } from '../storage/storage'

/** `extraRoutes` are mounted first, on the same origin. */
export function createRoutes(storage: Storage, tickets: Tickets, extraRoutes?: (app: Hono) => void): Hono {
  const app = new Hono()
  extraRoutes?.(app)
  app.get('/health', (context) => context.json({ status: 'ok' }))
  // Any origin: what allows is the bearer token, and there are no cookies.
  app.use(
    '/v1/*',
    cors({
      origin: '*',
      allowHeaders: ['authorization', 'content-type'],
      allowMethods: ['GET', 'POST'],
      maxAge: 86_400,
    }),
  )
  app.post('/v1/ticket', async (context) => {
    const token = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(context.req.header('authorization') ?? '')?.[1]
    const session = token === undefined ? null : await sessionOfToken(storage, token)
    if (session === null)
      return context.json({ code: 'unauthorized', message: 'The device token is missing, unknown or revoked.' }, 401)
    const ticket = tickets.issue(session)
    if (ticket === null)
      return context.json({ code: 'tooMany', message: 'Too many unused tickets; wait a minute.' }, 429)
    const { workspaceId, workspaceName, member } = session
    const answer: Ticket = { ticket, workspace: { id: workspaceId, name: workspaceName }, member }
    return context.json(answer, 200, { 'cache-control': 'no-store' })
  })
  app.onError((error, context) => {
    log.error({ err: error }, 'a request failed')
    return context.json({ code: 'internal', message: 'The server failed; try again later.' }, 500)
  })
  app.notFound((context) => context.json({ code: 'notFound', message: 'There is nothing here.' }, 404))
  return app
}
