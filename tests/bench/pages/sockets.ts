/**
 * Runs before a page's own scripts: notes when its sockets send first after a key, and when they received last. A page
 * opened with `?relay=ws://HOST:PORT/PATH` joins its plans there instead of on the team's server; nothing else differs.
 */
import { wallClock } from './wall-clock'

const times = { sentAt: 0, receivedAt: 0 }
const relay = new URLSearchParams(location.search).get('relay')

/** Where a socket really goes. */
function placeOf(url: string | URL): string | URL {
  const { pathname } = new URL(url)
  return relay !== null && pathname.startsWith('/v1/documents/') ? relay + pathname : url
}

class NotedSocket extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(placeOf(url), protocols)
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
