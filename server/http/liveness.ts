/** Notices a peer that has vanished without a word: a closed laptop, a pulled cable, a NAT that forgot. */
import type { WebSocket } from 'ws'

export interface LivenessOptions {
  /** Between pings; a socket from which nothing came for three of these is cut. */
  pingMs: number
}

export const defaultLiveness: LivenessOptions = { pingMs: 20_000 }

/** Pings the socket until it has closed, and cuts it when it has been silent for too long. */
export function watchLiveness(socket: WebSocket, { pingMs }: LivenessOptions): void {
  let heardAt = Date.now()
  const hear = () => {
    heardAt = Date.now()
  }
  socket.on('message', hear)
  socket.on('pong', hear)
  const timer = setInterval(() => {
    // What is held back is not read, so neither are its pongs.
    if (socket.isPaused) hear()
    if (Date.now() - heardAt > 3 * pingMs) socket.terminate()
    else if (socket.readyState === socket.OPEN) socket.ping()
  }, pingMs)
  socket.on('close', () => clearInterval(timer))
}
