/** Notices a peer that has vanished without a word: a closed laptop, a pulled cable, a NAT that forgot. */
import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'

export interface LivenessOptions {
  /** Between pings. */
  pingMs: number
}

export const defaultLiveness: LivenessOptions = { pingMs: 20_000 }

/** Pings in a row after which nothing came. */
const maxUnanswered = 3

/**
 * Pings the socket until it has closed, and cuts it when it has been silent for too long.
 * @param stream what the socket was made of: any byte is a word of the peer
 */
export function watchLiveness(socket: WebSocket, stream: Pick<Socket, 'bytesRead'>, { pingMs }: LivenessOptions): void {
  // Counted, not timed: after a machine has slept, its clock says that everybody has been silent.
  let unanswered = 0
  let heard = stream.bytesRead
  const timer = setInterval(() => {
    // What is held back is not read, so neither are its pongs.
    if (socket.isPaused || stream.bytesRead > heard) unanswered = 0
    heard = stream.bytesRead
    if (unanswered >= maxUnanswered) return socket.terminate()
    unanswered += 1
    if (socket.readyState === socket.OPEN) socket.ping()
  }, pingMs)
  socket.on('close', () => clearInterval(timer))
}
