/** Stores for tests: an IndexedDB of their own in memory, closed and dropped after each test. */
import 'fake-indexeddb/auto'
import { afterEach } from 'vitest'
import { openDatabase, type SidelightDatabase } from '../../lib/store/database'
import { writeMeta } from '../../lib/store/meta'

const open: SidelightDatabase[] = []
let made = 0

export async function newStore(): Promise<SidelightDatabase> {
  made += 1
  const db = await openDatabase({ name: `sidelight-test-${made}` })
  open.push(db)
  return db
}

/** A store that belongs to a team, so that its edits are queued. Nobody listens at the server's address. */
export async function newTeamStore(): Promise<SidelightDatabase> {
  const db = await newStore()
  await writeMeta(db, 'server', 'http://127.0.0.1:9')
  return db
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((db) => db.delete()))
})
