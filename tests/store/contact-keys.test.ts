import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../lib/store/database'
import { createDirectory } from '../../lib/store/directory'
import { version1 } from '../../lib/store/migrations/version-1'
import { createRow, deleteRow, patchOfRow, patchRow } from '../../lib/store/write'
import { version1Example } from './examples/version-1'
import { newStore } from './stores'

describe('a contact', () => {
  it('is found by the name in any order, and by the new one once renamed', async () => {
    const db = await newStore()
    const directory = createDirectory(db)
    const id = await createRow(db, 'contacts', { name: 'Dr. Ana López', emails: ['ana@acme.test'] })
    expect(await directory.contactsByName(['ana lopez'])).toMatchObject([{ id }])
    await patchRow(db, 'contacts', id, { set: { name: 'Ana García' } })
    expect(await directory.contactsByName(['ana lopez'])).toEqual([])
    expect(await directory.contactsByName(['ana garcia'])).toMatchObject([{ id }])
    await deleteRow(db, 'contacts', id)
    expect(await directory.contactsByName(['ana garcia'])).toEqual([])
  })

  it('is not found by a given name alone', async () => {
    const db = await newStore()
    await createRow(db, 'contacts', { name: 'Ana', emails: ['ana@acme.test'] })
    expect(await createDirectory(db).contactsByName(['ana'])).toEqual([])
  })

  it('is found by other spellings of its mailbox, added and removed with its addresses', async () => {
    const db = await newStore()
    const directory = createDirectory(db)
    const id = await createRow(db, 'contacts', { name: 'Ana', emails: ['ana.lopez@gmail.com'] })
    for (const spelling of ['ana.lopez@gmail.com', 'analopez@gmail.com', 'a.nalopez+news@googlemail.com'])
      expect(await directory.contactsByAddress([spelling])).toMatchObject([{ id }])
    await patchRow(db, 'contacts', id, {
      add: { emails: ['ana+crm@acme.test'] },
      remove: { emails: ['ana.lopez@gmail.com'] },
    })
    expect(await directory.contactsByAddress(['analopez@gmail.com'])).toEqual([])
    expect(await directory.contactsByAddress(['ana@acme.test'])).toMatchObject([{ id }])
    expect(await directory.contactsByAddress(['ana+shop@acme.test'])).toMatchObject([{ id }])
  })

  it('written in bulk, as pulled rows are, is found as well', async () => {
    const db = await newStore()
    const row = await db.contacts.get(await createRow(db, 'contacts', { name: 'x', emails: [] }))
    if (!row) throw new Error('The contact was not written.')
    await db.contacts.bulkPut([
      { ...row, id: 'a', name: '王 伟明' },
      { ...row, id: 'b', name: 'Bo Li', emails: ['b.o@gmail.com'] },
    ])
    expect(await createDirectory(db).contactsByName(['王伟明'])).toMatchObject([{ id: 'a' }])
    expect(await createDirectory(db).contactsByAddress(['bo@gmail.com'])).toMatchObject([{ id: 'b' }])
  })

  it('is sent without what it is found by', () => {
    const row = {
      id: 'a',
      name: 'Ana',
      nameKey: 'ana',
      mailboxKeys: ['a@b.test'],
      emails: ['a@b.test'],
      deletedAt: null,
    }
    expect(patchOfRow('contacts', row)).toEqual({ set: { name: 'Ana' }, add: { emails: ['a@b.test'] } })
  })

  it('of an earlier version is found after the upgrade', async () => {
    const name = 'sidelight-contact-keys'
    const old = new Dexie(name)
    old.version(1).stores({ ...version1.stores })
    const [contact] = version1Example.contacts
    await old.table('contacts').bulkAdd([{ ...contact, id: 'old', name: 'Ana López', emails: ['ana.l@gmail.com'] }])
    old.close()
    const db = await openDatabase({ name })
    expect(await createDirectory(db).contactsByName(['ana lopez'])).toMatchObject([{ id: 'old' }])
    expect(await createDirectory(db).contactsByAddress(['anal@gmail.com'])).toMatchObject([{ id: 'old' }])
    await db.delete()
  })
})
