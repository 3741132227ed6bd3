/** Who asks over HTTP: the member behind the bearer token, or the answer that refuses. */
import { setTimeout as delay } from 'node:timers/promises'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { sessionOfToken, type Session } from '../members/membership'
import type { Storage } from '../storage/storage'
import type { RequestLimits } from './request-limits'

/** The session of the request's device token, or a 401 or 429. */
export async function sessionOf(
  storage: Storage,
  limits: RequestLimits,
  context: Context,
): Promise<Session | Response> {
  const token = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(context.req.header('authorization') ?? '')?.[1]
  const session = token === undefined ? null : await sessionOfToken(storage, token)
  if (session === null)
    return (
      (await tooMany(context, limits.failures.take(addressOf(context, limits)))) ??
      context.json({ code: 'unauthorized', message: 'The device token is missing, unknown or revoked.' }, 401)
    )
  return (await tooMany(context, limits.requests.take(session.tokenHash))) ?? session
}

/** A refusal is held back for so long: a connection that asks on at once is answered ten times a second, and not as fast as the server can. */
const heldBackMs = 100

/** A 429 that says when to come again; null when nothing has to be waited for. */
export async function tooMany(context: Context, milliseconds: number): Promise<Response | null> {
  return milliseconds === 0 ? null : comeAgain(context, milliseconds)
}

/** A 429 that says when. */
export async function comeAgain(context: Context, milliseconds: number): Promise<Response> {
  await delay(heldBackMs)
  const seconds = Math.ceil(milliseconds / 1000)
  const message = `Too many requests; come again in ${seconds} s.`
  return context.json({ code: 'tooMany', message }, 429, { 'retry-after': String(seconds) })
}

/** Whom a request comes from: the client, where a trusted proxy says whom it speaks for. */
export function addressOf(context: Context, { proxies }: Pick<RequestLimits, 'proxies'>): string {
  return proxies.clientOf(getConnInfo(context).remote.address ?? '', context.req.header('x-forwarded-for'))
}
