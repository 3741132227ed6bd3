/** What owners and admins do about programs that send events, over HTTP. */
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { keptMessagesSchema, madeWriteKeySchema, previewSchema } from '../../../lib/messages/ingest-protocol'
import { eventually } from '../eventually'
import { asking, type Answer } from '../members/http-client'
import { connectRows } from '../rows-client'
import type { Device } from '../running-server'
import { basic, each, startSource, type Source } from './source'

const track = (event: string, properties: object = {}, rest: object = {}) => ({
  type: 'track',
  messageId: randomUUID(),
  userId: 'u1',
  event,
  properties,
  ...rest,
})

const exported = (fields: object = {}) => ({
  call: 'track',
  event: 'report exported',
  to: 'signal',
  kind: 'report',
  once: 'message',
  fields: { detail: ['properties.report'] },
  ...fields,
})

interface Admin {
  source: Source
  device: Device
  as: (method: string, path: string, body?: unknown) => Promise<Answer>
}

/** A source whose u1 is at Acme, and an admin. */
async function startAdmin(): Promise<Admin> {
  const source = await startSource()
  await source.batch(
    { type: 'identify', messageId: 'i', userId: 'u1', traits: { email: 'ana@acme.test', name: 'Ana' } },
    { type: 'group', messageId: 'g', userId: 'u1', groupId: 'g1', traits: { name: 'Acme' } },
  )
  const device = await source.server.addDevice('Adam', 'admin')
  return { source, device, as: asking(source.server, device) }
}

async function writeMapping({ source, device }: Admin, set: object, recordId = 'm1'): Promise<void> {
  const client = await connectRows(source.server, device)
  const change = client.change({ collection: 'ingestMappings', recordId, op: 'create', patch: { set: { ...set } } })
  expect((await client.push(change)).results).toMatchObject([{ outcome: 'applied' }])
}

describe('write keys', () => {
  it('are made by admins, told once, named, listed, and revoked with immediate effect', async () => {
    const { source, as } = await startAdmin()
    const made = await as('POST', '/v1/ingest/keys', { name: '  Shop in Spain ' })
    expect([made.status, made.headers.get('cache-control')]).toEqual([201, 'no-store'])
    const { key, secret } = madeWriteKeySchema.parse(made.body)
    expect(key).toMatchObject({ name: 'Shop in Spain', revokedAt: null })
    const send = () => source.post('/v1/track', track('Thing'), { authorization: basic(secret) })
    expect((await send()).status).toBe(200)
    const listed = await as('GET', '/v1/ingest/keys')
    expect(listed.body).toMatchObject({ keys: [{ name: 'Shop' }, key] })
    expect(JSON.stringify(listed.body)).not.toContain(secret)
    expect((await as('DELETE', `/v1/ingest/keys/${key.id}`)).status).toBe(204)
    expect((await send()).status).toBe(401)
    expect((await as('GET', '/v1/ingest/keys')).body).toMatchObject({ keys: [{}, { revokedAt: expect.any(String) }] })
  })

  it('are refused with a sentence where the name is none, the key is none, or the body too large', async () => {
    const { as } = await startAdmin()
    for (const body of [{}, { name: ' ' }, { name: 'x'.repeat(1001) }, 'not json'])
      expect(await as('POST', '/v1/ingest/keys', body)).toMatchObject({ status: 400, body: { code: 'malformed' } })
    expect((await as('POST', '/v1/ingest/keys', { name: 'x'.repeat(20_000) })).status).toBe(413)
    expect(await as('DELETE', '/v1/ingest/keys/nobody')).toMatchObject({ status: 404, body: { code: 'notFound' } })
  })

  it('are no matter of members, of viewers, of sources, or of another workspace', async () => {
    const { source, as } = await startAdmin()
    const elsewhere = await startAdmin()
    const routes: [string, string, unknown?][] = [
      ['GET', '/v1/ingest/keys'],
      ['POST', '/v1/ingest/keys', { name: 'Mine' }],
      ['DELETE', `/v1/ingest/keys/${source.keyId}`],
      ['GET', '/v1/ingest/events'],
      ['GET', '/v1/ingest/kept'],
      ['GET', '/v1/ingest/defaults'],
      ['POST', '/v1/ingest/preview', { mapping: exported() }],
    ]
    for (const role of ['member', 'viewer'] as const) {
      const asRole = asking(source.server, await source.server.addDevice(role, role))
      for (const route of routes) expect([route, (await asRole(...route)).status]).toEqual([route, 403])
    }
    for (const [method, path] of routes) {
      const answer = await fetch(`${source.server.server.url}${path}`, {
        method,
        headers: { authorization: basic(source.key) },
      })
      expect([path, answer.status]).toEqual([path, 401])
    }
    expect((await elsewhere.as('DELETE', `/v1/ingest/keys/${source.keyId}`)).status).toBe(404)
    expect((await as('GET', '/v1/ingest/keys')).body).toMatchObject({ keys: [{ name: 'Shop', revokedAt: null }] })
  })
})

