/** The server dies while the real client sends: what the client was told is there once, and so is everything in the end. */
import { expect, it } from 'vitest'
import { openSqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import { createWriteKey } from '../../../server/ingest/write-keys'
import { join } from 'node:path'
import { eventually } from '../eventually'
import { seededRandom } from '../random'
import { temporaryFolder } from '../running-server'
import { spawnServer } from '../spawned-server'
import { clientOf } from './source'

const messages = 120
const kills = 2

it(
  `kill -9 in the middle of batches, ${kills} times: nothing is missing, nothing is there twice`,
  { timeout: 180_000 },
  async () => {
    const random = seededRandom(20_260_311)
    const folder = temporaryFolder()
    let server = await spawnServer(folder)
    const { workspaceId } = server
    const storage = openSqliteStorage(join(folder, 'sidelight.db'))
    const { key } = await createWriteKey(storage, workspaceId, 'Shop')
    // The port is another one after each start.
    const client = clientOf('http://127.0.0.1:1', key, {
      flushAt: 5,
      httpClient: (url, init) => fetch(`${server.url}${new URL(url).pathname}`, init),
    })
    const delivered: string[] = []
    let answered = 0
    client.on('http_response', ({ status }: { status?: number }) => {
      answered += status === 200 ? 1 : 0
    })
    client.group({ userId: 'u0', groupId: 'g1', traits: { name: 'Acme' } })
    for (let index = 0; index < messages; index += 1)
      client.track(
        {
          userId: 'u1',
          event: 'NPS',
          properties: { score: index % 11 },
          context: { groupId: 'g1' },
          messageId: `m${index}`,
        },
        (error) => (error === undefined ? delivered.push(`m${index}`) : undefined),
      )
    for (let kill = 1; kill <= kills; kill += 1) {
      const enough = Math.floor(random() * 4) + kill
      await eventually(() => expect(answered).toBeGreaterThanOrEqual(enough))
      await server.kill()
      const known = await storage.ingest.known(workspaceId, delivered)
      expect(known.size).toBe(delivered.length)
      server = await spawnServer(folder, server)
    }
    await client.flush()
    await eventually(() => expect(delivered).toHaveLength(messages))
    const signals = await storage.recordsOf(workspaceId, 'signals')
    expect(signals).toHaveLength(messages)
    const counts = await storage.ingest.counts(workspaceId)
    expect(counts.map(({ name, outcome, count }) => [name, outcome, count])).toEqual([
      ['', 'waiting', 1],
      ['NPS', 'written', messages],
    ])
    await storage.close()
  },
)
