import { describe, expect, it } from 'vitest'
import { createDirectory } from '../../lib/store/directory'
import { InvalidRowError, NeverLoggedError } from '../../lib/store/errors'
import { addNeverLog } from '../../lib/store/never-log'
import { addPerson, markNotYetCustomer, setCustomerSince } from '../../lib/store/people'
import { createRow, deleteRow } from '../../lib/store/write'
import { newStore } from './stores'

describe('adding a person', () => {
  it('makes the contact and its account at once, owned by oneself', async () => {
    const db = await newStore()
    const { contactId, accountId } = await addPerson(db, {
      name: 'Li Na',
      address: ' Li.Na@Acme.TEST ',
      account: { name: 'Acme', domain: 'acme.test' },
    })
    expect(await db.contacts.get(contactId)).toMatchObject({ emails: ['li.na@acme.test'], accountIds: [accountId] })
    const memberId = (await db.meta.get('memberId'))?.value
    expect(await db.accounts.get(accountId)).toMatchObject({ domains: ['acme.test'], ownerId: memberId })
  })

  it('uses the account that has the domain, and the contact who has the address', async () => {
    const db = await newStore()
    const acme = await createRow(db, 'accounts', { name: 'Acme', domains: ['acme.test'] })
    const person = { name: 'Li', address: 'li@acme.test', account: { name: 'acme', domain: 'acme.test' } }
    const first = await addPerson(db, person)
    expect(first.accountId).toBe(acme)
    const other = await createRow(db, 'accounts', { name: 'Other' })
    expect((await addPerson(db, { ...person, account: { id: other } })).contactId).toBe(first.contactId)
    expect((await db.contacts.get(first.contactId))?.accountIds).toEqual([acme, other])
  })

  it('refuses what is no address, and leaves nothing behind', async () => {
    const db = await newStore()
    const account = { name: 'Acme', domain: 'acme.test' }
    await expect(addPerson(db, { name: 'x', address: 'not an address', account })).rejects.toThrow(InvalidRowError)
    expect(await db.accounts.count()).toBe(0)
  })
})

describe('adding somebody of the never-log list', () => {
  it('is refused, and leaves nothing behind', async () => {
    const db = await newStore()
    await addNeverLog(db, { domain: 'clinic.test' })
    const account = { name: 'Clinic', domain: 'clinic.test' }
    await expect(addPerson(db, { name: 'Dr', address: 'dr@clinic.test', account })).rejects.toThrow(NeverLoggedError)
    expect(await db.accounts.count()).toBe(0)
  })
})

describe('the answer to "already a customer?"', () => {
  it('is a day, or not yet', async () => {
    const db = await newStore()
    const id = await createRow(db, 'accounts', { name: 'Acme' })
    await setCustomerSince(db, id, '2025-01-20')
    expect(await db.accounts.get(id)).toMatchObject({ relationship: 'customer', customerSince: '2025-01-20' })
    await markNotYetCustomer(db, id)
    expect(await db.accounts.get(id)).toMatchObject({ relationship: 'notYet', customerSince: null })
  })
})

describe('the directory', () => {
  it('finds by any address, by domain and by id, each once, deleted ones never', async () => {
    const db = await newStore()
    const acme = await createRow(db, 'accounts', { name: 'Acme', domains: ['acme.test', 'acme.example'] })
    const gone = await createRow(db, 'accounts', { name: 'Gone', domains: ['acme.test'] })
    const li = await createRow(db, 'contacts', { name: 'Li', emails: ['li@acme.test', 'li@home.test'] })
    await deleteRow(db, 'accounts', gone)
    const directory = createDirectory(db)
    const contacts = await directory.contactsByAddress(['li@home.test', 'li@acme.test', 'nobody@acme.test'])
    expect(contacts.map(({ id }) => id)).toEqual([li])
    const accounts = await directory.accountsByDomain(['acme.test', 'acme.example'])
    expect(accounts.map(({ id }) => id)).toEqual([acme])
    expect((await directory.accountsById([gone, acme, 'nobody'])).map(({ id }) => id)).toEqual([acme])
  })
})
