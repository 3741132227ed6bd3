import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { changeSchema } from '../../lib/messages/sync-protocol'
import { collectionNames } from '../../lib/messages/rows'
import { openDatabase } from '../../lib/store/database'
import { rowTable } from '../../lib/store/local-change'
import { readMeta } from '../../lib/store/meta'
import { migrations } from '../../lib/store/migrations/migrations'
import { parseRow } from '../../lib/store/parse-row'
import { version1Example } from './examples/version-1'
import { version2Example } from './examples/version-2'
import { version3Example } from './examples/version-3'
import { version4Example } from './examples/version-4'
import { version5Example } from './examples/version-5'

/** One for every version there ever was. */
const examples = new Map<number, Readonly<Record<string, readonly object[]>>>([
  [1, version1Example],
  [2, version2Example],
  [3, version3Example],
  [4, version4Example],
  [5, version5Example],
])

describe('a store of an earlier version', () => {
  it('has an example for every version, and versions follow one another', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1))
    expect([...examples.keys()]).toEqual(migrations.map(({ version }) => version))
  })

  it.each([...examples])('of version %i is opened, and every row is read as of today', async (version, example) => {
    const name = `sidelight-version-${version}`
    const old = new Dexie(name)
    for (const migration of migrations.slice(0, version)) old.version(migration.version).stores({ ...migration.stores })
    for (const [table, rows] of Object.entries(example)) await old.table(table).bulkAdd([...rows])
    old.close()

    const db = await openDatabase({ name })
    for (const collection of collectionNames)
      for (const row of await rowTable(db, collection).toArray())
        expect(parseRow(collection, row)).toMatchObject({ ok: true })
    expect(await db.accounts.get('acme')).toMatchObject({ fieldOfANewerVersion: { kept: true } })
    expect(await db.contacts.where('emails').equals('fang@acme.test').count()).toBe(1)
    expect(await db.accounts.where('nameKey').notEqual('').count()).toBe(await db.accounts.count())
    for (const change of await db.outbox.toArray()) expect(changeSchema.safeParse(change).success).toBe(true)
    expect(await readMeta(db, 'counter')).toBe(7)
    await db.delete()
  })

  it('lets go when another page upgrades it, and says so', async () => {
    let isTold = false
    const db = await openDatabase({ name: 'sidelight-upgraded', onVersionChange: () => (isTold = true) })
    const newer = new Dexie('sidelight-upgraded')
    newer.version(999).stores({ accounts: 'id' })
    await newer.open()
    expect(isTold).toBe(true)
    expect(db.isOpen()).toBe(false)
    await newer.delete()
  })
})
