/** A power cut in the midst of a write leaves a page half written: what was confirmed before is there, and the file is sound. */
import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openSqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import type { Storage } from '../../../server/storage/storage'
import { seededRandom } from '../random'
import { temporaryFolder } from '../running-server'

const pageBytes = 4096
const tears = 25
const source = { at: 0, memberIds: [] }
const word = (nth: number): Uint8Array => Uint8Array.of(nth, ...new Uint8Array(700).fill(nth))

async function write(storage: Storage, from: number, count: number): Promise<void> {
  for (let nth = from; nth < from + count; nth += 1) await storage.appendUpdate('w', 'acme', word(nth), source)
}

/** The database as its files are at this moment, as a power cut leaves them. */
function filesOf(file: string): { main: Buffer; log: Buffer } {
  return { main: readFileSync(file), log: readFileSync(`${file}-wal`) }
}

/** Opens a database of these files; gives the first bytes of the updates that are there. */
async function wordsAfter(folder: string, { main, log }: { main: Buffer; log: Buffer }): Promise<number[]> {
  mkdirSync(folder)
  const file = join(folder, 'sidelight.db')
  writeFileSync(file, main)
  writeFileSync(`${file}-wal`, log)
  const storage = openSqliteStorage(file)
  const updates = await storage.updates('w', 'acme')
  await write(storage, 200, 1)
  await storage.close()
  const db = new Database(file)
  expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  db.close()
  return updates.map(({ update }) => update[0] ?? -1)
}

describe('a page that is half written', () => {
  it('at the end of the write-ahead log costs nothing that was confirmed', async () => {
    const random = seededRandom(20_261_122)
    const folder = temporaryFolder()
    const file = join(folder, 'sidelight.db')
    const storage = openSqliteStorage(file)
    onTestFinished(() => storage.close())
    await storage.addWorkspace({ id: 'w', name: 'W', epoch: 'e', createdAt: '2026-01-01T00:00:00.000Z' })
    await write(storage, 0, 30)
    const confirmed = filesOf(file)
    await write(storage, 30, 5)
    const later = filesOf(file)
    expect(later.log.length).toBeGreaterThan(confirmed.log.length)
    for (let tear = 0; tear < tears; tear += 1) {
      const end = confirmed.log.length + Math.floor(random() * (later.log.length - confirmed.log.length))
      const log = Buffer.from(later.log.subarray(0, end))
      // What the disk had not written of the last page is whatever was there before.
      const torn = Math.max(confirmed.log.length, end - Math.floor(random() * pageBytes))
      for (let at = torn; at < end; at += 1) log[at] = Math.floor(random() * 256)
      const words = await wordsAfter(join(folder, `tear-${tear}`), { main: later.main, log })
      expect(words.slice(0, 30)).toEqual(Array.from({ length: 30 }, (_, nth) => nth))
    }
  })

  it('at the end of the database, while the log is carried into it, costs nothing', async () => {
    const random = seededRandom(20_261_123)
    const folder = temporaryFolder()
    const file = join(folder, 'sidelight.db')
    const storage = openSqliteStorage(file)
    onTestFinished(() => storage.close())
    await storage.addWorkspace({ id: 'w', name: 'W', epoch: 'e', createdAt: '2026-01-01T00:00:00.000Z' })
    await write(storage, 0, 60)
    const before = filesOf(file)
    const carried = join(folder, 'carried.db')
    for (const ending of ['', '-wal']) copyFileSync(file + ending, carried + ending)
    const db = new Database(carried)
    db.pragma('wal_checkpoint(FULL)')
    db.close()
    const pages = statSync(carried).size / pageBytes
    for (let tear = 0; tear < tears; tear += 1) {
      // Up to some page it is written, of that one a part, of the rest nothing.
      const end = Math.floor((0.2 + 0.8 * random()) * pages) * pageBytes
      const main = Buffer.from(readFileSync(carried).subarray(0, Math.max(end, pageBytes)))
      for (let at = main.length - Math.floor(random() * pageBytes); at < main.length; at += 1)
        main[at] = Math.floor(random() * 256)
      const words = await wordsAfter(join(folder, `tear-${tear}`), { main, log: before.log })
      expect(words).toEqual(Array.from({ length: 60 }, (_, nth) => nth))
    }
  })
})
