import { describe, expect, it } from 'vitest'
import { InvalidRowError, MissingRowError, StorageFullError } from '../../lib/store/errors'
import { createRow, deleteRow, patchRow, restoreRow } from '../../lib/store/write'
import { newStore, newTeamStore } from './stores'

const full = (): never => {
  throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
}

describe('writing rows', () => {
  it('fills in what was not said and stores a row its schema reads', async () => {
    const db = await newStore()
    const id = await createRow(db, 'accounts', { name: 'Acme' }, { at: '2026-03-12T09:12:00.000Z' })
    expect(await db.accounts.get(id)).toMatchObject({
      name: 'Acme',
      domains: [],
      relationship: 'unknown',
      createdAt: '2026-03-12T09:12:00.000Z',
      deletedAt: null,
    })
  })

  it('queues nothing while alone, since there is nobody to send to', async () => {
    const db = await newStore()
    await createRow(db, 'accounts', { name: 'Acme' })
    expect(await db.outbox.count()).toBe(0)
  })

  it('queues each edit in the order of the device, sets as add and remove', async () => {
    const db = await newTeamStore()
    const id = await createRow(db, 'contacts', { name: 'Li', emails: ['li@acme.test'] })
    await patchRow(db, 'contacts', id, { add: { emails: ['li2@acme.test'] }, remove: { emails: ['li@acme.test'] } })
    await deleteRow(db, 'contacts', id)
    await restoreRow(db, 'contacts', id)
    const queued = await db.outbox.toArray()
    expect(queued.map((change) => [change.counter, change.op])).toEqual([
      [1, 'create'],
      [2, 'update'],
      [3, 'delete'],
      [4, 'restore'],
    ])
    expect(queued[0]?.patch.add).toEqual({ emails: ['li@acme.test'] })
    expect(queued[0]?.patch.set).not.toHaveProperty('emails')
    expect(await db.contacts.get(id)).toMatchObject({ emails: ['li2@acme.test'], deletedAt: null })
  })

  it('refuses a row its schema does not read, and leaves row and outbox as they were', async () => {
    const db = await newTeamStore()
    const id = await createRow(db, 'accounts', { name: 'Acme' })
    await expect(patchRow(db, 'accounts', id, { set: { customerSince: 'yesterday' } })).rejects.toThrow(InvalidRowError)
    await expect(patchRow(db, 'accounts', id, { set: { domains: ['a.test'] } })).rejects.toThrow(/cannot be set whole/)
    expect(await db.accounts.get(id)).toMatchObject({ customerSince: null, domains: [] })
    expect(await db.outbox.count()).toBe(1)
  })

  it('says which row is missing', async () => {
    const db = await newStore()
    await expect(patchRow(db, 'accounts', 'nobody', { set: { name: 'x' } })).rejects.toThrow(MissingRowError)
  })

  it('leaves to the server, in a team, what only the server writes', async () => {
    const db = await newTeamStore()
    await expect(createRow(db, 'reference', { day: '2026-03-12', values: {} })).rejects.toThrow(InvalidRowError)
  })

  it('keeps the server record under the first pending change', async () => {
    const db = await newStore()
    const id = await createRow(db, 'accounts', { name: 'Acme' })
    await db.meta.put({ key: 'server', value: 'http://127.0.0.1:9' })
    await patchRow(db, 'accounts', id, { set: { name: 'Acme Ltd' } })
    await patchRow(db, 'accounts', id, { set: { name: 'Acme GmbH' } })
    expect((await db.shadows.get(['accounts', id]))?.record).toMatchObject({ name: 'Acme' })
  })

  it('says that the disk is full, keeps the outbox and does not keep half an edit', async () => {
    const db = await newTeamStore()
    await createRow(db, 'accounts', { name: 'Kept' })
    db.accounts.hook('creating', full)
    await expect(createRow(db, 'accounts', { name: 'Lost' })).rejects.toThrow(StorageFullError)
    db.accounts.hook('creating').unsubscribe(full)
    expect((await db.accounts.toArray()).map((account) => account.name)).toEqual(['Kept'])
    expect((await db.outbox.toArray()).map((change) => change.counter)).toEqual([1])
    await createRow(db, 'accounts', { name: 'Room again' })
    expect((await db.outbox.toArray()).map((change) => change.counter)).toEqual([1, 2])
  })

  it('notes whose insight rests on the change', async () => {
    const db = await newStore()
    const contact = await createRow(db, 'contacts', { name: 'Li', accountIds: ['a'] })
    await patchRow(db, 'contacts', contact, { add: { accountIds: ['b'] } })
    expect((await db.staleAccounts.toArray()).map((stale) => stale.accountId)).toEqual(['a', 'b'])
  })
})
