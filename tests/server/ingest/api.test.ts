/** The Segment HTTP tracking API from outside: who may, what is refused, how much, and what is told. */
import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { batchBytes, messageBytes } from '../../../server/ingest/message'
import { basic, startSource } from './source'

const message = (rest: object = {}) => ({
  type: 'track',
  messageId: randomUUID(),
  userId: 'u1',
  event: 'Thing',
  ...rest,
})
const pad = (bytes: number): string => 'x'.repeat(bytes)

describe('a source', () => {
  it('sends each call to its own route', async () => {
    const source = await startSource()
    const bodies = {
      track: { userId: 'u1', event: 'Signed In' },
      identify: { userId: 'u1', traits: { email: 'ana@acme.test' } },
      group: { userId: 'u1', groupId: 'g1', traits: { name: 'Acme' } },
      page: { userId: 'u1', name: 'Pricing' },
      screen: { anonymousId: 'x', name: 'Home' },
    }
    for (const [call, body] of Object.entries(bodies)) {
      const response = await source.post(`/v1/${call}`, body)
      expect([call, response.status, await response.json()]).toEqual([call, 200, { success: true }])
    }
    expect(await source.rows('signals')).toMatchObject([{ kind: 'login' }])
    expect(await source.counts()).toEqual([
      'written group: 1',
      'written identify: 1',
      'ignored page Pricing: 1',
      'ignored screen Home: 1',
      'written track Signed In: 1',
    ])
  })

  it('is refused without a key, with a wrong one, a device’s token, and one that was revoked', async () => {
    const source = await startSource()
    const device = await source.server.addDevice('Rep')
    expect((await source.post('/v1/track', message())).status).toBe(200)
    const { storage, workspaceId } = source.server
    expect(await storage.ingest.revokeKey(workspaceId, source.keyId, '2026-01-01T00:00:00.000Z')).toBe(true)
    const wrong = ['', 'Basic', basic('slw_wrong'), basic(device.token), `Bearer ${source.key}`, basic(source.key)]
    for (const authorization of wrong) {
      const response = await source.post('/v1/batch', { batch: [message()] }, { authorization })
      expect([authorization, response.status]).toEqual([authorization, 401])
    }
    expect(await source.counts()).toEqual(['unmapped track Thing: 1'])
  })

  it('that keeps guessing keys is put off, one with a good key is not', async () => {
    const source = await startSource({
      requests: {
        failures: { burst: 3, perSecond: 0.001 },
        requests: { burst: 10, perSecond: 1 },
        invitations: { burst: 1, perSecond: 1 },
      },
    })
    const statuses: number[] = []
    for (let guess = 0; guess < 5; guess += 1)
      statuses.push((await source.post('/v1/track', message(), { authorization: basic(`slw_${guess}`) })).status)
    expect(statuses).toEqual([401, 401, 401, 429, 429])
    expect((await source.post('/v1/track', message())).status).toBe(200)
  })

  it('has the good messages of a batch taken and is told which were not, and why', async () => {
    const source = await startSource()
    const answer = await source.batch(
      message(),
      message({ userId: undefined }),
      message({ event: '' }),
      { type: 'group', userId: 'u1' },
      'text',
      message({ timestamp: 'yesterday' }),
      message({ properties: { text: pad(messageBytes) } }),
      message({ type: 'delete' }),
      message({ userId: 12 }),
    )
    expect(answer).toMatchObject({
      success: true,
      rejected: [
        { index: 1, code: 'malformed', reason: 'userId: a message needs a userId or an anonymousId.' },
        { index: 2, code: 'malformed' },
        { index: 3, code: 'malformed', reason: 'groupId: a group call names its group.' },
        { index: 4, code: 'malformed' },
        { index: 5, code: 'malformed' },
        { index: 6, code: 'tooLarge' },
        { index: 7, code: 'malformed' },
      ],
    })
    expect(await source.counts()).toEqual(['refused batch: 7', 'unmapped track Thing: 2'])
  })

  it('is answered 400 where nothing of what it sent can be read', async () => {
    const source = await startSource()
    const bodies = ['', 'no json', '[]', '{"batch":{}}', JSON.stringify({ batch: [{}] }), '['.repeat(200_000)]
    for (const body of bodies) {
      const response = await source.post('/v1/batch', body)
      expect([body.slice(0, 20), response.status, Object.keys(Object(await response.json()))]).toEqual([
        body.slice(0, 20),
        400,
        expect.arrayContaining(['code', 'message']),
      ])
    }
    expect((await source.post('/v1/track', { userId: 'u1' })).status).toBe(400)
  })

  it('may send 32 KB a message and 500 KB a batch, packed or not, and no more', async () => {
    const source = await startSource()
    const large = message({ properties: { text: pad(messageBytes - 400) } })
    expect((await source.post('/v1/track', large)).status).toBe(200)
    const tooLarge = await source.post('/v1/track', message({ properties: { text: pad(messageBytes) } }))
    expect([tooLarge.status, await tooLarge.json()]).toMatchObject([400, { code: 'tooLarge' }])
    const batch = { batch: Array.from({ length: 15 }, () => ({ ...large, messageId: randomUUID() })) }
    expect((await source.post('/v1/batch', batch)).status).toBe(200)
    const packed = { 'content-encoding': 'gzip' }
    expect((await source.post('/v1/batch', gzipSync(JSON.stringify(batch)), packed)).status).toBe(200)
    for (const [body, headers] of [
      [JSON.stringify({ batch: [pad(batchBytes)] }), {}],
      [JSON.stringify({ batch: [pad(3 * batchBytes)] }), {}],
      // 40 MB of blanks in 40 KB.
      [gzipSync(' '.repeat(40_000_000)), packed],
    ] as const) {
      const response = await source.post('/v1/batch', body, headers)
      expect([response.status, await response.json()]).toMatchObject([400, { code: 'tooLarge' }])
    }
    expect((await source.post('/v1/batch', 'not packed', packed)).status).toBe(400)
  })

  it('that sends a message twice, in one batch or two, has it once', async () => {
    const source = await startSource()
    await source.batch({ type: 'identify', messageId: 'i', userId: 'u1', traits: { email: 'a@acme.test' } })
    await source.batch({ type: 'group', messageId: 'g', userId: 'u1', groupId: 'g', traits: { name: 'Acme' } })
    const nps = message({ event: 'NPS', messageId: 'm1', properties: { score: 5 } })
    await source.batch(nps, nps)
    const head = await source.server.storage.head(source.server.workspaceId)
    await source.batch(nps)
    expect(await source.server.storage.head(source.server.workspaceId)).toBe(head)
    expect(await source.rows('signals')).toHaveLength(1)
    expect(await source.counts()).toContain('written track NPS: 1')
  })

  it('with a wrong clock is corrected by what it said when it sent', async () => {
    const source = await startSource()
    const day = 86_400_000
    const send = (event: object, sentAt: number) =>
      source.post('/v1/batch', { batch: [event], sentAt: new Date(sentAt).toISOString() })
    await send({ type: 'group', userId: 'u', groupId: 'g1', traits: { name: 'Acme' } }, Date.now())
    const happened = Date.now() - 3_600_000
    // A clock that is a day ahead.
    const timestamp = new Date(happened + day).toISOString()
    await send(
      message({ event: 'NPS', properties: { score: 5 }, context: { groupId: 'g1' }, timestamp }),
      Date.now() + day,
    )
    const [signal] = await source.rows('signals')
    expect(Math.abs(Date.parse(String(signal?.['at'])) - happened)).toBeLessThan(30_000)
  })

  it('cannot reach what objects inherit, whatever it calls things', async () => {
    const source = await startSource()
    const odd =
      '{"type":"identify","messageId":"p","userId":"u1","traits":{"email":"a@acme.test","__proto__":{"polluted":1},"constructor":{"name":"x"}}}'
    expect((await source.post('/v1/batch', `{"batch":[${odd}]}`)).status).toBe(200)
    await source.batch(
      message({ userId: '__proto__', event: 'constructor' }),
      message({ event: "'; DROP TABLE records; --" }),
    )
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect(await source.rows('contacts')).toMatchObject([{ emails: ['a@acme.test'] }])
    expect(await source.counts()).toContain("unmapped track '; DROP TABLE records; --: 1")
  })
})

