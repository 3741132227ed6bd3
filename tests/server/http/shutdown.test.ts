/** SIGTERM under load: everybody who was told that something is saved finds it, and knows why the line ended. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createDeviceToken } from '../../../server/workspaces'
import { createWriteKey } from '../../../server/ingest/write-keys'
import { openSqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import { basic } from '../ingest/source'
import { fetchTicket } from '../fetch-ticket'
import { eventually } from '../eventually'
import { connectRows, taskFields } from '../rows-client'
import { temporaryFolder } from '../running-server'
import { spawnServer } from '../spawned-server'

it('SIGTERM under load loses nothing that was acknowledged', { timeout: 120_000 }, async () => {
  const folder = temporaryFolder()
  const server = await spawnServer(folder)
  const { workspaceId } = server
  const storage = openSqliteStorage(join(folder, 'sidelight.db'))
  const { key } = await createWriteKey(storage, workspaceId, 'Shop')
  const acknowledged = { rows: new Set<string>(), messages: new Set<string>() }
  const over = new AbortController()
  let cutOff = 0

  // Each on a device of its own: one that asks on before it is answered is held up.
  const clients = await Promise.all(
    ['Desk', 'Kitchen', 'Train'].map(async (device) => {
      const named = { workspaceId, email: 'ann@sidelight.test', device, server: server.url }
      const { token } = await createDeviceToken(storage, named)
      return connectRows(server, { ...server.device, token, ticket: () => fetchTicket(server.url, token) })
    }),
  )
  const pushing = clients.map(async (client) => {
    while (!over.signal.aborted) {
      const recordId = randomUUID()
      const change = client.change({ collection: 'tasks', recordId, op: 'create', patch: { set: taskFields } })
      const pushed = await client.push(change).catch(() => null)
      if (pushed === null) return
      expect(pushed.results).toMatchObject([{ outcome: 'applied' }])
      acknowledged.rows.add(recordId)
    }
  })
  const sending = [1, 2, 3].map(async () => {
    while (!over.signal.aborted) {
      const batch = Array.from({ length: 20 }, () => ({
        type: 'track',
        messageId: randomUUID(),
        userId: 'u',
        event: 'Thing',
      }))
      const headers = { authorization: basic(key), 'content-type': 'application/json' }
      const asked = fetch(`${server.url}/v1/batch`, { method: 'POST', headers, body: JSON.stringify({ batch }) })
      const response = await asked.catch((error: unknown) => {
        // Who comes when the door is shut is refused; who was let in is answered.
        if (!JSON.stringify(Object(error).cause ?? {}).includes('ECONNREFUSED')) cutOff += 1
        return null
      })
      if (response === null) return
      expect(response.status).toBe(200)
      for (const { messageId } of batch) acknowledged.messages.add(messageId)
    }
  })
  await eventually(() => {
    expect(acknowledged.rows.size).toBeGreaterThan(20)
    expect(acknowledged.messages.size).toBeGreaterThan(100)
  })
  expect(await server.terminate()).toBe(0)
  for (const client of clients) expect(await client.closed).toMatchObject({ code: 1001 })
  over.abort()
  await Promise.all([...pushing, ...sending])

  const kept = new Set((await storage.recordsOf(workspaceId, 'tasks')).map(({ id }) => id))
  expect([...acknowledged.rows].filter((id) => !kept.has(id))).toEqual([])
  const known = await storage.ingest.known(workspaceId, [...acknowledged.messages])
  expect(known.size).toBe(acknowledged.messages.size)
  // A connection that was idle when it was closed may meet the next request on its way.
  expect(cutOff).toBeLessThanOrEqual(3)
  await storage.close()
})
