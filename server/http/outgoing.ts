/** Sending to a socket whose reader may be slow, and closing one that is too slow. */
import type { Writable } from 'node:stream'
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
  readonly #stream: Pick<Writable, 'write'> | null
  #leastWaiting = 0
  #movedAt = Date.now()
  #whenDrained: (() => void)[] = []

  /** @param stream what the socket was made of, for `sendFrames`: without compression `ws` too writes its frames whole and at once */
  constructor(socket: WebSocket, limits: OutgoingLimits, stream: Pick<Writable, 'write'> | null = null) {
    this.#socket = socket
    this.#limits = limits
    this.#stream = stream
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

  /** @param frames whole frames, one after the other (frame.ts), made once for all who are told the same */
  sendFrames(frames: Buffer): void {
    if (this.#stream === null) throw new TypeError('Frames go to the stream, and none was given.')
    if (!this.#mayWait(frames.length)) return
    this.#stream.write(frames)
    this.#leastWaiting = Math.max(this.#leastWaiting, this.#socket.bufferedAmount)
  }

  /** False: nothing more may be sent. Whoever has too much to read is closed. */
  #mayWait(bytes: number): boolean {
    if (this.#socket.readyState !== this.#socket.OPEN) return false
    const waiting = this.#socket.bufferedAmount
    if (waiting === 0) this.#movedAt = Date.now()
    // One frame alone may be as large as it is.
    if (waiting === 0 || waiting + bytes <= this.#limits.maxWaitingBytes) return true
    this.close(closeCodes.tooSlow, 'Too much is waiting to be read.')
    return false
  }

  send(data: string | Uint8Array): void {
    if (!this.#mayWait(data.length)) return
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
