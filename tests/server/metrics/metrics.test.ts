/** What Prometheus reads, what a load balancer asks, and what is in neither. */
import { onTestFinished, describe, expect, it } from 'vitest'
import { createMemoryBus } from '../../../server/bus/memory'
import { Metrics } from '../../../server/metrics/metrics'
import { createMetricsServer } from '../../../server/metrics/metrics-server'
import { StorageError } from '../../../server/storage/storage'
import { startSource } from '../ingest/source'
import { connectRows, taskFields } from '../rows-client'
import { openTestStorage, startServer } from '../running-server'
import { eventually } from '../eventually'

describe('metrics', () => {
  it('tell of storage, sockets, requests and messages, and of nobody', async () => {
    const metrics = new Metrics()
    const source = await startSource({ metrics })
    const told = await createMetricsServer(metrics, { port: 0, host: '127.0.0.1' })
    onTestFinished(() => told.close())
    const client = await connectRows(source.server, await source.server.addDevice('Ann'))
    const change = { collection: 'tasks', recordId: 't1', op: 'create', patch: { set: taskFields } } as const
    await client.push(client.change(change))
    await source.batch({ type: 'track', messageId: '1', userId: 'Secret-User', event: 'Secret Event' })
    await fetch(`${source.server.server.url}/Secret/Path`)
    const read = async () => (await fetch(`${told.url}/metrics`)).text()
    const text = await read()
    for (const line of [
      /^sidelight_storage_seconds_count\{operation="decideRows"\} [1-9]/m,
      /^sidelight_storage_seconds_count\{operation="ingest.note"\} 1$/m,
      /^sidelight_sockets\{kind="rows"\} 1$/m,
      /^sidelight_sockets\{kind="document"\} 0$/m,
      /^sidelight_http_requests_total\{route="\/v1\/batch",status="200"\} 1$/m,
      /^sidelight_http_requests_total\{route="none",status="404"\} 1$/m,
      /^sidelight_ingested_messages_total\{outcome="unmapped"\} 1$/m,
      /^sidelight_changes_total 1$/m,
      /^sidelight_bus_connected 1$/m,
      /^process_resident_memory_bytes \d/m,
    ])
      expect(text).toMatch(line)
    for (const word of ['Secret', 'Ann', 'sidelight.test', source.server.workspaceId, source.keyId, 'Thing'])
      expect(text).not.toContain(word)
    client.socket.close()
    await eventually(async () => expect(await read()).toMatch(/^sidelight_socket_closes_total\{code="\d+"\} 1$/m))
    // They are on a port of their own.
    expect((await fetch(`${source.server.server.url}/metrics`)).status).toBe(404)
  })

  it('count what the storage refused, and hand its refusal on', async () => {
    const metrics = new Metrics()
    const server = await startServer({
      metrics,
      wrap: (storage) =>
        new Proxy(storage, {
          get: (of, name) => {
            if (name === 'tokenByHash') return () => Promise.reject(new StorageError('full'))
            const value: unknown = Reflect.get(of, name, of)
            return typeof value === 'function'
              ? (...given: unknown[]): unknown => Reflect.apply(value, of, given)
              : value
          },
        }),
    })
    const headers = { authorization: `Bearer ${'x'.repeat(43)}` }
    expect((await fetch(`${server.server.url}/v1/ticket`, { method: 'POST', headers })).status).toBe(500)
    expect(await metrics.text()).toMatch(/^sidelight_storage_failures_total\{operation="tokenByHash"\} 1$/m)
  })
})

describe('a server', () => {
  it('is ready while its storage answers and its bus is connected', async () => {
    let isConnected = true
    const storage = openTestStorage()
    let isFailing = false
    const server = await startServer({
      storage,
      bus: { ...createMemoryBus(), isConnected: () => isConnected },
      wrap: (of) =>
        new Proxy(of, {
          get: (target, name) => {
            if (name === 'workspace' && isFailing) return () => Promise.reject(new StorageError('gone'))
            const value: unknown = Reflect.get(target, name, target)
            return typeof value === 'function'
              ? (...given: unknown[]): unknown => Reflect.apply(value, target, given)
              : value
          },
        }),
    })
    const ask = async () => {
      const response = await fetch(`${server.server.url}/ready`)
      return [response.status, await response.json()]
    }
    expect(await ask()).toEqual([200, { isReady: true, storage: 'answers', bus: 'connected', isStopping: false }])
    isConnected = false
    expect(await ask()).toMatchObject([503, { bus: 'disconnected' }])
    isConnected = true
    isFailing = true
    expect(await ask()).toMatchObject([503, { storage: 'fails' }])
    // It lives all the same: to be started anew would help nobody.
    expect((await fetch(`${server.server.url}/health`)).status).toBe(200)
  })
})
