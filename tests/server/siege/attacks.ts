/** What somebody does who means harm and holds a member's device, or nothing at all. Each runs until its process is ended. */
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { WebSocket } from 'ws'
import * as encoding from 'lib0/encoding'
import { modelVersion, subprotocol } from '../../../lib/messages/sync-protocol'
import { writeUpdate } from '../../../server/documents/messages'
import { nearlyRight } from '../documents/nearly-right'
import { fetchTicket } from '../fetch-ticket'
import { nearlyRightRows } from '../rows/nearly-right'

export interface Target {
  url: string
  workspaceId: string
  /** Of a member's device. */
  token: string
}

export interface Attack {
  target: Target
  random: () => number
  /** Notes that so many frames, bytes or connections were thrown. */
  thrown: (what: string, count?: number) => void
}

const mebibyte = 1024 * 1024

/** A socket that is open; null when there is no ticket at the moment, as floods are told. */
async function open({ target, thrown }: Attack, path: string): Promise<WebSocket | null> {
  try {
    const ticket = await fetchTicket(target.url, target.token)
    const socket = new WebSocket(`${target.url.replace('http', 'ws')}${path}`, [subprotocol, ticket])
    socket.on('error', () => thrown('errors'))
    await new Promise((resolve) => socket.once('open', resolve).once('close', resolve))
    thrown('connections')
    return socket
  } catch {
    await delay(200)
    return null
  }
}

const rows = '/v1/rows'
const planOf = ({ target }: Attack, name: string): string => `/v1/documents/${target.workspaceId}/${name}`

function sayHello(socket: WebSocket): void {
  const ranges = { protocol: { min: 1, max: 1 }, model: { min: 1, max: modelVersion } }
  const device = '11111111-1111-4111-8111-111111111111'
  socket.send(JSON.stringify({ type: 'hello', ...ranges, device, epoch: null, cursor: 0 }))
}

/** Sends until the server closes it, with its buffer never full. */
async function sendUntilClosed(socket: WebSocket, next: () => string | Uint8Array, thrown: () => void): Promise<void> {
  while (socket.readyState === WebSocket.OPEN) {
    for (let nth = 0; nth < 20; nth += 1) {
      socket.send(next())
      thrown()
    }
    while (socket.bufferedAmount > mebibyte && socket.readyState === WebSocket.OPEN) await delay(5)
    await delay(1)
  }
}

async function again(attack: Attack, path: string, use: (socket: WebSocket) => Promise<void>): Promise<never> {
  for (;;) {
    const socket = await open(attack, path)
    if (socket !== null) await use(socket)
    socket?.terminate()
  }
}

/** An update of a few bytes that says it holds a billion of something. */
function bomb(random: () => number): Uint8Array {
  const encoder = encoding.createEncoder()
  const kind = Math.floor(random() * 3)
  const many = 2 ** 30
  encoding.writeVarUint(encoder, kind === 0 ? many : 1)
  encoding.writeVarUint(encoder, kind === 1 ? many : 1)
  encoding.writeVarUint(encoder, 1 + Math.floor(random() * 1_000_000))
  encoding.writeVarUint(encoder, 0)
  // A run of deleted content, a billion long, then as many deletions.
  encoding.writeUint8(encoder, kind === 2 ? 1 : 8)
  encoding.writeVarUint(encoder, many)
  encoding.writeVarUint(encoder, many)
  return writeUpdate(encoding.toUint8Array(encoder))
}

const change = (nth: number): object => ({
  id: `22222222-2222-4222-8222-${String(nth).padStart(12, '0')}`,
  device: '11111111-1111-4111-8111-111111111111',
  counter: nth + 1,
  seen: 0,
  at: '2026-01-05T09:00:00.000Z',
  collection: 'notes',
  recordId: `n${nth % 100}`,
  op: 'create',
  patch: { set: { text: 'x'.repeat(200) } },
})

export const attacks = {
  rowFrames: (attack: Attack) =>
    again(attack, rows, async (socket) => {
      sayHello(socket)
      await sendUntilClosed(
        socket,
        () => nearlyRightRows(attack.random),
        () => attack.thrown('frames'),
      )
    }),
  documentFrames: (attack: Attack) =>
    again(attack, planOf(attack, 'eve'), (socket) =>
      sendUntilClosed(
        socket,
        () => nearlyRight(attack.random),
        () => attack.thrown('frames'),
      ),
    ),
  oversizedFrames: (attack: Attack) =>
    again(attack, attack.random() < 0.5 ? rows : planOf(attack, 'eve'), (socket) => {
      const size = (attack.random() < 0.5 ? 9 : 17) * mebibyte
      return sendUntilClosed(
        socket,
        () => new Uint8Array(size),
        () => attack.thrown('frames'),
      )
    }),
  bombs: (attack: Attack) =>
    again(attack, attack.random() < 0.8 ? planOf(attack, 'eve') : rows, (socket) => {
      const isRows = socket.url.endsWith(rows)
      const next = (): string | Uint8Array => (isRows ? '['.repeat(4 * mebibyte) : bomb(attack.random))
      return sendUntilClosed(socket, next, () => attack.thrown('frames'))
    }),
  /** Ask for everything again and again, and read nothing. */
  slowReaders: (attack: Attack) =>
    manyAtOnce(40, () =>
      again(attack, rows, async (socket) => {
        sayHello(socket)
        socket.pause()
        for (let request = 0; request < 60 && socket.readyState === WebSocket.OPEN; request += 1) {
          socket.send(JSON.stringify({ type: 'pull', request, cursor: 0, limit: 2000 }))
          attack.thrown('pulls')
        }
        await delay(12_000)
      }),
    ),
  /** Begin a request, or a frame of 16 MiB, and go on a byte at a time. */
  slowWriters: (attack: Attack) =>
    manyAtOnce(100, async () => {
      const { hostname, port } = new URL(attack.target.url)
      for (;;) {
        const socket = connect(Number(port), hostname)
        socket.on('error', () => attack.thrown('errors'))
        const life = { isOver: false }
        socket.on('close', () => (life.isOver = true))
        attack.thrown('connections')
        socket.write('POST /v1/ticket HTTP/1.1\r\nHost: x\r\nContent-Length: 16000\r\n\r\n{')
        while (!life.isOver) {
          socket.write('x')
          attack.thrown('bytes')
          await delay(100)
        }
      }
    }),
  pushFlood(attack: Attack) {
    let nth = 0
    const push = (): string => {
      const changes = Array.from({ length: 500 }, () => change((nth += 1)))
      return JSON.stringify({ type: 'push', request: nth, sentAt: '2026-01-05T09:00:00.000Z', changes })
    }
    return again(attack, rows, async (socket) => {
      sayHello(socket)
      await sendUntilClosed(socket, push, () => attack.thrown('pushes'))
    })
  },
  requestFlood: (attack: Attack) =>
    manyAtOnce(10, async () => {
      for (;;) {
        const token = attack.random() < 0.5 ? attack.target.token : 'a'.repeat(43)
        await fetch(`${attack.target.url}/v1/ticket`, { method: 'POST', headers: { authorization: `Bearer ${token}` } })
          .then((answer) => answer.arrayBuffer())
          .catch(() => attack.thrown('errors'))
        attack.thrown('requests')
      }
    }),
} satisfies Record<string, (attack: Attack) => Promise<unknown>>

export type AttackName = keyof typeof attacks

function manyAtOnce(count: number, one: () => Promise<unknown>): Promise<unknown> {
  return Promise.all(Array.from({ length: count }, one))
}
