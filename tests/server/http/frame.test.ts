import { expect, it, onTestFinished } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { frameOf } from '../../../server/http/frame'

/** What a client of `ws` makes of these bytes, and whatever else is sent to it meanwhile. */
async function readByWs(bytes: Buffer, count: number): Promise<Buffer[]> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  server.once('connection', (socket, request) => {
    socket.send('before')
    request.socket.write(bytes)
    socket.send('after')
  })
  const address = server.address()
  const client = new WebSocket(`ws://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`)
  onTestFinished(() => client.terminate())
  const read: Buffer[] = []
  return new Promise((resolve, reject) => {
    client.once('error', reject)
    client.on('message', (data: Buffer, isBinary) => {
      expect(isBinary).toBe(read.length > 0 && read.length <= count)
      read.push(data)
      if (read.length === count + 2) resolve(read.slice(1, -1))
    })
  })
}

const messageOf = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => index % 251)

it('messages of every length that RFC 6455 writes in another way are read as they were, between frames of ws itself', async () => {
  const messages = [0, 1, 125, 126, 0xffff, 0x10000, 3_000_000].map(messageOf)
  const read = await readByWs(Buffer.concat(messages.map(frameOf)), messages.length)
  expect(read.map((data) => data.length)).toEqual(messages.map(({ length }) => length))
  for (const [index, data] of read.entries()) expect(data.equals(messages[index] ?? new Uint8Array())).toBe(true)
})
