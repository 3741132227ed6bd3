import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { Client } from 'pg'
import { ask, transact } from '../../../server/storage/postgres/ask'
import { connectPostgres } from '../../../server/storage/postgres/connect'
import { openPostgresStorage } from '../../../server/storage/postgres/postgres-storage'
import { StorageError, type Storage } from '../../../server/storage/storage'
import { PrivatePostgres } from '../services/private-postgres'
import { postgresUnavailableReason } from '../services/programs'
import { eventually } from '../eventually'
import { testAccessStorage } from './access-contract'
import { testStorage } from './contract'

const reason = postgresUnavailableReason()
if (reason !== null) console.info(reason)

const workspace = { id: 'w', name: 'W', epoch: 'e', createdAt: '2026-01-01T00:00:00.000Z' }
const question = { keys: [], changeIds: [], seen: [], now: 5 }

/** Takes the next sequence number. */
const put = (storage: Storage) =>
  storage.decideRows('w', question, ({ head }) => {
    const record = { collection: 'tasks', id: `r${head + 1}`, seq: head + 1, data: {}, stamps: new Map() }
    return { records: [record], log: [], result: head + 1 }
  })

async function connect(url: string): Promise<Client> {
  const client = new Client(url)
  client.on('error', () => {})
  onTestFinished(() => client.end())
  await client.connect()
  return client
}

