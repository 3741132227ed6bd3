/** Holds back a sender who is faster than the disk: while too much of a socket waits, the socket is not read. */
import type { WebSocket } from 'ws'

/** Frames of one socket that may wait to be answered or stored. */
const maxWaiting = 256

export class IncomingGate {
  readonly #socket: WebSocket
  #waiting = 0

  constructor(socket: WebSocket) {
    this.#socket = socket
  }

  /** A frame has come. */
  enter(): void {
    this.#waiting += 1
    if (this.#waiting >= maxWaiting) this.#socket.pause()
  }

  /** A frame is done with. */
  leave(): void {
    this.#waiting -= 1
    if (this.#waiting < maxWaiting && this.#socket.isPaused) this.#socket.resume()
  }
}
