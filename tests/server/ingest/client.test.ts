/** Segment's own client for Node, as it is, pointed at the server. */
import { describe, expect, it, onTestFinished } from 'vitest'
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { eventually } from '../eventually'
import { clientOf, each, startSource, type Source } from './source'

/** What the client told of one delivery. */
const told = (client: ReturnType<typeof clientOf>) => {
  const statuses: number[] = []
  const errors: string[] = []
  client.on('http_response', ({ status }: { status?: number }) => statuses.push(status ?? 0))
  client.on('error', ({ reason }: { reason?: unknown }) => errors.push(String(reason)))
  return { statuses, errors }
}

/** Stands before the server and answers for it as long as `answer` gives something. */
async function standBefore(source: Source, answer: () => number | 'cut' | null): Promise<string> {
  const proxy = createHttpServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const instead = answer()
      if (typeof instead === 'number') response.writeHead(instead).end()
      else void passOn(request, response, Buffer.concat(parts), instead === 'cut')
    })
  })
  const passOn = async (request: IncomingMessage, response: ServerResponse, body: Buffer, isCut: boolean) => {
    const headers = { authorization: request.headers.authorization ?? '', 'content-type': 'application/json' }
    const whole = await fetch(`${source.server.server.url}${request.url ?? ''}`, {
      method: 'POST',
      headers,
      body: new Uint8Array(body),
    })
    const text = await whole.text()
    // The server has stored it, and the answer is lost on the way.
    if (isCut) request.socket.destroy()
    else response.writeHead(whole.status, { 'content-type': 'application/json' }).end(text)
  }
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(() => void proxy.close())
  onTestFinished(() => proxy.closeAllConnections())
  const address = proxy.address()
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
}

describe('the Segment client', () => {
  it('delivers people, companies, events and orders, and everything on its flush', async () => {
    const source = await startSource()
    const client = clientOf(source.server.server.url, source.key, { flushAt: 20, flushInterval: 60_000 })
    client.identify({ userId: 'u1', traits: { email: 'ana@acme.test', firstName: 'Ana', lastName: 'Lopez' } })
    client.group({ userId: 'u1', groupId: 'g1', traits: { name: 'Acme', website: 'acme.test' } })
    client.track({ userId: 'u1', event: 'Signed In' })
    client.track({ userId: 'u1', event: 'NPS Submitted', properties: { score: 9 } })
    client.track({
      userId: 'u1',
      event: 'Order Completed',
      properties: { order_id: '1', total: 10.5, currency: 'USD' },
    })
    client.page({ userId: 'u1', name: 'Home' })
    client.screen({ userId: 'u1', name: 'Start' })
    client.alias({ userId: 'u1', previousId: 'a1' })
    client.track({ userId: 'u1', event: 'Never Heard Of' })
    await client.flush()
    expect(await source.rows('contacts')).toMatchObject([{ name: 'Ana Lopez', emails: ['ana@acme.test'] }])
    expect(each(await source.rows('signals'), 'kind')).toEqual(['"login"', '"nps"'])
    expect(await source.rows('orders')).toMatchObject([{ amount: { minor: 1050, currency: 'USD' } }])
    expect(await source.counts()).toEqual([
      'ignored alias: 1',
      'written group: 1',
      'written identify: 1',
      'ignored page Home: 1',
      'ignored screen Start: 1',
      'written track NPS Submitted: 1',
      'unmapped track Never Heard Of: 1',
      'written track Order Completed: 1',
      'written track Signed In: 1',
    ])
  })

  it('tries again while the server fails, and what it sends twice is there once', async () => {
    const source = await startSource()
    const answers: (number | 'cut' | null)[] = [503, 'cut', null]
    const url = await standBefore(source, () => answers.shift() ?? null)
    const client = clientOf(url, source.key, { flushAt: 3 })
    const { statuses, errors } = told(client)
    client.group({ userId: 'u1', groupId: 'g1', traits: { name: 'Acme' } })
    client.track({ userId: 'u1', event: 'NPS', properties: { score: 3 }, context: { groupId: 'g1' } })
    client.track({ userId: 'u1', event: 'Unheard' })
    await eventually(() => expect(statuses).toEqual([503, 200]))
    expect(errors).toEqual([])
    expect(await source.rows('signals')).toMatchObject([{ kind: 'nps', value: 3 }])
    expect(await source.counts()).toEqual(['waiting group: 1', 'written track NPS: 1', 'unmapped track Unheard: 1'])
  })

  it('waits as it is told when it sends too fast, and loses nothing', async () => {
    const source = await startSource({ ingest: { burst: 20, perSecond: 20 } })
    const client = clientOf(source.server.server.url, source.key, { flushAt: 10 })
    const { statuses, errors } = told(client)
    for (let index = 0; index < 60; index += 1) client.track({ userId: 'u1', event: 'Thing', properties: { index } })
    await eventually(async () => expect(await source.counts()).toEqual(['unmapped track Thing: 60']))
    expect(statuses).toContain(429)
    await eventually(() => expect(statuses.filter((status) => status === 200)).toHaveLength(6))
    expect(errors).toEqual([])
  })

  it('is told at once that its key is wrong', async () => {
    const source = await startSource()
    const client = clientOf(source.server.server.url, 'slw_wrong', { flushAt: 1 })
    const { statuses, errors } = told(client)
    client.track({ userId: 'u1', event: 'Thing' })
    await eventually(() => expect(errors).toHaveLength(1))
    expect(statuses).toEqual([401])
    expect(await source.counts()).toEqual([])
  })

  it('is told that a message is over 32 KB, which its own count lets pass', async () => {
    const source = await startSource()
    const client = clientOf(source.server.server.url, source.key, { flushAt: 1 })
    const { statuses, errors } = told(client)
    client.track({ userId: 'u1', event: 'Large', properties: { text: 'x'.repeat(30_000) } })
    client.track({ userId: 'u1', event: 'Too large', properties: { text: 'x'.repeat(40_000) } })
    await eventually(() => expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 400]))
    await eventually(() => expect(errors).toHaveLength(1))
    expect(await source.counts()).toEqual(['refused batch: 1', 'unmapped track Large: 1'])
  })
})
