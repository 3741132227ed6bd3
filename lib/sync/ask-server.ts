/** A question to the team's server over HTTP, and what became of it: the answer as its schema reads it, or why there is none. */
import * as z from 'zod/mini'
import { memberProblemSchema, type MemberProblem } from '../messages/members-protocol'
import type { ServerAccess } from './ticket'

export type MemberAnswer<T> = { ok: true; value: T } | { ok: false; reason: MemberProblem }

const patienceMs = 10_000
const refusalSchema = z.object({ code: memberProblemSchema })

interface Asked<Schema> {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: string
  body?: object
  answer: Schema
}

/** Asks a route of the team's server that wants the device's token; waits 10 s at most. */
export async function askServer<Schema extends z.ZodMiniType>(
  { server, token }: ServerAccess,
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

export const idPath = (what: string, id: string): string => `/v1/${what}/${encodeURIComponent(id)}`
