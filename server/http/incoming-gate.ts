/** Holds back a sender who is faster than the disk: while too much of a socket waits, the socket is not read. */
import type { WebSocket } from 'ws'
import { limits } from '../../lib/messages/limits'

/** Frames of one socket that may wait to be answered or stored, and their bytes. */
const maxWaiting = 256
const maxWaitingBytes = 2 * limits.documentBytes

export class IncomingGate {
  readonly #socket: Pick<WebSocket, 'pause' | 'resume' | 'isPaused'>
  #waiting = 0
  #bytes = 0

  constructor(socket: Pick<WebSocket, 'pause' | 'resume' | 'isPaused'>) {
    this.#socket = socket
  }

  /** A frame has come. */
  enter(bytes: number): void {
    this.#waiting += 1
    this.#bytes += bytes
    if (this.#isFull()) this.#socket.pause()
  }

  /** A frame of so many bytes is done with. */
  leave(bytes: number): void {
    this.#waiting -= 1
    this.#bytes -= bytes
    if (!this.#isFull() && this.#socket.isPaused) this.#socket.resume()
  }

  #isFull(): boolean {
    return this.#waiting >= maxWaiting || this.#bytes >= maxWaitingBytes
  }
}