describe('a preview of a mapping', () => {
  it('shows what the newest unknown messages would become, and writes nothing', async () => {
    const { source, as } = await startAdmin()
    await source.batch(
      track('Report Exported', { report: 'sales' }),
      track('report_exported', { report: 'stock' }, { userId: 'nobody' }),
      track('Another'),
    )
    const head = await source.server.storage.head(source.server.workspaceId)
    const answer = await as('POST', '/v1/ingest/preview', { mapping: exported() })
    const { messages } = previewSchema.parse(answer.body)
    expect(messages.map(({ outcome, message }) => `${outcome} ${String(message['event'])}`).toSorted()).toEqual([
      'waiting report_exported',
      'written Report Exported',
    ])
    const written = messages.find(({ outcome }) => outcome === 'written')
    expect(written?.rows).toMatchObject([
      { collection: 'signals', op: 'create', values: { kind: 'report:sales', value: null } },
    ])
    expect(await source.server.storage.head(source.server.workspaceId)).toBe(head)
    expect(await source.counts()).toContain('unmapped track Report Exported: 1')
  })

  it('tells why a message would be refused, and of every other event those that no row names', async () => {
    const admin = await startAdmin()
    await admin.source.batch(track('Rated', { score: 'good' }), track('Other', { score: 3 }))
    const rated = exported({ event: 'Rated', kind: 'csat', fields: { value: ['properties.score'] } })
    const preview = async (mapping: object, replaces: string | null = null) =>
      previewSchema.parse((await admin.as('POST', '/v1/ingest/preview', { mapping, replaces })).body).messages
    expect(await preview(rated)).toMatchObject([{ outcome: 'refused', reason: 'value: is no number.' }])
    await writeMapping(admin, rated)
    const every = await preview({ ...rated, event: null })
    expect(every.map(({ message, outcome }) => [message['event'], outcome])).toEqual([['Other', 'written']])
    // In the place of the row, not beside it.
    const replaced = await preview({ ...rated, kind: 'mood', fields: { value: [] } }, 'm1')
    expect(replaced).toMatchObject([{ outcome: 'written', rows: [{ values: { kind: 'mood' } }] }])
  })

  it('refuses what is no mapping', async () => {
    const { as } = await startAdmin()
    for (const mapping of [null, {}, exported({ to: 'members' }), exported({ fields: { value: ['x'.repeat(2000)] } })])
      expect(await as('POST', '/v1/ingest/preview', { mapping })).toMatchObject({
        status: 400,
        body: { code: 'malformed' },
      })
    const odd = JSON.stringify({ mapping: exported({ fields: 0 }) }).replace(
      '0',
      '{"__proto__":["a"],"constructor":["b"]}',
    )
    expect((await as('POST', '/v1/ingest/preview', odd)).status).toBe(200)
  })
})

describe('a mapping that is written', () => {
  it('is applied at once to what came before it, however much else is unknown', async () => {
    const admin = await startAdmin()
    const noise = Array.from({ length: 1200 }, (_, index) => track(`Noise ${index % 7}`))
    for (let at = 0; at < noise.length; at += 300) await admin.source.batch(...noise.slice(at, at + 300))
    await admin.source.batch(track('Report Exported', { report: 'sales' }))
    await writeMapping(admin, exported())
    await eventually(async () => expect(each(await admin.source.rows('signals'), 'kind')).toEqual(['"report:sales"']))
    await eventually(async () => expect(await admin.source.counts()).toContain('written track Report Exported: 1'))
  })

  it('is applied again to what was refused by the one before', async () => {
    const admin = await startAdmin()
    await admin.source.batch(track('Rated', { score: 'good', stars: 4 }))
    await writeMapping(admin, exported({ event: 'Rated', kind: 'csat', fields: { value: ['properties.score'] } }))
    await eventually(async () => expect(await admin.source.counts()).toContain('refused track Rated: 1'))
    const kept = await admin.as('GET', '/v1/ingest/kept?outcome=refused&call=track&name=Rated')
    expect(keptMessagesSchema.parse(kept.body).messages).toMatchObject([
      { reason: 'value: is no number.', message: { event: 'Rated', properties: { stars: 4 } } },
    ])
    const set = { fields: { value: ['properties.stars'] } }
    const client = await connectRows(admin.source.server, admin.device)
    await client.push(client.change({ collection: 'ingestMappings', recordId: 'm1', op: 'update', patch: { set } }))
    await eventually(async () => expect(each(await admin.source.rows('signals'), 'value')).toEqual(['4']))
    await eventually(async () => expect(await admin.source.counts()).toContain('written track Rated: 1'))
  })
})
