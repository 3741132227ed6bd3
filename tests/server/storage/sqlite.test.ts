import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { describe, expect, it, onTestFinished } from 'vitest'
import { migrations } from '../../../server/storage/sqlite/migrations'
import { openSqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import { StorageError } from '../../../server/storage/storage'
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

  it('refuses a file that a newer server wrote', () => {
    const file = temporaryFile()
    void openSqliteStorage(file).close()
    const db = new Database(file)
    db.exec(`PRAGMA user_version = ${migrations.length + 1}`)
    db.close()
    expect(() => openSqliteStorage(file)).toThrow(/update the server/)
  })

  it('runs with a write-ahead log and a sync at each commit', () => {
    const file = temporaryFile()
    void openSqliteStorage(file).close()
    const db = new Database(file)
    expect(db.prepare('PRAGMA journal_mode').raw(true).get()).toEqual(['wal'])
    db.close()
  })

  it('commits what came within one turn at once, and what is full not at all', async () => {
    const storage = openSqliteStorage(temporaryFile(), { maxPages: 40 })
    onTestFinished(() => storage.close())
    await storage.addWorkspace(workspace)
    const small = storage.appendUpdate('w', 'd', Uint8Array.of(1))
    const large = storage.appendUpdate('w', 'd', new Uint8Array(1024 * 1024))
    await Promise.all([small, large].map((write) => expect(write).rejects.toBeInstanceOf(StorageError)))
    expect(await storage.updates('w', 'd')).toEqual([])
    await storage.appendUpdate('w', 'd', Uint8Array.of(2))
    expect((await storage.updates('w', 'd')).map(({ update }) => Array.from(update))).toEqual([[2]])
  })

  it('takes nothing after it was closed', async () => {
    const storage = openSqliteStorage(temporaryFile())
    await storage.close()
    await expect(storage.addWorkspace(workspace)).rejects.toBeInstanceOf(StorageError)
  })
})
