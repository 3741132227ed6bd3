/** A device token is exchanged for a ticket that lives 60 s and opens one socket. */
import { subprotocol, ticketSchema, type Ticket } from '../messages/sync-protocol'

export interface ServerAccess {
  /** Origin of the team's server. */
  server: string
  /** The device token; never in a URL, never logged. */
  token: string
}

/** refused: the token is unknown or revoked. unreachable: no answer, or none of a Sidelight server. */
export type TicketAnswer = { ok: true; ticket: Ticket } | { ok: false; reason: 'refused' | 'unreachable' }

const patienceMs = 10_000

export async function fetchTicket({ server, token }: ServerAccess, signal?: AbortSignal): Promise<TicketAnswer> {
  const timeout = AbortSignal.timeout(patienceMs)
  try {
    const response = await fetch(new URL('/v1/ticket', server), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
    if (response.status === 401 || response.status === 403) return { ok: false, reason: 'refused' }
    if (!response.ok) return { ok: false, reason: 'unreachable' }
    const parsed = ticketSchema.safeParse(await response.json())
    if (parsed.success) return { ok: true, ticket: parsed.data }
    console.warn(`${server} answered a ticket request with something that is no ticket.`)
    return { ok: false, reason: 'unreachable' }
  } catch {
    // fetch tells no more than that there was no answer; the caller tells the person and tries again.
    return { ok: false, reason: 'unreachable' }
  }
}

/** `Sec-WebSocket-Protocol` of a socket: the server selects the first. */
export function protocolsFor(ticket: Ticket): string[] {
  return [subprotocol, ticket.ticket]
}

/** The address of a socket of the server: `ws:` for http, `wss:` for https. */
export function socketUrl(server: string, path: string): string {
  const url = new URL(path, server)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.href
}
