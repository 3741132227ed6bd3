/** A server that speaks the protocol's outer forms and then sends whatever a test tells it to. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { WebSocketServer, type WebSocket } from 'ws'
import { v7 as uuidv7 } from 'uuid'
import { joinCodePrefix, subprotocol } from '../../../lib/messages/sync-protocol'

export interface HostileServer {
  joinCode: string
  /** Sockets that were opened so far, by path. */
  opened: readonly string[]
  close: () => Promise<void>
}

const member = { id: uuidv7(), name: 'Rep', email: 'rep@ourco.test', role: 'member' }
const workspace = { id: uuidv7(), name: 'Test team' }

/** What the rows socket says first when it behaves. */
export const welcome = {
  type: 'welcome',
  protocol: 1,
  model: 1,
  workspace,
  member,
  epoch: 'epoch-1',
  head: 2,
  serverTime: new Date().toISOString(),
  isReadOnly: false,
}

/** Starts it; `onSocket` is called for each socket with its path. */
export async function startHostileServer(onSocket: (socket: WebSocket, path: string) => void): Promise<HostileServer> {
  const opened: string[] = []
  const http = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', request.headers.origin ?? '*')
    response.setHeader('access-control-allow-headers', 'authorization')
    response.setHeader('content-type', 'application/json')
    response.end(request.method === 'POST' ? JSON.stringify({ ticket: 'a'.repeat(43), workspace, member }) : '')
  })
  const sockets = new WebSocketServer({ server: http, handleProtocols: () => subprotocol })
  sockets.on('connection', (socket, request) => {
    opened.push(request.url ?? '')
    socket.on('error', () => socket.terminate())
    onSocket(socket, request.url ?? '')
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const address = http.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  const code = { server: `http://127.0.0.1:${address.port}`, token: 'b'.repeat(43) }
  return {
    joinCode: joinCodePrefix + Buffer.from(JSON.stringify(code)).toString('base64url'),
    opened,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
      http.closeAllConnections()
      await once(http.close(), 'close')
    },
  }
}
