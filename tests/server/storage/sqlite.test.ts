import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import Database from 'libsql'
import { describe, expect, it, onTestFinished } from 'vitest'
import * as z from 'zod/mini'
import { migrations } from '../../../server/storage/sqlite/migrations'
import { openSqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import { StorageError, type Storage } from '../../../server/storage/storage'
import { openSqliteTables } from '../../../server/storage/tables/sqlite-tables'
import { testStorage } from './contract'

function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-storage-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'nested', 'sidelight.db')
}

const workspace = { id: 'w', name: 'W', epoch: 'e', createdAt: '2026-01-01T00:00:00.000Z' }

describe('SQLite storage', () => {
  testStorage(async () => openSqliteStorage(temporaryFile()))

  it('is there again after it was closed', async () => {
    const file = temporaryFile()
    const first = openSqliteStorage(file)
    await first.addWorkspace(workspace)
    await first.appendUpdate('w', 'd', Uint8Array.of(1, 2))
    await first.close()
    const second = openSqliteStorage(file)
    expect((await second.updates('w', 'd')).map(({ update }) => Array.from(update))).toEqual([[1, 2]])
    await second.close()
  })

  it('updates that are listed by document and those that are not yet are one log, in order, also for another process', async () => {
    const file = temporaryFile()
    const storage = openSqliteStorage(file)
    onTestFinished(() => storage.close())
    await storage.addWorkspace(workspace)
    const append = (count: number) =>
      Promise.all(
        Array.from({ length: count }, (_, at) =>
          storage.appendUpdate('w', `d${at % 3}`, Uint8Array.of(at % 3), { at, memberIds: [] }),
        ),
      )
    // Listed a thousand at a time, by the next append.
    await append(1200)
    await append(3)
    await append(30)
    const other = openSqliteStorage(file)
    onTestFinished(() => other.close())
    for (const reader of [storage, other]) {
      const log = await reader.updates('w', 'd1')
      expect(log).toHaveLength(411)
      expect(log.map(({ id }) => id)).toEqual(log.map(({ id }) => id).toSorted((a, b) => a - b))
      expect(log.every(({ update }) => update[0] === 1)).toBe(true)
      expect(await reader.documentsPage('w', '', 10)).toEqual(['d0', 'd1', 'd2'])
      expect(await reader.documentsPage('w', 'd0', 1)).toEqual(['d1'])
    }
    const ids = (await other.updates('w', 'd1')).map(({ id }) => id)
    expect(await other.compact('w', 'd1', ids, [{ update: Uint8Array.of(7), at: 1, memberIds: [] }])).toBe(true)
    expect((await storage.updates('w', 'd1')).map(({ update }) => Array.from(update))).toEqual([[7]])
    const db = new Database(file)
    onTestFinished(() => void db.close())
    // Some are listed, some are not yet.
    const counts = 'SELECT count(*) > 0, (SELECT max(id) > up_to FROM updates) FROM update_lists, listed_updates'
    expect(db.prepare(counts).raw(true).get()).toEqual([1, 1])
  })

  it('updates that were merged are in the log of nobody, and are swept out of the file, many or when it is opened again', async () => {
    const file = temporaryFile()
    const storage = openSqliteStorage(file)
    await storage.addWorkspace(workspace)
    const write = async (documents: number, each: number): Promise<void> => {
      const rows = Array.from({ length: documents * each }, (_, at) => ({ document: `d${at % documents}`, at }))
      for (const { document, at } of rows)
        void storage.appendUpdate('w', document, Uint8Array.of(1), { at, memberIds: [] })
      await storage.appendUpdate('w', 'last', Uint8Array.of(1), { at: 0, memberIds: [] })
    }
    const mergeAll = async (document: string): Promise<boolean> => {
      const ids = (await storage.updates('w', document)).map(({ id }) => id)
      return storage.compact('w', document, ids, [{ update: Uint8Array.of(7), at: 1, memberIds: [] }])
    }
    const inFile = (): number => {
      const db = new Database(file)
      try {
        return z.parse(z.object({ count: z.int() }), db.prepare('SELECT count(*) AS count FROM updates').get()).count
      } finally {
        db.close()
      }
    }
    await write(2, 30)
    const ids = (await storage.updates('w', 'd0')).map(({ id }) => id)
    expect(await mergeAll('d0')).toBe(true)
    const merged = { update: Uint8Array.of(9), at: 1, memberIds: [] }
    // They are gone for whoever knew them, though not from the file yet.
    expect(await storage.compact('w', 'd0', ids, [merged])).toBe(false)
    expect(await storage.compact('w', 'd0', ids.slice(0, 1), [merged])).toBe(false)
    expect((await storage.updates('w', 'd0')).map(({ update }) => Array.from(update))).toEqual([[7]])
    expect(await storage.updates('w', 'd1')).toHaveLength(30)
    expect(inFile()).toBe(62)
    const tables = openSqliteTables(file)
    const copied = []
    for await (const row of tables.rows({ name: 'updates', columns: ['id'], key: ['id'] }, ['id'])) copied.push(row)
    await tables.close()
    expect(copied).toHaveLength(32)

    await write(20, 600)
    for (let document = 0; document < 20; document += 1) expect(await mergeAll(`d${document}`)).toBe(true)
    await expect.poll(inFile).toBeLessThan(2000)
    expect((await storage.updates('w', 'd1')).map(({ update }) => Array.from(update))).toEqual([[7]])

    await write(1, 40)
    expect(await mergeAll('d0')).toBe(true)
    await storage.close()
    const reopened = openSqliteStorage(file)
    onTestFinished(() => reopened.close())
    await expect.poll(inFile).toBe(23)
    expect((await reopened.updates('w', 'd0')).map(({ update }) => Array.from(update))).toEqual([[7]])
  })

  it('what an older server wrote is there after the update, and what comes then follows it', async () => {
    const file = temporaryFile()
    mkdirSync(dirname(file))
    const older = new Database(file)
    for (const sql of migrations.slice(0, 5)) older.exec(sql)
    older.exec(
      `PRAGMA user_version = 5; INSERT INTO workspaces (id, name, epoch, created_at) VALUES ('w', 'W', 'e', '2026')`,
    )
    const insert = older.prepare(
      "INSERT INTO updates (workspace_id, document, data, at, member_ids) VALUES ('w', 'd', ?, 5, '[\"m\"]')",
    )
    for (const byte of [1, 2, 3]) insert.run([Buffer.of(byte)])
    older.exec('DELETE FROM updates WHERE id = 2')
    // The version before this one, with an update that was not listed yet.
    for (const sql of migrations.slice(5, -1)) older.exec(sql)
    older.exec(`PRAGMA user_version = ${migrations.length - 1}`)
    insert.run([Buffer.of(4)])
    older.close()
    const storage = openSqliteStorage(file)
    onTestFinished(() => storage.close())
    await storage.appendUpdate('w', 'd', Uint8Array.of(5))
    const log = await storage.updates('w', 'd')
    expect(log.map(({ id, update }) => [id, ...update])).toEqual([
      [1, 1],
      [3, 3],
      [4, 4],
      [5, 5],
    ])
    expect(await storage.documentsPage('w', '', 10)).toEqual(['d'])
    expect(log[0]).toMatchObject({ at: 5, memberIds: ['m'] })
  })

  it('refuses a file that a newer server wrote', () => {
    const file = temporaryFile()
    void openSqliteStorage(file).close()
    const db = new Database(file)
    db.exec(`PRAGMA user_version = ${migrations.length + 1}`)
    db.close()
    expect(() => openSqliteStorage(file)).toThrow(/update the server/)
  })

  it.skipIf(process.platform === 'win32')('is read by its owner alone', () => {
    const file = temporaryFile()
    void openSqliteStorage(file).close()
    expect(statSync(file).mode & 0o077).toBe(0)
  })

  it('runs with a write-ahead log and a sync at each commit', () => {
    const file = temporaryFile()
    void openSqliteStorage(file).close()
    const db = new Database(file)
    expect(db.prepare('PRAGMA journal_mode').raw(true).get()).toEqual(['wal'])
    db.close()
  })

  it('a long log from the start changes nothing of the database, and does not grow with what is written first', async () => {
    const file = temporaryFile()
    await openSqliteStorage(file).close()
    const before = readFileSync(file)
    const storage = openSqliteStorage(file, { hasLongLog: true })
    onTestFinished(() => storage.close())
    const length = (): number => statSync(`${file}-wal`).size
    const atStart = length()
    expect(atStart).toBeGreaterThan(4_096_000)
    expect(readFileSync(file).equals(before)).toBe(true)
    await storage.addWorkspace(workspace)
    for (let turn = 0; turn < 1500; turn += 1) await storage.appendUpdate('w', 'd', Uint8Array.of(turn % 256))
    expect(length()).toBe(atStart)
    expect(await storage.updates('w', 'd')).toHaveLength(1500)
  })

  it('a write that does not fit on the disk is refused alone: what came in the same turn is stored', async () => {
    const storage = openSqliteStorage(temporaryFile(), { maxPages: 40 })
    onTestFinished(() => storage.close())
    await storage.addWorkspace(workspace)
    const small = storage.appendUpdate('w', 'd', Uint8Array.of(1))
    const large = storage.appendUpdate('w', 'd', new Uint8Array(1024 * 1024))
    const last = storage.appendUpdate('w', 'd', Uint8Array.of(2))
    const outcomes = await Promise.allSettled([small, large, last])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    await expect(large).rejects.toBeInstanceOf(StorageError)
    await storage.appendUpdate('w', 'd', Uint8Array.of(3))
    expect((await storage.updates('w', 'd')).map(({ update }) => Array.from(update))).toEqual([[1], [2], [3]])
  })

  it('a decision tried a second time is answered with what the second trial gave', async () => {
    const storage = openSqliteStorage(temporaryFile(), { maxPages: 40 })
    onTestFinished(() => storage.close())
    await storage.addWorkspace(workspace)
    let trial = 0
    const decided = storage.decideRows('w', { keys: [], changeIds: [], seen: [], now: 0 }, () => {
      trial += 1
      return { records: [], log: [], result: trial }
    })
    const large = storage.appendUpdate('w', 'd', new Uint8Array(1024 * 1024))
    await expect(large).rejects.toBeInstanceOf(StorageError)
    expect([await decided, trial]).toEqual([2, 2])
  })

  it('what the database refuses is refused to its own caller alone, as a StorageError, and it closes at once', async () => {
    const storage = openSqliteStorage(temporaryFile())
    await storage.addWorkspace(workspace)
    const writes = [0, 1, 2].flatMap((index) => [
      storage.appendUpdate('w', 'd', Uint8Array.of(index)),
      storage.addWorkspace(workspace),
    ])
    const closing = storage.close()
    const outcomes = await Promise.allSettled(writes)
    expect(outcomes.map(({ status }) => status)).toEqual([0, 1, 2].flatMap(() => ['fulfilled', 'rejected']))
    await expect(writes[1]).rejects.toBeInstanceOf(StorageError)
    await closing
    await storage.close()
  })

  it('a database that another process holds is refused once, and written when it is let go', async () => {
    const file = temporaryFile()
    const storage = openSqliteStorage(file, { busyMs: 20 })
    onTestFinished(() => storage.close())
    await storage.addWorkspace(workspace)
    const other = new Database(file)
    onTestFinished(() => void other.close())
    other.exec('BEGIN IMMEDIATE')
    const writes = [1, 2].map((byte) => storage.appendUpdate('w', 'd', Uint8Array.of(byte)))
    const outcomes = await Promise.allSettled(writes)
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await expect(writes[0]).rejects.toThrow(/locked/)
    other.exec('ROLLBACK')
    await storage.appendUpdate('w', 'd', Uint8Array.of(3))
    expect(await storage.updates('w', 'd')).toHaveLength(1)
  })

  it('a restored database whose head lags behind its records and commits can be written again', async () => {
    const file = temporaryFile()
    const question = { keys: [], changeIds: [], seen: [], now: 5 }
    const put = (storage: Storage) =>
      storage.decideRows('w', question, ({ head }) => ({
        records: [{ collection: 'notes', id: `n${head}`, seq: head + 1, data: {}, stamps: new Map() }],
        log: [],
        result: head + 1,
      }))
    const before = openSqliteStorage(file)
    await before.addWorkspace(workspace)
    for (let row = 0; row < 3; row += 1) await put(before)
    await before.close()
    const db = new Database(file)
    db.exec('UPDATE workspaces SET head = 1')
    db.close()
    const after = openSqliteStorage(file)
    onTestFinished(() => after.close())
    await expect(put(after)).rejects.toBeInstanceOf(StorageError)
    await after.renewEpoch('w', 'restored')
    expect(await put(after)).toBe(4)
  })

  it('takes nothing after it was closed', async () => {
    const storage = openSqliteStorage(temporaryFile())
    await storage.close()
    await expect(storage.addWorkspace(workspace)).rejects.toBeInstanceOf(StorageError)
  })
})
