/**
 * Tickets: what a device token is exchanged for, good for one connection within a minute. They wait in the storage, so that
 * the process that gets the connection need not be the one that was asked.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Storage } from '../storage/storage'
import { sessionOfHash, type Session } from './membership'

export const ticketLifeMs = 60_000
/** Tickets of one device that wait to be used; more than this asks a client to slow down. */
const maxWaiting = 200
const ticketBytes = 24
/** What is none is refused without asking the storage. */
const ticketForm = /^[A-Za-z0-9_-]{32}$/

type TicketStorage = Pick<Storage, 'putTicket' | 'takeTicket' | 'tokenByHash' | 'workspace' | 'record'>

export class Tickets {
  readonly #storage: TicketStorage
  readonly #now: () => number

  constructor(storage: TicketStorage, now: () => number = Date.now) {
    this.#storage = storage
    this.#now = now
  }

  /** Gives a ticket; null when this device has too many unused ones. */
  async issue({ tokenHash }: Pick<Session, 'tokenHash'>): Promise<string | null> {
    const ticket = randomBytes(ticketBytes).toString('base64url')
    const now = this.#now()
    const waiting = { hash: hashOf(ticket), tokenHash, expiresAt: now + ticketLifeMs }
    return (await this.#storage.putTicket(waiting, { now, maxWaiting })) ? ticket : null
  }

  /** Gives the session as it is now, once; null when the ticket is unknown, used or expired, or its device was revoked. */
  async redeem(ticket: string): Promise<Session | null> {
    if (!ticketForm.test(ticket)) return null
    const tokenHash = await this.#storage.takeTicket(hashOf(ticket), this.#now())
    return tokenHash === null ? null : sessionOfHash(this.#storage, tokenHash)
  }
}

function hashOf(ticket: string): string {
  return createHash('sha256').update(ticket).digest('hex')
}