describe('what came and was not understood', () => {
  it('can be read by admins, with the messages themselves, and by nobody else', async () => {
    const source = await startSource()
    await source.batch(message({ properties: { size: 3 } }), message())
    const read = async (path: string, role: 'admin' | 'member') => {
      const device = await source.server.addDevice(`${role}${randomUUID()}`, role)
      return fetch(`${source.server.server.url}${path}`, { headers: { authorization: `Bearer ${device.token}` } })
    }
    const events = await read('/v1/ingest/events', 'admin')
    expect(await events.json()).toMatchObject({
      events: [{ call: 'track', name: 'Thing', outcome: 'unmapped', count: 2, reason: 'No mapping names it.' }],
    })
    const kept = await read('/v1/ingest/kept?outcome=unmapped', 'admin')
    expect(await kept.json()).toMatchObject({
      messages: [{ message: { event: 'Thing' } }, { message: { event: 'Thing' } }],
    })
    expect((await read('/v1/ingest/kept?outcome=x', 'admin')).status).toBe(400)
    expect((await read('/v1/ingest/events', 'member')).status).toBe(403)
    expect((await source.post('/v1/ingest/events', {})).status).toBe(404)
    const asSource = await fetch(`${source.server.server.url}/v1/ingest/kept`, {
      headers: { authorization: basic(source.key) },
    })
    expect(asSource.status).toBe(401)
  })

  it('is counted by name up to a bound, the rest together', async () => {
    const source = await startSource()
    for (let part = 0; part < 3; part += 1)
      await source.batch(...Array.from({ length: 1000 }, (_, index) => message({ event: `Event ${part} ${index}` })))
    const counts = await source.server.storage.ingest.counts(source.server.workspaceId)
    expect(counts).toHaveLength(2001)
    expect(counts.find(({ name }) => name === '…')?.count).toBe(1000)
  })
})
