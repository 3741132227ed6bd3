/** Runs before a page's own scripts: notes when its sockets send first after a key, and when they received last. */
import { wallClock } from './wall-clock'

const times = { sentAt: 0, receivedAt: 0 }

class NotedSocket extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols)
    this.addEventListener('message', () => {
      times.receivedAt = wallClock()
    })
  }

  override send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    if (times.sentAt === 0) times.sentAt = wallClock()
    super.send(data)
  }
}

Object.assign(globalThis, { WebSocket: NotedSocket, benchSockets: times })
addEventListener(
  'keydown',
  () => {
    times.sentAt = 0
  },
  true,
)
