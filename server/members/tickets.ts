/** Tickets: what a device token is exchanged for, good for one connection within a minute. Kept in memory. */
import { randomBytes } from 'node:crypto'
import type { Session } from './membership'

export const ticketLifeMs = 60_000
/** Tickets of one device that wait to be used; more than this asks a client to slow down. */
const maxWaiting = 200

interface Ticket {
  session: Session
  expiresAt: number
}

export class Tickets {
  readonly #waiting = new Map<string, Ticket>()
  readonly #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** Gives a ticket; null when this device has too many unused ones. */
  issue(session: Session): string | null {
    this.#dropExpired()
    const own = [...this.#waiting.values()].filter((ticket) => ticket.session.tokenHash === session.tokenHash)
    if (own.length >= maxWaiting) return null
    const ticket = randomBytes(24).toString('base64url')
    this.#waiting.set(ticket, { session, expiresAt: this.#now() + ticketLifeMs })
    return ticket
  }

  /** Gives the session once; null when the ticket is unknown, used or expired. */
  redeem(ticket: string): Session | null {
    const found = this.#waiting.get(ticket)
    this.#waiting.delete(ticket)
    return found !== undefined && found.expiresAt > this.#now() ? found.session : null
  }

  #dropExpired(): void {
    // Tickets stand in the order of their expiry.
    for (const [ticket, { expiresAt }] of this.#waiting) {
      if (expiresAt > this.#now()) return
      this.#waiting.delete(ticket)
    }
  }
}