describe.skipIf(reason !== null)('PostgreSQL storage', { timeout: 60_000 }, () => {
  let postgres: PrivatePostgres

  beforeAll(async () => {
    postgres = await PrivatePostgres.start()
  }, 60_000)
  afterAll(() => postgres.stop())

  /** Two processes' storages over one database. */
  async function openTwo(): Promise<[Storage, Storage, url: string]> {
    const url = await postgres.database()
    const both = await Promise.all([openPostgresStorage(url), openPostgresStorage(url)])
    onTestFinished(async () => {
      for (const storage of both) await storage.close()
    })
    await both[0].addWorkspace(workspace)
    return [...both, url]
  }

  testStorage(async () => openPostgresStorage(await postgres.database()))
  testAccessStorage(async () => openPostgresStorage(await postgres.database()))

  it('two processes that start together make the tables once, and a newer database is refused', async () => {
    const [, , url] = await openTwo()
    const client = await connect(url)
    expect((await client.query('SELECT count(*)::int AS count FROM schema_version')).rows).toEqual([{ count: 1 }])
    await client.query('UPDATE schema_version SET version = version + 1')
    await expect(openPostgresStorage(url)).rejects.toThrow(/update the server/)
  })

  it('a database that cannot be reached or is not there is refused with a sentence', async () => {
    const url = await postgres.database()
    await expect(openPostgresStorage(url.replace(/test_\d+/, 'none'))).rejects.toThrow(/"none" does not exist/)
    await expect(openPostgresStorage('postgresql://127.0.0.1:1/x')).rejects.toThrow(/ECONNREFUSED/)
  })

  it('a connection that is cut between two questions of a transaction fails that transaction, not the process', async () => {
    const pool = await connectPostgres(await postgres.database())
    onTestFinished(() => pool.end())
    const cut = transact(pool, async (client) => {
      const ended = new Promise((resolve) => client.once('end', resolve))
      const { rows } = await ask(client, 'SELECT pg_backend_pid() AS pid')
      await ask(pool, 'SELECT pg_terminate_backend(($1::json ->> 0)::int)', [
        JSON.stringify(rows.flatMap((row) => Object.values(Object(row)))),
      ])
      await ended
      return ask(client, 'SELECT 1')
    })
    await expect(cut).rejects.toBeInstanceOf(StorageError)
    expect((await ask(pool, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  })

  it('waits for the disk with every commit, though the database’s default would not', async () => {
    const url = await postgres.database()
    const client = await connect(url)
    await client.query(`ALTER DATABASE ${client.database} SET synchronous_commit = off`)
    await client.query('CREATE TABLE said (setting text)')
    const storage = await openPostgresStorage(url)
    onTestFinished(() => storage.close())
    await client.query(
      `CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN INSERT INTO said VALUES (current_setting('synchronous_commit')); RETURN NEW; END $$`,
    )
    await client.query('CREATE TRIGGER tell BEFORE INSERT ON updates FOR EACH ROW EXECUTE FUNCTION tell()')
    await storage.addWorkspace(workspace)
    await storage.appendUpdate('w', 'd', Uint8Array.of(1))
    expect((await client.query('SELECT setting FROM said')).rows).toEqual([{ setting: 'on' }])
  })

  it('two processes that write at once: numbers without gaps, and a reader that follows misses none', async () => {
    const both = await openTwo()
    const [first, second] = both
    const seen: number[] = []
    const follow = async () => {
      for (let cursor = 0; cursor < 240;) {
        const { head, records } = await second.recordsAfter('w', cursor, 1000)
        seen.push(...records.map(({ seq }) => seq))
        cursor = Math.max(cursor, head)
      }
    }
    const following = follow()
    const writing = [first, second].map(async (storage) => {
      for (let round = 0; round < 40; round += 1) await Promise.all([put(storage), put(storage), put(storage)])
    })
    await Promise.all(writing)
    await following
    expect(await first.head('w')).toBe(240)
    expect(seen).toEqual(Array.from({ length: 240 }, (_, index) => index + 1))
  })

  it('of two processes that compact one log, one does it', async () => {
    const [first, second] = await openTwo()
    for (const byte of [1, 2, 3]) await first.appendUpdate('w', 'd', Uint8Array.of(byte))
    const ids = (await second.updates('w', 'd')).map(({ id }) => id)
    const merged = [{ update: Uint8Array.of(6), at: 0, memberIds: [] }]
    const outcomes = await Promise.all([first, second].map((storage) => storage.compact('w', 'd', ids, merged)))
    expect(outcomes.filter(Boolean)).toHaveLength(1)
    expect((await first.updates('w', 'd')).map(({ update }) => Array.from(update))).toEqual([[6]])
  })

  it('of two processes that are shown one ticket, one takes it', async () => {
    const [first, second] = await openTwo()
    for (let round = 0; round < 20; round += 1) {
      const ticket = { hash: `t${round}`, tokenHash: 'h', expiresAt: 10 }
      await first.putTicket(ticket, { now: 0, maxWaiting: 200 })
      const taken = await Promise.all([first, second].map((storage) => storage.takeTicket(ticket.hash, 5)))
      expect(taken.filter((found) => found === 'h')).toHaveLength(1)
    }
  })

  it('a lock that is held too long is refused as a StorageError, and written when it is let go', async () => {
    const [, , url] = await openTwo()
    const impatient = await openPostgresStorage(url, { lockMs: 300 })
    onTestFinished(() => impatient.close())
    const client = await connect(url)
    await client.query('BEGIN')
    await client.query("SELECT head FROM workspaces WHERE id = 'w' FOR UPDATE")
    await expect(put(impatient)).rejects.toBeInstanceOf(StorageError)
    await client.query('ROLLBACK')
    expect(await put(impatient)).toBe(1)
  })

  it('a write that the database refuses is refused alone: what came in the same turn is stored', async () => {
    const [storage] = await openTwo()
    const writes = [
      storage.appendUpdate('w', 'd', Uint8Array.of(1)),
      storage.appendUpdate('nowhere', 'd', Uint8Array.of(2)),
      storage.appendUpdate('w', 'd', Uint8Array.of(3)),
    ]
    const outcomes = await Promise.allSettled(writes)
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    await expect(writes[1]).rejects.toBeInstanceOf(StorageError)
    expect((await storage.updates('w', 'd')).map(({ update }) => Array.from(update))).toEqual([[1], [3]])
  })

  it('an error names no value of a row', async () => {
    const [storage] = await openTwo()
    const refused = await storage
      .addWorkspace({ ...workspace, name: 'Customer Secret' })
      .catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(StorageError)
    expect(JSON.stringify(refused, Object.getOwnPropertyNames(refused))).not.toMatch(/Secret|Key \(id\)/)
  })

  it('stores any text that JSON can say', async () => {
    const [storage] = await openTwo()
    const data = { accountId: 'a1', name: 'NUL \u0000, lone \ud800, 中文, \\u0000, "quoted"' }
    const record = { collection: 'tasks', id: 'r1', seq: 1, data, stamps: new Map() }
    await storage.decideRows('w', question, () => ({ records: [record], log: [], result: 0 }))
    expect(await storage.recordsOfAccount('w', 'a1')).toEqual([record])
  })

  it('takes nothing after it was closed', async () => {
    const storage = await openPostgresStorage(await postgres.database())
    await storage.close()
    await storage.close()
    await expect(storage.addWorkspace(workspace)).rejects.toBeInstanceOf(StorageError)
    await expect(storage.workspaces()).rejects.toBeInstanceOf(StorageError)
  })

  it('is refused while PostgreSQL is gone, and goes on when it is back', { timeout: 60_000 }, async () => {
    // One of its own: after a crash PostgreSQL syncs every file of every database, and the others' are many.
    const mortal = await PrivatePostgres.start()
    onTestFinished(() => mortal.stop())
    const storage = await openPostgresStorage(await mortal.database())
    onTestFinished(() => storage.close())
    await storage.addWorkspace(workspace)
    await storage.appendUpdate('w', 'd', Uint8Array.of(1))
    await mortal.kill()
    await expect(storage.appendUpdate('w', 'd', Uint8Array.of(2))).rejects.toBeInstanceOf(StorageError)
    await expect(put(storage)).rejects.toBeInstanceOf(StorageError)
    await expect(storage.workspaces()).rejects.toBeInstanceOf(StorageError)
    await mortal.resume()
    await eventually(() => storage.appendUpdate('w', 'd', Uint8Array.of(3)))
    expect(await put(storage)).toBe(1)
    expect((await storage.updates('w', 'd')).map(({ update }) => Array.from(update))).toContainEqual([1])
  })
})
