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
  /** Counted, since thousands of devices come back at once when the server was away. */
  readonly #perDevice = new Map<string, number>()
  readonly #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** Gives a ticket; null when this device has too many unused ones. */
  issue(session: Session): string | null {
    this.#dropExpired()
    const own = this.#perDevice.get(session.tokenHash) ?? 0
    if (own >= maxWaiting) return null
    this.#perDevice.set(session.tokenHash, own + 1)
    const ticket = randomBytes(24).toString('base64url')
    this.#waiting.set(ticket, { session, expiresAt: this.#now() + ticketLifeMs })
    return ticket
  }

  /** Gives the session once; null when the ticket is unknown, used or expired. */
  redeem(ticket: string): Session | null {
    const found = this.#waiting.get(ticket)
    if (found !== undefined) this.#drop(ticket, found)
    return found !== undefined && found.expiresAt > this.#now() ? found.session : null
  }

  #dropExpired(): void {
    // Tickets stand in the order of their expiry.
    for (const [text, ticket] of this.#waiting) {
      if (ticket.expiresAt > this.#now()) return
      this.#drop(text, ticket)
    }
  }

  #drop(text: string, { session }: Ticket): void {
    this.#waiting.delete(text)
    const left = (this.#perDevice.get(session.tokenHash) ?? 1) - 1
    if (left === 0) this.#perDevice.delete(session.tokenHash)
    else this.#perDevice.set(session.tokenHash, left)
  }
}
