import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { closeCodes } from '../../../lib/messages/sync-protocol'
import { Outgoing } from '../../../server/http/outgoing'
import { eventually } from '../eventually'

/** Both ends of a real connection whose reader takes nothing. */
async function connectStalled(): Promise<{ near: WebSocket; far: WebSocket }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const accepted = new Promise<WebSocket>((resolve) => server.once('connection', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const far = new WebSocket(`ws://127.0.0.1:${port}`)
  onTestFinished(() => far.terminate())
  await new Promise((resolve) => far.once('open', resolve))
  far.pause()
  return { near: await accepted, far }
}

const mebibyte = new Uint8Array(1024 * 1024)

describe('a reader that is slow', () => {
  it('is closed when nothing was read for its time, not before', async () => {
    const { near, far } = await connectStalled()
    const out = new Outgoing(near, { maxWaitingBytes: 64 * mebibyte.length, maxStalledMs: 10_000 })
    for (let index = 0; index < 16; index += 1) out.send(mebibyte)
    await eventually(() => expect(near.bufferedAmount).toBeGreaterThan(0))
    const now = Date.now()
    out.checkStalled(now)
    out.checkStalled(now + 9000)
    expect(near.readyState).toBe(WebSocket.OPEN)
    out.checkStalled(now + 21_000)
    expect(near.readyState).toBe(WebSocket.CLOSING)
    far.resume()
    const code = await new Promise((resolve) => far.once('close', resolve))
    expect([closeCodes.tooSlow, 1006]).toContain(code)
  })

  it('is closed when too much is waiting', async () => {
    const { near } = await connectStalled()
    const out = new Outgoing(near, { maxWaitingBytes: 8 * mebibyte.length, maxStalledMs: 10_000 })
    for (let index = 0; index < 32; index += 1) out.send(mebibyte)
    expect(near.readyState).toBe(WebSocket.CLOSING)
    expect(near.bufferedAmount).toBeLessThan(10 * mebibyte.length)
  })

  it('is not read for: it counts as drained when it reads on, and as gone when it has gone', async () => {
    const { near, far } = await connectStalled()
    const out = new Outgoing(near, { maxWaitingBytes: 64 * mebibyte.length, maxStalledMs: 10_000 })
    expect(await out.drained()).toBe(true)
    const send = (): void => {
      for (let index = 0; index < 16; index += 1) out.send(mebibyte)
    }
    send()
    const told: boolean[] = []
    const drained = out.drained().then((isThere) => told.push(isThere))
    await eventually(() => expect(near.bufferedAmount).toBeGreaterThan(mebibyte.length))
    expect(told).toEqual([])
    far.resume()
    await drained
    far.pause()
    send()
    const gone = out.drained()
    near.terminate()
    expect([...told, await gone]).toEqual([true, false])
  })

  it('one that reads is left alone', async () => {
    const { near, far } = await connectStalled()
    far.resume()
    const out = new Outgoing(near, { maxWaitingBytes: 8 * mebibyte.length, maxStalledMs: 10_000 })
    for (let index = 0; index < 4; index += 1) out.send(mebibyte)
    await eventually(() => expect(near.bufferedAmount).toBe(0))
    out.checkStalled(Date.now() + 60_000)
    expect(near.readyState).toBe(WebSocket.OPEN)
  })
})
