/** Who wants in, or more than is theirs, by every route there is. None gets it, and none harms the others. */
import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closeCodes, subprotocol } from '../../../lib/messages/sync-protocol'
import { createDeviceToken, createWorkspace } from '../../../server/workspaces'
import { DocumentClient, openPlan, textOf, typed } from '../document-client'
import { eventually } from '../eventually'
import { account, accessTeam, contact, task, update, type Person } from '../rows/access-team'
import { connectRows, RowsClient } from '../rows-client'
import { startServer } from '../running-server'
import { ask, asking } from './http-client'

const withoutReason = (key: string, value: unknown): unknown => (key === 'reason' ? undefined : value)

function flood({ rows }: Person, pushes: number): void {
  for (let request = 0; request < pushes; request += 1) {
    const changes = [rows.change(task(`flood-${request}`, 'open'))]
    rows.send({ type: 'push', request: 10_000 + request, sentAt: new Date().toISOString(), changes })
  }
}

/** How a plan's socket ends. */
async function endOf(client: DocumentClient): Promise<number> {
  return (await client.closed).code
}

describe('a member who may not see an account', () => {
  it('does not open its plan, and no document is made or read for it', async () => {
    const { server, rep, other } = await accessTeam()
    const plan = await openPlan(server, rep.device, 'secret')
    plan.text.insert(0, 'Their price is 12.')
    await eventually(async () => expect(await server.storage.updates(server.workspaceId, 'secret')).not.toEqual([]))
    const client = await DocumentClient.open(server, 'secret', other.device)
    client.write(typed('Let me in.'))
    expect(await endOf(client)).toBe(closeCodes.forbidden)
    expect(client.messages).toEqual([])
    const updates = await server.storage.updates(server.workspaceId, 'secret')
    expect(textOf(...updates.map(({ update: bytes }) => bytes))).toBe('Their price is 12.')
    const version = String(updates[0]?.at)
    const plans = '/v1/plans/secret'
    const asked = [
      await asking(server, other.device)('GET', `${plans}/versions`),
      await asking(server, other.device)('GET', `${plans}/versions/${version}`),
      await asking(server, other.device)('POST', `${plans}/restore`, { version }),
    ]
    expect(asked.map(({ status }) => status)).toEqual([403, 403, 403])
    expect((await asking(server, rep.device)('GET', `${plans}/versions/${version}`)).status).toBe(200)
  })

  it('is put out of its open plan at once when it is closed to them', async () => {
    const { server, rep, other } = await accessTeam()
    const client = await DocumentClient.open(server, 'open', other.device)
    await client.acknowledged()
    await rep.push(update('accounts', 'open', { set: { isRestricted: true } }))
    expect(await endOf(client)).toBe(closeCodes.forbidden)
  })

  it('is told of it by no frame, whatever is asked and written', async () => {
    const { server, rep, named, other } = await accessTeam()
    const plan = await openPlan(server, rep.device, 'secret')
    plan.provider.awareness.setLocalState({ user: { name: 'Rep' } })
    other.rows.send({ type: 'watch', accountIds: ['secret', 'open'] })
    await rep.push(
      update('tasks', 'secret-task', { set: { title: 'Quote of 12' } }),
      task('secret-2', 'secret', 'Quote of 13'),
      update('contacts', 'both', { set: { title: 'Buyer' } }),
    )
    await named.push(update('accounts', 'secret', { set: { name: 'Secret Inc.' } }))
    for (const accountId of [undefined, 'secret', 'open']) await other.rows.pull(0, 2000, accountId)
    await other.push(
      update('tasks', 'secret-task', { set: { title: 'mine' } }),
      task('secret-task', 'open'),
      account('secret'),
      contact('both', ['secret']),
      { ...update('contacts', 'hidden', {}), op: 'restore' },
    )
    for (const [request, recordId] of ['secret-task', 'secret', 'hidden'].entries()) {
      const collection = ['tasks', 'accounts', 'contacts'][request] ?? ''
      other.rows.send({ type: 'history', request: 500 + request, collection, recordId, limit: 100 })
      await other.rows.frame('error', (frame) => frame.request === 500 + request)
    }
    // A refusal's sentence repeats the id that was asked for.
    const heard = JSON.stringify(other.rows.frames, withoutReason)
    expect(heard).not.toMatch(/secret|Secret Inc|Quote of 1|hidden@|hidden"/)
  })
})

describe('a viewer', () => {
  it('reads rows and plans, and writes neither, nor invites, nor erases', async () => {
    const { server, rep } = await accessTeam()
    const eve = await server.addDevice('Eve', 'viewer')
    const plan = await openPlan(server, rep.device, 'open')
    plan.text.insert(0, 'Plan')
    const reading = await DocumentClient.open(server, 'open', eve)
    await eventually(async () => expect(textOf(await reading.acknowledged())).toBe('Plan'))
    reading.write(typed('Mine'))
    expect(await endOf(reading)).toBe(closeCodes.forbidden)
    const rows = await connectRows(server, eve)
    const { results } = await rows.push(rows.change(task('new', 'open')), rows.change(update('tasks', 'open-task', {})))
    expect(results.map((result) => 'code' in result && result.code)).toEqual(['viewer', 'viewer'])
    const asEve = asking(server, eve)
    for (const [method, path, body] of [
      ['POST', '/v1/invitations', { email: 'x@y.test', server: server.server.url }],
      ['POST', '/v1/erasures', { contactId: 'both' }],
      ['PATCH', `/v1/members/${eve.memberId}`, { role: 'owner' }],
      ['DELETE', `/v1/members/${rep.id}`],
      ['POST', '/v1/plans/open/restore', { version: '1' }],
    ] as const)
      expect((await asEve(method, path, body)).status).toBe(403)
    expect(plan.text.toJSON()).toBe('Plan')
  })
})

describe('a member of another workspace', () => {
  it('reaches nothing of this one by any id', async () => {
    const { server, rep } = await accessTeam()
    const stranger = await (await startServer()).addDevice('Stranger', 'owner')
    expect((await ask(server, stranger.token, 'POST', '/v1/ticket')).status).toBe(401)
    const { workspaceId } = await createWorkspace(server.storage, {
      name: 'Beside',
      ownerName: 'Mallory',
      ownerEmail: 'mallory@sidelight.test',
    })
    const made = await createDeviceToken(server.storage, {
      workspaceId,
      email: 'mallory@sidelight.test',
      device: 'laptop',
      server: server.server.url,
    })
    const mallory = asking(server, made)
    const written = { at: 5, memberIds: [rep.id] }
    await server.storage.appendUpdate(server.workspaceId, 'open', typed('Ours'), written)
    expect((await mallory('GET', '/v1/plans/open/versions')).body).toEqual({ versions: [] })
    for (const [method, path, body] of [
      ['PATCH', `/v1/members/${rep.id}`, { role: 'viewer' }],
      ['DELETE', `/v1/members/${rep.id}`],
      ['DELETE', `/v1/devices/${rep.device.tokenId}`],
      ['POST', '/v1/erasures', { contactId: 'both' }],
      ['GET', '/v1/plans/open/versions/5'],
      ['POST', '/v1/plans/open/restore', { version: '5' }],
    ] as const)
      expect((await mallory(method, path, body)).status).toBe(404)
    const ticket = async (): Promise<string> => {
      const { body } = await mallory('POST', '/v1/ticket')
      return typeof body === 'object' && body !== null && 'ticket' in body ? String(body.ticket) : ''
    }
    const rooms = ['open', 'secret', randomUUID()].map(async (room) => {
      const client = new DocumentClient(server, room, [subprotocol, await ticket()])
      return endOf(client)
    })
    expect(new Set(await Promise.all(rooms))).toEqual(new Set([closeCodes.forbidden]))
    const rows = new RowsClient(`${server.socketUrl}/v1/rows`, [subprotocol, await ticket()])
    await rows.opened()
    rows.hello()
    await rows.frame('welcome')
    expect((await rows.pull()).records.map(({ collection }) => collection)).toEqual(['members'])
    expect(JSON.stringify(rows.frames)).not.toContain(rep.id)
  })
})

describe('a page that is none of ours', () => {
  it('gets nothing by a forged Origin: without a token there is nothing to ride on', async () => {
    const { server } = await accessTeam()
    for (const origin of ['https://evil.test', 'null', `chrome-extension://${'a'.repeat(32)}`]) {
      const response = await fetch(`${server.server.url}/v1/devices`, { headers: { origin, cookie: 'session=1' } })
      expect(response.status).toBe(401)
      expect(response.headers.get('access-control-allow-credentials')).toBeNull()
      const client = new RowsClient(`${server.socketUrl}/v1/rows`, [subprotocol, 'x'.repeat(32)])
      expect((await client.closed).code).toBe(closeCodes.unauthorized)
    }
  })

  it('gets no further by paths that are none, and kills nothing', async () => {
    const { server, rep } = await accessTeam()
    const asRep = asking(server, rep.device)
    for (const path of [
      '/v1/members/..%2f..%2fdevices',
      '/v1/members/__proto__',
      '/v1/members/constructor',
      "/v1/members/' OR 1=1 --",
      '/v1/devices/%00',
      `/v1/devices/${'x'.repeat(10_000)}`,
    ]) {
      const { status } = await asRep('DELETE', path)
      expect([403, 404]).toContain(status)
    }
    expect((await asRep('POST', '/v1/ticket')).status).toBe(200)
  })
})

/** Texts that other programs have run, opened or believed. */
const evil = [
  "'); DROP TABLE records; --",
  '" OR ""="',
  '$where: 1',
  '{{constructor.constructor("return 1")()}}',
  '__proto__',
  'constructor',
  'toString',
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  '\u0000',
  '\uD800',
  '%_\\',
  '🦊'.repeat(50),
]

describe('SQL and prototypes in every field', () => {
  it('are text like any other, or refused by name; nobody’s rows are harmed', { timeout: 60_000 }, async () => {
    const { server, rep, other } = await accessTeam()
    const before = (await other.rows.pull()).records
    const text = fc.constantFrom(...evil)
    const arbitrary = fc.record({
      collection: fc.oneof({ weight: 4, arbitrary: fc.constantFrom('tasks', 'accounts', 'contacts', 'notes') }, text),
      recordId: fc.oneof({ weight: 3, arbitrary: fc.uuid() }, text),
      op: fc.oneof({ weight: 4, arbitrary: fc.constantFrom('create', 'update', 'delete', 'restore') }, text),
      field: fc.oneof(fc.constantFrom('title', 'name', 'custom', 'accountId'), text),
      value: fc.oneof(text, fc.dictionary(text, text), fc.array(text)),
      device: fc.oneof({ weight: 4, arbitrary: fc.constant(rep.rows.device) }, text),
    })
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ field, value, ...drawn }) => {
        const patch = JSON.parse(
          `{"set":{${JSON.stringify(field)}:${JSON.stringify(value)}},"add":{"tags":["x"]}}`,
        ) as unknown
        const { results } = await rep.rows.push({ ...rep.rows.change(task('unused', 'open')), ...drawn, patch })
        expect(results).toHaveLength(1)
      }),
      { numRuns: 150 },
    )
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
    const after = new Map(
      (await other.rows.pull()).records.map((record) => [`${record.collection}/${record.id}`, record]),
    )
    for (const record of before) expect(after.get(`${record.collection}/${record.id}`)).toEqual(record)
    expect(await server.storage.workspaces()).toHaveLength(1)
  })

  it('in names and addresses of members are text or refused', async () => {
    const { server } = await accessTeam()
    const boss = await server.addDevice('Second', 'admin')
    for (const [index, name] of evil.entries()) {
      const body = { email: `p${index}@x.test`, name, server: server.server.url }
      expect([201, 400, 413]).toContain((await asking(server, boss)('POST', '/v1/invitations', body)).status)
    }
    expect((await ask(server, boss.token, 'GET', '/v1/invitations')).status).toBe(200)
  })
})

describe('a flood', () => {
  it('of one device waits its turn, and the others are answered meanwhile', { timeout: 60_000 }, async () => {
    const slow = { burst: 200, perSecond: 200 }
    const { rep, other } = await accessTeam({ pace: { changes: slow, pulls: { burst: 50, perSecond: 50 } } })
    flood(rep, 200)
    const began = performance.now()
    expect(await other.push(task('polite', 'open'))).toEqual(['applied'])
    const waited = performance.now() - began
    await rep.rows.frame('pushed', ({ request }) => request === 10_199)
    const took = performance.now() - began
    expect(took).toBeGreaterThan(5000)
    expect(waited).toBeLessThan(took / 2)
    const order = rep.rows.frames.flatMap((frame) =>
      frame.type === 'pushed' && frame.request >= 10_000 ? [frame.request] : [],
    )
    expect(order).toEqual(Array.from({ length: 200 }, (_, index) => 10_000 + index))
  })
})
