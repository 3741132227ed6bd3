/**
 * The line of one device: real sockets to a real server, whose messages can be held, lost or cut at chosen points, and a clock that
 * is wrong. What leaves a device of its clock is `at` of an edit and `sentAt` of a push: the one is written by rep.ts, the other here.
 */
import { WebSocket, type ClientOptions } from 'ws'
import { vi } from 'vitest'
import * as z from 'zod/mini'
import { modelVersion } from '../../../lib/messages/sync-protocol'

const pushFrame = z.looseObject({ type: z.literal('push'), sentAt: z.string() })
const helloFrame = z.looseObject({ type: z.literal('hello') })
const typed = z.looseObject({ type: z.string() })
const ticketAnswer = z.looseObject({ ticket: z.string() })

/** Which versions a device says it speaks: one from before the model's last change may only read. */
export type Release = 'current' | 'older' | 'newer'

const ranges = {
  current: null,
  older: { protocol: { min: 1, max: 1 }, model: { min: 1, max: modelVersion - 1 } },
  newer: { protocol: { min: 1, max: 2 }, model: { min: 1, max: modelVersion + 1 } },
}

export class Line {
  /** Milliseconds the device's clock is ahead. */
  skew = 0
  release: Release = 'current'
  /** The next push, or the next answer to one, does not arrive, and the connection ends. */
  losesNext: 'push' | 'answer' | null = null
  /** How often something was lost. */
  lost = 0
  /** Told once, right after so many more frames of rows have arrived. */
  arrival: { after: number; tell: () => void } | null = null
  readonly sockets = new Set<LinedSocket>()
  /** Something was sent since the server was last known to have received everything. */
  isSending = false
  #isHeld = false

  get isHeld(): boolean {
    return this.#isHeld
  }

  /** From now on nothing arrives here; what is sent does arrive there. */
  hold(): void {
    this.#isHeld = true
  }

  letGo(): void {
    this.#isHeld = false
    for (const socket of this.sockets) socket.deliverHeld()
  }

  cut(): void {
    for (const socket of this.sockets) socket.terminate()
  }

  /** Resolves when the server has received what was sent, whatever it makes of it. */
  async received(): Promise<void> {
    if (!this.isSending) return
    this.isSending = false
    await Promise.all([...this.sockets].map((socket) => socket.answersPing()))
  }

  /** What is sent in the place of a frame; null: it is lost. */
  outgoing(data: unknown): unknown {
    const frame: unknown = typeof data === 'string' ? JSON.parse(data) : null
    const push = pushFrame.safeParse(frame)
    if (push.success && this.#loses('push')) return null
    if (push.success)
      return JSON.stringify({ ...push.data, sentAt: new Date(Date.parse(push.data.sentAt) + this.skew).toISOString() })
    const hello = helloFrame.safeParse(frame)
    return hello.success ? JSON.stringify({ ...hello.data, ...ranges[this.release] }) : data
  }

  /** Does a frame arrive? */
  arrives(text: string): boolean {
    if (this.losesNext !== 'answer' || !text.startsWith('{')) return true
    const frame = typed.safeParse(JSON.parse(text))
    return !(frame.success && frame.data.type === 'pushed' && this.#loses('answer'))
  }

  noteArrival(): void {
    if (this.arrival === null || (this.arrival.after -= 1) > 0) return
    const { tell } = this.arrival
    this.arrival = null
    tell()
  }

  #loses(what: 'push' | 'answer'): boolean {
    if (this.losesNext !== what) return false
    this.losesNext = null
    this.lost += 1
    return true
  }
}

/**
 * Resolves when nothing is on its way to the server: only then may time go on, since a line that is slow cannot be told from a
 * clock that is wrong.
 */
export async function allReceived(lines: readonly Line[]): Promise<void> {
  while (lines.some(({ isSending }) => isSending)) for (const line of lines) await line.received()
}

const lines = new Map<string, Line>()

/** A device's connections are known by the ticket they open with, and that by the token it was asked with. */
export function addLine(token: string, line: Line): void {
  lines.set(token, line)
}

/** Puts lines in the place of the browser's sockets, until the test ends. */
export function useLines(): void {
  const ask = globalThis.fetch
  vi.stubGlobal('WebSocket', LinedSocket)
  vi.stubGlobal('fetch', async (url: URL, init: RequestInit) => {
    const response = await ask(url, init)
    const line = lines.get((new Headers(init.headers).get('authorization') ?? '').replace('Bearer ', ''))
    if (line === undefined || !response.ok) return response
    const text = await response.text()
    tickets.set(ticketAnswer.parse(JSON.parse(text)).ticket, line)
    return new Response(text, response)
  })
}

const tickets = new Map<string, Line>()

export class LinedSocket extends WebSocket {
  readonly #line: Line | null
  #held: (() => void)[] = []

  constructor(url: string, protocols: string[], options?: ClientOptions) {
    super(url, protocols, { perMessageDeflate: false, ...options })
    const ticket = protocols[1] ?? ''
    this.#line = tickets.get(ticket) ?? null
    tickets.delete(ticket)
    this.#line?.sockets.add(this)
  }

  override send(data: Parameters<WebSocket['send']>[0]): void {
    if (this.#line === null) return super.send(data)
    const sent = this.#line.outgoing(data)
    if (sent === null) return this.terminate()
    this.#line.isSending = true
    super.send(typeof sent === 'string' ? sent : data)
  }

  override emit(event: string | symbol, ...given: unknown[]): boolean {
    const line = this.#line
    if (line === undefined || line === null) return super.emit(event, ...given)
    if (event === 'close') {
      this.#held = []
      line.sockets.delete(this)
    }
    if (event !== 'message') return super.emit(event, ...given)
    if (given[1] === false && !line.arrives(String(given[0]))) {
      this.terminate()
      return true
    }
    if (!line.isHeld) {
      const isHeard = super.emit(event, ...given)
      if (given[1] === false) line.noteArrival()
      return isHeard
    }
    this.#held.push(() => void super.emit(event, ...given))
    return true
  }

  deliverHeld(): void {
    for (const deliver of this.#held.splice(0)) deliver()
  }

  answersPing(): Promise<void> {
    if (this.readyState !== WebSocket.OPEN) return Promise.resolve()
    return new Promise((resolve) => {
      const heard = (): void => {
        this.off('pong', heard)
        this.off('close', heard)
        resolve()
      }
      this.on('pong', heard)
      this.on('close', heard)
      this.ping()
    })
  }
}
