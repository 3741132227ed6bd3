/** Tickets that wait to be used, in the memory of the one process that serves a SQLite file. */
import type { WaitingTicket } from '../storage'

export class TicketsInMemory {
  /** Stand in the order of their expiry: all live equally long. */
  readonly #waiting = new Map<string, WaitingTicket>()
  /** Counted, since thousands of devices come back at once when the server was away. */
  readonly #perDevice = new Map<string, number>()

  put(ticket: WaitingTicket, { now, maxWaiting }: { now: number; maxWaiting: number }): boolean {
    this.#dropExpired(now)
    const own = this.#perDevice.get(ticket.tokenHash) ?? 0
    if (own >= maxWaiting) return false
    this.#perDevice.set(ticket.tokenHash, own + 1)
    this.#waiting.set(ticket.hash, ticket)
    return true
  }

  take(hash: string, now: number): string | null {
    const found = this.#waiting.get(hash)
    if (found === undefined) return null
    this.#drop(found)
    return found.expiresAt > now ? found.tokenHash : null
  }

  #dropExpired(now: number): void {
    for (const ticket of this.#waiting.values()) {
      if (ticket.expiresAt > now) return
      this.#drop(ticket)
    }
  }

  #drop({ hash, tokenHash }: WaitingTicket): void {
    this.#waiting.delete(hash)
    const left = (this.#perDevice.get(tokenHash) ?? 1) - 1
    if (left === 0) this.#perDevice.delete(tokenHash)
    else this.#perDevice.set(tokenHash, left)
  }
}
