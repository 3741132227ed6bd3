/** Much at once: the same messages over several connections and processes, while people write. */
import { randomUUID } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createMemoryBus } from '../../../server/bus/memory'
import { createServer } from '../../../server/http/server'
import { createWriteKey } from '../../../server/ingest/write-keys'
import { openPostgresStorage } from '../../../server/storage/postgres/postgres-storage'
import type { Storage } from '../../../server/storage/storage'
import { eraseContact } from '../../../server/members/erase'
import { createWorkspace } from '../../../server/workspaces'
import { connectRows, taskFields } from '../rows-client'
import { PrivatePostgres } from '../services/private-postgres'
import { postgresUnavailableReason } from '../services/programs'
import { basic, startSource } from './source'

const people = 40

/** Batches that overlap: everybody is identified in each, and the companies are few. */
function batches(): object[][] {
  const all = Array.from({ length: people }, (_, index) => [
    {
      type: 'group',
      messageId: `g${index}`,
      userId: `u${index}`,
      groupId: `g${index % 4}`,
      traits: { name: `Company ${index % 4}` },
    },
    {
      type: 'identify',
      messageId: `i${index}`,
      userId: `u${index}`,
      traits: { email: `p${index}@c${index % 4}.test` },
    },
    { type: 'track', messageId: `n${index}`, userId: `u${index}`, event: 'NPS', properties: { score: index % 11 } },
  ]).flat()
  return [all, all.toReversed(), all.slice(30, 90), all]
}

/** Live rows by collection, and counts of messages. */
async function found(storage: Storage, workspaceId: string): Promise<(number | string)[]> {
  const live = async (collection: string) => {
    const records = await storage.recordsOf(workspaceId, collection)
    return records.filter(({ data }) => data['deletedAt'] === null).length
  }
  const counts = await storage.ingest.counts(workspaceId)
  const texts = counts.map(({ call, outcome, count }) => `${call} ${outcome} ${count}`)
  return [await live('accounts'), await live('contacts'), await live('signals'), ...texts]
}

const once = [4, people, people, `group written ${people}`, `identify written ${people}`, `track written ${people}`]

async function send(url: string, key: string, batch: object[]): Promise<void> {
  const headers = { authorization: basic(key), 'content-type': 'application/json' }
  const response = await fetch(`${url}/v1/batch`, { method: 'POST', headers, body: JSON.stringify({ batch }) })
  expect(response.status).toBe(200)
}

describe('the same messages at once', () => {
  it('over several connections, while a colleague writes, are each there once', { timeout: 60_000 }, async () => {
    const source = await startSource()
    const client = await connectRows(source.server, await source.server.addDevice('Rep'))
    const over = new AbortController()
    const writing = (async () => {
      while (!over.signal.aborted) {
        const change = {
          collection: 'tasks',
          recordId: randomUUID(),
          op: 'create',
          patch: { set: taskFields },
        } as const
        await client.push(client.change(change))
      }
    })()
    await Promise.all(batches().map((batch) => send(source.server.server.url, source.key, batch)))
    over.abort()
    await writing
    expect(await found(source.server.storage, source.server.workspaceId)).toEqual(once)
  })

  const reason = postgresUnavailableReason()
  if (reason !== null) console.info(reason)
  it.skipIf(reason !== null)('to two processes on PostgreSQL are each there once', { timeout: 120_000 }, async () => {
    const postgres = await PrivatePostgres.start()
    onTestFinished(() => postgres.stop())
    const database = await postgres.database()
    const urls: string[] = []
    const storages: Storage[] = []
    for (let process = 0; process < 2; process += 1) {
      const storage = await openPostgresStorage(database)
      const server = await createServer({ storage, bus: createMemoryBus(), port: 0 })
      onTestFinished(async () => {
        await server.close()
        await storage.close()
      })
      urls.push(server.url)
      storages.push(storage)
    }
    const [storage] = storages
    if (storage === undefined) throw new Error('There is no storage.')
    const { workspaceId } = await createWorkspace(storage, {
      name: 'W',
      ownerName: 'O',
      ownerEmail: 'o@sidelight.test',
    })
    const { key } = await createWriteKey(storage, workspaceId, 'Shop')
    await Promise.all(batches().map((batch, index) => send(urls[index % 2] ?? '', key, batch)))
    expect(await found(storage, workspaceId)).toEqual(once)
  })
})

const identify = () => ({
  type: 'identify',
  messageId: randomUUID(),
  userId: 'U-7',
  traits: { email: 'ana@acme.test', name: 'Ana' },
})

it('an erased person is forgotten in what is kept, and not made again', async () => {
  const source = await startSource()
  const { storage, workspaceId } = source.server
  await source.batch(
    identify(),
    { type: 'track', messageId: 'by id', userId: 'U-7', event: 'Unheard Of' },
    { type: 'track', messageId: 'by address', userId: 'U-8', event: 'Unheard Of', properties: { to: 'Ana@Acme.test' } },
    { type: 'track', messageId: 'another', userId: 'U-9', event: 'Unheard Of' },
  )
  const [contact] = await source.rows('contacts')
  await eraseContact(
    { storage, bus: createMemoryBus(), erasureJournal: null },
    workspaceId,
    String(contact?.['id']),
    null,
  )
  expect((await source.kept('unmapped')).map(({ id }) => id)).toEqual(['another'])
  await source.batch(identify())
  expect((await source.rows('contacts')).map(({ name, emails }) => [name, emails])).toEqual([['', []]])
  expect(await source.counts()).toContain('ignored identify: 1')
})
