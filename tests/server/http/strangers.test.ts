/** Sockets that do nothing, or too much, before or after they may. */
import { connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { closeCodes, subprotocol } from '../../../lib/messages/sync-protocol'
import { MemberSockets, maxPerDevice } from '../../../server/members/sockets'
import { connectRows, RowsClient } from '../rows-client'
import { DocumentClient } from '../document-client'
import { openTestStorage, startServer, type TestServer } from '../running-server'
import { eventually } from '../eventually'

/** A bare TCP connection after the handshake, which answers nothing. */
async function connectMute(server: TestServer, path: string, ticket: string) {
  const { hostname, port } = new URL(server.server.url)
  const socket = connect(Number(port), hostname)
  onTestFinished(() => void socket.destroy())
  let received = ''
  socket.on('data', (data) => {
    received += data.toString('latin1')
  })
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\n` +
      `Sec-WebSocket-Protocol: ${subprotocol}, ${ticket}\r\n\r\n`,
  )
  await eventually(() => expect(received).toContain('101 Switching'))
  return { socket, closed, received: () => received }
}

describe('a socket that', () => {
  it('never says hello is closed, one that did stays', async () => {
    const server = await startServer({ helloMs: 50 })
    const device = await server.addDevice('Ann')
    const good = await connectRows(server, device)
    const mute = new RowsClient(`${server.socketUrl}/v1/rows`, [subprotocol, await device.ticket()])
    expect(await mute.closed).toMatchObject({ code: closeCodes.tooSlow, reason: 'No hello came.' })
    good.send({ type: 'ping' })
    await good.frame('pong')
  })

  it('has vanished without a word is cut, a quiet one that answers pings stays', async () => {
    const server = await startServer({ liveness: { pingMs: 100 } })
    const device = await server.addDevice('Ann')
    const quiet = await DocumentClient.open(server, 'acme', device)
    const vanished = await connectMute(server, '/v1/rows', await device.ticket())
    await vanished.closed
    expect(await quiet.acknowledged()).toBeInstanceOf(Uint8Array)
  })

  it('does not finish closing does not hold up the end of the server', async () => {
    const server = await startServer()
    const device = await server.addDevice('Ann')
    const { socket, received } = await connectMute(server, '/v1/rows', await device.ticket())
    // A masked close frame of 1000; it is answered, and then our end stays open.
    socket.allowHalfOpen = true
    socket.write(Buffer.from([0x88, 0x82, 0, 0, 0, 0, 0x03, 0xe8]))
    await eventually(() => expect(received().endsWith('\u0088\u0002\u0003\u00e8')).toBe(true))
    const began = performance.now()
    await server.server.close()
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  it('was refused may not fill the memory while it is being closed', async () => {
    const server = await startServer()
    await eventually(async () => {
      const quiet = await connectMute(server, '/v1/rows', 'x'.repeat(32))
      const greedy = await connectMute(server, '/v1/rows', 'x'.repeat(32))
      // The head of a masked binary frame of 32 KiB: it is cut at once, not when its time to leave is over.
      greedy.socket.write(Buffer.from([0x82, 0xfe, 0x80, 0x00, 0, 0, 0, 0]))
      const first = await Promise.race([greedy.closed.then(() => 'greedy'), quiet.closed.then(() => 'quiet')])
      expect(first).toBe('greedy')
    })
  })
})

it('a device may have so many sockets open, another one its own', () => {
  const member = { id: 'm', name: 'Ann', email: 'a@x', role: 'member' as const }
  const session = { workspaceId: 'w', workspaceName: 'W', tokenHash: 'h', tokenId: 't', member }
  const sockets = new MemberSockets(openTestStorage())
  const opened = Array.from({ length: maxPerDevice }, () => ({ session, close: () => {} }))
  for (const socket of opened) {
    expect(sockets.hasRoom(session)).toBe(true)
    sockets.add(socket)
  }
  expect(sockets.hasRoom(session)).toBe(false)
  expect(sockets.hasRoom({ ...session, tokenHash: 'other' })).toBe(true)
  for (const socket of opened.slice(0, 1)) {
    sockets.remove(socket)
    sockets.remove(socket)
  }
  expect(sockets.hasRoom(session)).toBe(true)
  sockets.add({ session, close: () => {} })
  expect(sockets.hasRoom(session)).toBe(false)
})
