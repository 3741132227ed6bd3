/** One rep's rows socket, with as little work of its own as can be. */
import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'
import {
  modelVersion,
  serverFrameSchema,
  subprotocol,
  type Change,
  type ServerFrame,
} from '../../../lib/messages/sync-protocol'

export interface RowsConnection {
  /** Told of each frame after the welcome. */
  onFrame: (frame: ServerFrame) => void
  send(frame: object): void
  /** A change of this device, the next in its order. */
  change(change: Pick<Change, 'collection' | 'recordId' | 'op' | 'patch'>): Change
  /** The head when it was welcomed. */
  head: number
  close(): void
}

/** Connected and welcomed. */
export async function openRows(origin: string, ticket: string): Promise<RowsConnection> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/v1/rows`, [subprotocol, ticket], {
    perMessageDeflate: false,
  })
  const device = randomUUID()
  let counter = 0
  const connection: RowsConnection = {
    onFrame: () => {},
    send: (frame) => socket.send(JSON.stringify(frame)),
    change(change) {
      counter += 1
      return { id: randomUUID(), device, counter, at: new Date().toISOString(), seen: connection.head, ...change }
    },
    head: 0,
    close: () => socket.terminate(),
  }
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.once('close', (code, reason) => reject(new Error(`closed ${code} ${reason.toString()}`)))
    socket.on('message', (data: Buffer) => {
      const frame = serverFrameSchema.parse(JSON.parse(data.toString()))
      if (frame.type === 'welcome') {
        connection.head = frame.head
        resolve()
      } else connection.onFrame(frame)
    })
    socket.once('open', () => {
      const versions = { protocol: { min: 1, max: 1 }, model: { min: 1, max: modelVersion } }
      socket.send(JSON.stringify({ type: 'hello', ...versions, device, epoch: null, cursor: 0 }))
    })
  })
  return connection
}
