/**
 * Firefox's own remote protocol: JSON arrays with their length before them, on a loopback socket.
 * https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import * as z from 'zod/mini'

const replySchema = z.tuple([
  z.literal(1),
  z.number(),
  z.nullable(z.looseObject({ error: z.string(), message: z.string() })),
  z.unknown(),
])
const valueSchema = z.looseObject({ value: z.unknown() })

interface Waiting {
  resolve: (value: unknown) => void
  reject: (error: Error) => void
}

export interface Marionette {
  /** Sends a command and gives its result, `value` unwrapped. Rejects with Firefox's own error. */
  send: (command: string, parameters?: object) => Promise<unknown>
  close: () => void
}

/** Connects to a Firefox that listens on `port` and opens a session. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect({ port, host: '127.0.0.1' })
  await once(socket, 'connect')
  const waiting = new Map<number, Waiting>()
  socket.on('error', (error) => rejectAll(waiting, error))
  socket.on('close', () => rejectAll(waiting, new Error('Firefox closed the connection.')))
  let last = 0
  const send = (command: string, parameters: object = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      const frame = Buffer.from(JSON.stringify([0, last, command, parameters]))
      socket.write(`${frame.length}:`)
      socket.write(frame)
    })
  readFrames(socket, (text) => {
    const reply = replySchema.safeParse(JSON.parse(text))
    // The first frame greets: {"applicationType":"gecko","marionetteProtocol":3}.
    if (!reply.success) return
    const [, id, error, result] = reply.data
    const value = valueSchema.safeParse(result)
    if (error === null) waiting.get(id)?.resolve(value.success ? value.data.value : result)
    else waiting.get(id)?.reject(new Error(`Firefox: ${error.error}: ${error.message}`))
    waiting.delete(id)
  })
  await send('WebDriver:NewSession', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } })
  return { send, close: () => socket.destroy() }
}

function readFrames(socket: Socket, onFrame: (text: string) => void): void {
  let buffer = Buffer.alloc(0)
  socket.on('data', (chunk) => {
    buffer = Buffer.concat([buffer, Buffer.from(chunk)])
    for (;;) {
      const colon = buffer.indexOf(':')
      const length = Number(buffer.subarray(0, Math.max(colon, 0)).toString())
      if (colon < 1 || buffer.length < colon + 1 + length) return
      onFrame(buffer.subarray(colon + 1, colon + 1 + length).toString())
      buffer = buffer.subarray(colon + 1 + length)
    }
  })
}

function rejectAll(waiting: Map<number, Waiting>, error: Error): void {
  for (const { reject } of waiting.values()) reject(error)
  waiting.clear()
}
