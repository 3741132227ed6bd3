/** The upgrade to a websocket: who may, and to which room. A refused one is accepted and closed, for the client to know why. */
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer, type Server } from 'ws'
import { limits } from '../../lib/messages/limits'
import { closeCodes, subprotocol } from '../../lib/messages/sync-protocol'
import { log } from '../log'
import type { Session } from '../members/membership'
import type { Tickets } from '../members/tickets'

export type Room = { kind: 'rows' } | { kind: 'document'; workspaceId: string; name: string }

/** Somebody who may come in. */
export interface Guest {
  socket: WebSocket
  /** What the socket was made of. */
  stream: Socket
  session: Session
  room: Room
}

type Welcome = (guest: Guest) => void
type Refusal = { code: number; reason: string }

/** Of either socket: rows, or a whole plan and the few bytes around it. */
const maxPayload = Math.max(limits.frameBytes, limits.documentBytes + 64)

/** Of a stranger nothing is kept while the close is under way. */
const maxRefusedPayload = 1024

/** How `ws` refuses a frame that says it is longer than may be, before it reads it (RFC 6455, 7.4.1). */
const messageTooBig = 1009

/** Time to read why, before it is cut. */
const closeGraceMs = 1000

/** Who hears 1009 connects again, and sends it again: y-websocket stops at our own word for it. */
class Connection extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    if (code !== messageTooBig) return super.close(code, reason)
    super.close(closeCodes.tooLarge, `A frame may have ${maxPayload} bytes.`)
    // `ws` reads what else comes and throws it away, which costs as much as the frame. Its turn to begin with that is the next.
    process.nextTick(() => this.pause())
    setTimeout(() => this.terminate(), closeGraceMs).unref()
  }
}

function acceptor(payload: number): Server<typeof Connection> {
  return new WebSocketServer({
    noServer: true,
    maxPayload: payload,
    perMessageDeflate: false,
    WebSocket: Connection,
    handleProtocols: (offered) => (offered.has(subprotocol) ? subprotocol : false),
  })
}

export class Upgrade {
  readonly #welcoming = acceptor(maxPayload)
  readonly #refusing = acceptor(maxRefusedPayload)
  readonly #tickets: Tickets
  readonly #welcome: Welcome
  #isClosed = false

  constructor(tickets: Tickets, welcome: Welcome) {
    this.#tickets = tickets
    this.#welcome = welcome
  }

  handle(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', (error) => log.debug({ err: error }, 'a connection failed'))
    const room = readRoom(request.url ?? '')
    if (room === null) {
      stream.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    void this.#answer(request, stream, head, room)
  }

  /** Whose ticket is being looked up now is not let in any more. */
  close(): void {
    this.#isClosed = true
  }

  async #answer(request: IncomingMessage, stream: Duplex, head: Buffer, room: Room): Promise<void> {
    const answer = await this.#authorise(offeredProtocols(request), room)
    if (this.#isClosed) return void stream.destroy()
    const server = 'code' in answer ? this.#refusing : this.#welcoming
    server.handleUpgrade(request, stream, head, (socket) => {
      socket.on('error', (error) => log.debug({ err: error }, 'a socket failed'))
      if ('code' in answer) refuse(socket, answer)
      else this.#welcome({ socket, stream: request.socket, session: answer, room })
    })
  }

  async #authorise(offered: readonly string[], room: Room): Promise<Session | Refusal> {
    if (!offered.includes(subprotocol))
      return { code: closeCodes.malformed, reason: `Offer the subprotocol ${subprotocol} and a ticket.` }
    const ticket = offered.find((name) => name !== subprotocol)
    const session = ticket === undefined ? null : await this.#redeem(ticket)
    if (session === 'failed')
      return { code: closeCodes.storageFailed, reason: 'The storage cannot be read; try later.' }
    if (session === null) return { code: closeCodes.unauthorized, reason: 'The ticket is missing, used or expired.' }
    if (room.kind === 'document' && room.workspaceId !== session.workspaceId)
      return { code: closeCodes.forbidden, reason: 'This plan is not open to you.' }
    return session
  }

  async #redeem(ticket: string): Promise<Session | null | 'failed'> {
    try {
      return await this.#tickets.redeem(ticket)
    } catch (error) {
      log.error({ err: error }, 'a ticket could not be looked up')
      return 'failed'
    }
  }
}

const documentPath = /^\/v1\/documents\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([A-Za-z0-9_-]{1,100})$/

/** By the path as it came: nothing is decoded or normalised, so no two spellings name one room. */
function readRoom(url: string): Room | null {
  const path = url.split('?', 1)[0] ?? ''
  if (path === '/v1/rows') return { kind: 'rows' }
  const [, workspaceId, name] = documentPath.exec(path) ?? []
  return workspaceId === undefined || name === undefined ? null : { kind: 'document', workspaceId, name }
}

function offeredProtocols(request: IncomingMessage): string[] {
  const header = request.headers['sec-websocket-protocol'] ?? ''
  return header.split(',').map((name) => name.trim())
}

function refuse(socket: WebSocket, { code, reason }: Refusal): void {
  socket.close(code, reason)
  setTimeout(() => socket.terminate(), 1000).unref()
}
