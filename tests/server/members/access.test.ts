import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { closeCodes, joinCodeSchema, subprotocol, ticketSchema } from '../../../lib/messages/sync-protocol'
import { Tickets } from '../../../server/members/tickets'
import { createWorkspace, hashToken, listMembers, writeAsServer } from '../../../server/workspaces'
import { createMemoryBus } from '../../../server/bus/memory'
import { DocumentClient } from '../document-client'
import { connectRows, RowsClient } from '../rows-client'
import { openTestStorage, startServer, type TestServer } from '../running-server'
import { eventually } from '../eventually'

const askTicket = (server: TestServer, headers: Record<string, string>) =>
  fetch(`${server.server.url}/v1/ticket`, { method: 'POST', headers })

/** How a socket with these subprotocols ends. */
async function closeOf(url: string, protocols: string[]) {
  const client = new RowsClient(url, protocols)
  return client.closed
}

describe('tickets', () => {
  it('a device token is exchanged for one, with who and where', async () => {
    const server = await startServer()
    const { token, memberId } = await server.addDevice('Ann')
    const response = await askTicket(server, { authorization: `Bearer ${token}`, origin: 'https://mail.google.com' })
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const ticket = ticketSchema.parse(await response.json())
    expect(ticket).toMatchObject({ workspace: { id: server.workspaceId }, member: { id: memberId, role: 'member' } })
  })

  it('a browser may ask from any page', async () => {
    const server = await startServer()
    const headers = {
      origin: 'https://mail.google.com',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    }
    const response = await fetch(`${server.server.url}/v1/ticket`, { method: 'OPTIONS', headers })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-headers')).toContain('authorization')
  })

  it('no token, a wrong one, or one in the URL is refused', async () => {
    const server = await startServer()
    const { token } = await server.addDevice('Ann')
    expect((await askTicket(server, {})).status).toBe(401)
    expect((await askTicket(server, { authorization: `Bearer ${'x'.repeat(43)}` })).status).toBe(401)
    expect((await askTicket(server, { authorization: `Basic ${token}` })).status).toBe(401)
    expect((await fetch(`${server.server.url}/v1/ticket?token=${token}`, { method: 'POST' })).status).toBe(401)
  })

  it('live for a minute, and for one use', async () => {
    const server = await startServer()
    const { token, memberId } = await server.addDevice('Ann')
    let now = 0
    const tickets = new Tickets(server.storage, () => now)
    const device = { tokenHash: hashToken(token) }
    const [first, second] = [await tickets.issue(device), await tickets.issue(device)]
    now = 59_999
    expect((await tickets.redeem(first ?? ''))?.member.id).toBe(memberId)
    expect(await tickets.redeem(first ?? '')).toBeNull()
    now = 60_000
    expect(await tickets.redeem(second ?? '')).toBeNull()
  })

  it('are worth nothing once their device was revoked', async () => {
    const server = await startServer()
    const ann = await server.addDevice('Ann')
    const ticket = await ann.ticket()
    await server.storage.revokeToken(server.workspaceId, ann.tokenId, new Date().toISOString())
    const { code } = await closeOf(`${server.socketUrl}/v1/rows`, [subprotocol, ticket])
    expect(code).toBe(closeCodes.unauthorized)
  })

  it('a device that hoards tickets is asked to wait', async () => {
    const tickets = new Tickets(openTestStorage())
    const asked = Array.from({ length: 201 }, () => tickets.issue({ tokenHash: 'h' }))
    const issued = await Promise.all(asked)
    expect(issued.filter((ticket) => ticket === null)).toHaveLength(1)
    expect(await tickets.issue({ tokenHash: 'other' })).not.toBeNull()
  })
})

