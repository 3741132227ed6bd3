/** Sending to a socket whose reader may be slow, and closing one that is too slow. */
import type { WebSocket } from 'ws'
import { closeCodes } from '../../lib/messages/sync-protocol'

export interface OutgoingLimits {
  /** Bytes that may wait for one reader. */
  maxWaitingBytes: number
  /** A reader that takes nothing for this long, while something waits, is closed. */
  maxStalledMs: number
}

export const defaultOutgoingLimits: OutgoingLimits = { maxWaitingBytes: 24 * 1024 * 1024, maxStalledMs: 10_000 }

/** What may wait while more is read for the same socket: some frames, less than a page. */
const littleBytes = 256 * 1024

/** A close frame stands behind what waits, so a stalled socket is cut after this long. */
const closeGraceMs = 1000

export class Outgoing {
  readonly #socket: WebSocket
  readonly #limits: OutgoingLimits
  #leastWaiting = 0
  #movedAt = Date.now()
  #whenDrained: (() => void)[] = []

  constructor(socket: WebSocket, limits: OutgoingLimits) {
    this.#socket = socket
    this.#limits = limits
    socket.on('close', () => this.#lookWhetherDrained())
  }

  /** Resolves when little waits to be read: true; or when nobody will read any more: false. */
  async drained(): Promise<boolean> {
    if (!this.#isDrained()) await new Promise<void>((resolve) => this.#whenDrained.push(resolve))
    return this.#socket.readyState === this.#socket.OPEN
  }

  #isDrained(): boolean {
    return this.#socket.readyState === this.#socket.CLOSED || this.#socket.bufferedAmount <= littleBytes
  }

  #lookWhetherDrained(): void {
    if (this.#isDrained()) for (const resolve of this.#whenDrained.splice(0)) resolve()
  }

  send(data: string | Uint8Array): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    const waiting = this.#socket.bufferedAmount
    // One frame alone may be as large as it is.
    if (waiting > 0 && waiting + data.length > this.#limits.maxWaitingBytes)
      return this.close(closeCodes.tooSlow, 'Too much is waiting to be read.')
    if (waiting === 0) this.#movedAt = Date.now()
    this.#socket.send(data, () => this.#lookWhetherDrained())
    this.#leastWaiting = Math.max(this.#leastWaiting, this.#socket.bufferedAmount)
  }

  /** To be called about once a second. */
  checkStalled(now: number = Date.now()): void {
    const waiting = this.#socket.bufferedAmount
    if (waiting === 0 || waiting < this.#leastWaiting) this.#movedAt = now
    this.#leastWaiting = waiting
    if (now - this.#movedAt > this.#limits.maxStalledMs)
      this.close(closeCodes.tooSlow, 'Nothing was read for too long.')
  }

  /** @param reason at most 123 bytes, as RFC 6455 has it */
  close(code: number, reason: string): void {
    if (this.#socket.readyState === this.#socket.CLOSED) return
    // One that is closing already is cut as well: its peer may never finish.
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.close(code, reason)
    setTimeout(() => this.#socket.terminate(), closeGraceMs).unref()
  }
}
