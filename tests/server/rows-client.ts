/** A rows client over a real socket: it asks, and waits for what answers. */
import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'
import { onTestFinished } from 'vitest'
import {
  modelVersion,
  serverFrameSchema,
  subprotocol,
  type Change,
  type ClientFrame,
  type ServerFrame,
} from '../../lib/messages/sync-protocol'
import type { Device, TestServer } from './running-server'

type PullFrame = Extract<ClientFrame, { type: 'pull' }>
type FrameOf<Type extends ServerFrame['type']> = Extract<ServerFrame, { type: Type }>

export class RowsClient {
  readonly device: string
  readonly frames: ServerFrame[] = []
  readonly socket: WebSocket
  readonly closed: Promise<{ code: number; reason: string }>
  #counter = 0
  #request = 0
  readonly #watchers = new Set<() => void>()

  constructor(url: string, protocols: string[], device: string = randomUUID()) {
    this.device = device
    this.socket = new WebSocket(url, protocols)
    this.socket.on('error', () => {})
    this.socket.on('message', (data: Buffer) => {
      this.frames.push(serverFrameSchema.parse(JSON.parse(data.toString())))
      for (const look of this.#watchers) look()
    })
    this.closed = new Promise((resolve) =>
      this.socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })),
    )
    onTestFinished(() => this.socket.terminate())
  }

  async opened(): Promise<this> {
    if (this.socket.readyState === WebSocket.CONNECTING)
      await new Promise((resolve) => this.socket.once('open', resolve))
    return this
  }

  send(frame: unknown): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame))
  }

  hello(cursor = 0, versions = { protocol: { min: 1, max: 1 }, model: { min: 1, max: modelVersion } }): void {
    this.send({ type: 'hello', ...versions, device: this.device, epoch: null, cursor })
  }

  /** The first frame, past or coming, that `isWanted` accepts. */
  frame<Type extends ServerFrame['type']>(
    type: Type,
    isWanted: (frame: FrameOf<Type>) => boolean = () => true,
  ): Promise<FrameOf<Type>> {
    const isOfType = (frame: ServerFrame): frame is FrameOf<Type> => frame.type === type
    const find = () => this.frames.filter(isOfType).find(isWanted)
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = find()
        if (found === undefined) return
        this.#watchers.delete(look)
        resolve(found)
      }
      this.#watchers.add(look)
      void this.closed.then(({ code, reason }) => reject(new Error(`closed ${code} ${reason} before ${type}`)))
      look()
    })
  }

  change(change: Pick<Change, 'collection' | 'recordId' | 'op' | 'patch'> & Partial<Change>): Change {
    this.#counter += 1
    const made = {
      id: randomUUID(),
      device: this.device,
      counter: this.#counter,
      at: new Date().toISOString(),
      seen: 0,
    }
    return { ...made, ...change }
  }

  async push(...changes: unknown[]): Promise<FrameOf<'pushed'>> {
    this.#request += 1
    const request = this.#request
    this.send({ type: 'push', request, sentAt: new Date().toISOString(), changes })
    return this.frame('pushed', (frame) => frame.request === request)
  }

  async pull(
    cursor = 0,
    limit = 2000,
    accountId?: string,
    more: Pick<PullFrame, 'before' | 'window'> = {},
  ): Promise<FrameOf<'pulled'>> {
    this.#request += 1
    const request = this.#request
    this.send({ type: 'pull', request, cursor, limit, ...(accountId === undefined ? {} : { accountId }), ...more })
    return this.frame('pulled', (frame) => frame.request === request)
  }
}

/** Connected, and welcomed. */
export async function connectRows({ socketUrl }: Pick<TestServer, 'socketUrl'>, device: Device): Promise<RowsClient> {
  const client = new RowsClient(`${socketUrl}/v1/rows`, [subprotocol, await device.ticket()])
  await client.opened()
  client.hello()
  await client.frame('welcome')
  return client
}

export const taskFields = {
  accountId: 'a1',
  contactId: null,
  kind: 'task',
  title: 'Send the quote',
  ownerId: null,
  dueOn: null,
  doneAt: null,
}