describe('sockets', () => {
  it('the server selects the subprotocol, never the ticket', async () => {
    const server = await startServer()
    const client = await connectRows(server, await server.addDevice('Ann'))
    expect(client.socket.protocol).toBe(subprotocol)
  })

  it('a client that may not is accepted and closed with the reason: 4401 for the ticket, 4403 for the room', async () => {
    const server = await startServer()
    const ann = await server.addDevice('Ann')
    const rows = `${server.socketUrl}/v1/rows`
    expect((await closeOf(rows, [subprotocol])).code).toBe(closeCodes.unauthorized)
    expect((await closeOf(rows, [subprotocol, 'x'.repeat(32)])).code).toBe(closeCodes.unauthorized)
    const used = await ann.ticket()
    const first = new RowsClient(rows, [subprotocol, used])
    await first.opened()
    expect((await closeOf(rows, [subprotocol, used])).code).toBe(closeCodes.unauthorized)
    const other = await createWorkspace(server.storage, { name: 'O', ownerName: 'O', ownerEmail: 'o@sidelight.test' })
    const foreign = `${server.socketUrl}/v1/documents/${other.workspaceId}/acme`
    expect((await closeOf(foreign, [subprotocol, await ann.ticket()])).code).toBe(closeCodes.forbidden)
    expect(await server.storage.updates(other.workspaceId, 'acme')).toEqual([])
  })

  it('a ticket without the subprotocol is no way in', async () => {
    const server = await startServer()
    const ann = await server.addDevice('Ann')
    const client = new WebSocket(`${server.socketUrl}/v1/rows`)
    onTestFinished(() => client.terminate())
    expect(await new Promise((resolve) => client.once('close', resolve))).toBe(closeCodes.malformed)
    expect(await upgradeStatus(server, '/v1/rows', await ann.ticket())).toBe(101)
  })

  it.each([
    '/v1/documents/../rows',
    '/v1/documents/WORKSPACE/',
    '/v1/documents/WORKSPACE/../acme',
    '/v1/documents/WORKSPACE/%2e%2e%2facme',
    '/v1/documents/WORKSPACE/acme/extra',
    '/v1/documents/WORKSPACE/a%00b',
    `/v1/documents/WORKSPACE/${'x'.repeat(101)}`,
    '/v1/documents/__proto__/acme',
    '/v1/documents//acme',
    '//v1/rows',
    '/',
  ])('a path that is no room is none: %s', async (path) => {
    const server = await startServer()
    const ann = await server.addDevice('Ann')
    const protocols = `${subprotocol}, ${await ann.ticket()}`
    expect(await upgradeStatus(server, path.replace('WORKSPACE', server.workspaceId), protocols)).toBe(404)
  })

  it('a revoked device is closed with 4403 at the next recheck, rows and documents', async () => {
    const server = await startServer({ recheckMs: 20 })
    const ann = await server.addDevice('Ann')
    const rows = await connectRows(server, ann)
    const plan = await DocumentClient.open(server, 'acme', ann)
    await server.storage.revokeToken(server.workspaceId, ann.tokenId, new Date().toISOString())
    expect((await rows.closed).code).toBe(closeCodes.forbidden)
    expect((await plan.closed).code).toBe(closeCodes.forbidden)
    expect((await askTicket(server, { authorization: `Bearer ${ann.token}` })).status).toBe(401)
  })

  it('a member who has left is closed, and one who became a viewer writes no more', async () => {
    const server = await startServer({ recheckMs: 20 })
    const [ann, bob] = [await server.addDevice('Ann'), await server.addDevice('Bob')]
    const [annRows, bobRows] = [await connectRows(server, ann), await connectRows(server, bob)]
    const write = (recordId: string, op: 'update' | 'delete', patch: object) =>
      writeAsServer(server.storage, createMemoryBus(), server.workspaceId, {
        collection: 'members',
        recordId,
        op,
        patch,
      })
    await write(ann.memberId, 'delete', {})
    await write(bob.memberId, 'update', { set: { role: 'viewer' } })
    expect((await annRows.closed).code).toBe(closeCodes.forbidden)
    const change = { collection: 'notes', recordId: 'n', op: 'create' as const, patch: {} }
    await eventually(async () => {
      const { results } = await bobRows.push(bobRows.change(change))
      expect(results).toMatchObject([{ outcome: 'refused', code: 'viewer' }])
    })
  })
})

describe('making members', () => {
  it('a join code holds the server and a token, of which only the hash is kept', async () => {
    const server = await startServer()
    const { joinCode, token } = await server.addDevice('Ann')
    const [prefix, body = ''] = joinCode.split('.')
    expect(prefix).toBe('sidelight1')
    const code = joinCodeSchema.parse(JSON.parse(Buffer.from(body, 'base64url').toString()))
    expect(code).toEqual({ server: server.server.url, token })
    expect(JSON.stringify(await server.storage.tokens(server.workspaceId))).not.toContain(token)
  })

  it('refuses an address twice, an address that is none, and a token for nobody', async () => {
    const server = await startServer()
    await server.addDevice('Ann')
    await expect(server.addDevice('ANN')).rejects.toThrow(/is a member already/)
    const storage = openTestStorage()
    await expect(createWorkspace(storage, { name: 'W', ownerName: 'A', ownerEmail: 'nobody' })).rejects.toThrow(
      /address/,
    )
    expect(await storage.workspaces()).toEqual([])
    expect((await listMembers(server.storage, server.workspaceId)).map(({ name }) => name)).toEqual(['Owner', 'Ann'])
  })
})

/** The status of the answer to an upgrade with this path, sent as it stands. */
function upgradeStatus(server: TestServer, path: string, protocols: string): Promise<number> {
  const { hostname, port } = new URL(server.server.url)
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': Buffer.from(randomUUID().slice(0, 16)).toString('base64'),
    'sec-websocket-protocol': protocols,
  }
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, headers })
    asked.once('response', (response) => resolve(response.statusCode ?? 0))
    asked.once('upgrade', (_, socket) => {
      socket.destroy()
      resolve(101)
    })
    asked.once('error', reject)
    asked.end()
  })
}
