/** Whom a request is counted as when proxies stand in front, and what a forged header changes: nothing. */
import { describe, expect, it } from 'vitest'
import { TrustedProxies } from '../../../server/http/trusted-proxies'
import { ask } from '../members/http-client'
import { startServer, type TestServer } from '../running-server'
import { basic } from '../ingest/source'

describe('the client’s address', () => {
  const proxies = new TrustedProxies(['10.0.0.0/8', '2001:db8:1::/64', '127.0.0.1'])

  it.each([
    // Nobody is believed who is not named.
    ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['203.0.113.9', undefined, '203.0.113.9'],
    ['203.0.113.9', '10.0.0.5', '203.0.113.9'],
    // Of a proxy of ours: whom it heard.
    ['10.0.0.5', '198.51.100.1', '198.51.100.1'],
    ['::ffff:10.0.0.5', '198.51.100.1', '198.51.100.1'],
    ['2001:db8:1::7', '2001:db8:2::1', '2001:db8:2::1'],
    // What stands before was written by the client.
    ['10.0.0.5', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
    ['10.0.0.5', '10.0.0.9, 198.51.100.1', '198.51.100.1'],
    // Two proxies, one after the other.
    ['127.0.0.1', '1.1.1.1, 198.51.100.1, 10.0.0.5', '198.51.100.1'],
    ['127.0.0.1', '10.0.0.6, 10.0.0.5', '10.0.0.6'],
    // Ways of writing one address.
    ['10.0.0.5', ' ::ffff:198.51.100.1 ', '198.51.100.1'],
    ['10.0.0.5', '198.51.100.1:4711', '198.51.100.1'],
    ['10.0.0.5', '[2001:db8:2::1]:4711', '2001:db8:2::1'],
    // What is none is not believed, and nothing before it.
    ['10.0.0.5', '', '10.0.0.5'],
    ['10.0.0.5', '198.51.100.1, unknown', '10.0.0.5'],
    ['10.0.0.5', '198.51.100.1,', '10.0.0.5'],
    ['10.0.0.5', '198.51.100.1, 999.1.1.1', '10.0.0.5'],
  ])('of %s that says %s is %s', (peer, forwarded, client) => {
    expect(proxies.clientOf(peer, forwarded)).toBe(client)
  })

  it('is the peer’s where no proxy is named', () => {
    expect(new TrustedProxies([]).clientOf('127.0.0.1', '198.51.100.1')).toBe('127.0.0.1')
  })
})

/** Asks without a good token, as a client behind a proxy does; the statuses of so many requests. */
async function knock(server: TestServer, times: number, forwarded: (index: number) => string): Promise<number[]> {
  const statuses: number[] = []
  for (let index = 0; index < times; index += 1) {
    const headers = { authorization: basic('slw_none'), 'x-forwarded-for': forwarded(index) }
    statuses.push((await fetch(`${server.server.url}/v1/track`, { method: 'POST', headers, body: '{}' })).status)
  }
  return statuses
}

const failures = { failures: { burst: 5, perSecond: 0.001 }, requests: big(), invitations: big() }
function big() {
  return { burst: 1000, perSecond: 1000 }
}

describe('behind a proxy that is trusted', () => {
  it('strangers are limited one by one, and a header that one of them forges gives no more', async () => {
    const server = await startServer({ requests: failures })
    expect(await knock(server, 6, () => '198.51.100.1')).toEqual([401, 401, 401, 401, 401, 429])
    expect(await knock(server, 5, () => '198.51.100.2')).toEqual([401, 401, 401, 401, 401])
    // The proxy writes the last; before it the client writes what it likes.
    expect(new Set(await knock(server, 20, (index) => `203.0.113.${index}, 198.51.100.1`))).toEqual(new Set([429]))
    const device = await server.addDevice('Ann')
    expect((await ask(server, device.token, 'GET', '/v1/devices')).status).toBe(200)
  })
})

describe('without a trusted proxy', () => {
  it('the header is nobody’s word', async () => {
    const server = await startServer({ requests: failures, trustedProxies: [] })
    const statuses = await knock(server, 8, (index) => `198.51.100.${index}`)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429])
  })
})
