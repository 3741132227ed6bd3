import 'fake-indexeddb/auto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ViewerError } from '../../../lib/store/errors'
import { undoImport } from '../../../lib/store/import/undo-import'
import { decide } from '../../../lib/store/identities'
import { writeMeta } from '../../../lib/store/meta'
import { addNeverLog } from '../../../lib/store/never-log'
import { createRow, patchRow } from '../../../lib/store/write'
import { newStore, newTeamStore } from '../stores'
import { account, anyDrafts, contact, draftsOf, importDrafts, steadyDrafts } from './drafts'
import { living, snapshot } from './snapshot'

const order = (minor: number, externalKey: string | null = null) => ({
  collection: 'orders' as const,
  externalKey,
  fields: { on: '2026-01-15', amount: { minor, currency: 'EUR' }, products: [] },
  account: 0,
  contact: null,
})

describe('an import', () => {
  it('makes accounts, contacts and orders, and tells how many', async () => {
    const db = await newStore()
    const outcome = await importDrafts(
      db,
      draftsOf(
        [
          account({ name: 'Acme', domains: ['acme.test'] }),
          contact({ name: 'Ana', emails: ['ana@acme.test'] }, { account: 0 }),
        ],
        [account({ name: 'Acme', domains: ['acme.test'] }), order(100)],
      ),
    )
    expect(outcome).toMatchObject({
      end: 'done',
      counts: { accounts: { made: 1, unchanged: 1 }, contacts: { made: 1 }, orders: { made: 1 } },
      problemCount: 0,
    })
    const [acme] = await db.accounts.toArray()
    expect(await db.contacts.toArray()).toMatchObject([{ name: 'Ana', accountIds: [acme?.id] }])
    expect(await db.orders.toArray()).toMatchObject([{ accountId: acme?.id, amount: { minor: 100, currency: 'EUR' } }])
    expect(await db.importBatches.get(outcome.batchId ?? '')).toMatchObject({ counts: { 'accounts.made': 1 } })
    expect(await db.staleAccounts.count()).toBe(1)
  })

  it('finds what is there by external key, then domain, then name', async () => {
    const db = await newStore()
    const byKey = await createRow(db, 'accounts', { name: 'One', externalKeys: ['hubspot:1'] })
    const byDomain = await createRow(db, 'accounts', { name: 'Two', domains: ['two.test'] })
    const byName = await createRow(db, 'accounts', { name: 'Three' })
    await importDrafts(
      db,
      draftsOf(
        [account({ name: 'Uno', externalKeys: ['hubspot:1'], domains: ['two.test'] }, { fields: { country: 'ES' } })],
        [account({ name: 'Dos', domains: ['two.test'] }, { fields: { country: 'ES' } })],
        [account({ name: ' THREE', domains: ['three.test'] }, { fields: { country: 'ES' } })],
      ),
      { mode: 'fill' },
    )
    // A domain that two accounts had would find neither: it stays where it is.
    expect(await db.accounts.get(byKey)).toMatchObject({ country: 'ES', domains: [] })
    expect(await db.accounts.get(byDomain)).toMatchObject({ country: 'ES', name: 'Two' })
    expect(await db.accounts.get(byName)).toMatchObject({ country: 'ES', domains: ['three.test'], name: 'Three' })
  })

  it('refuses a line that several accounts answer to, says why, and takes the others', async () => {
    const db = await newStore()
    await createRow(db, 'accounts', { name: 'Twin' })
    await createRow(db, 'accounts', { name: 'Twin' })
    const outcome = await importDrafts(
      db,
      draftsOf([account({ name: 'Twin' }), order(100)], [account({ name: 'Other' })]),
    )
    expect(outcome.problems).toEqual([
      { line: 2, column: null, reason: 'refused', params: { text: expect.stringContaining('Several accounts') } },
    ])
    expect(outcome.counts).toEqual({ accounts: { made: 1, changed: 0, unchanged: 0 } })
    expect(await db.orders.count()).toBe(0)
  })

  it('joins nobody by free mail, and somebody by the domain of a company that is there', async () => {
    const db = await newStore()
    await createRow(db, 'accounts', { name: 'Mail', domains: ['gmail.com'] })
    const acme = await createRow(db, 'accounts', { name: 'Acme', domains: ['acme.test'] })
    await importDrafts(
      db,
      draftsOf(
        [contact({ name: 'Ana', emails: ['ana@gmail.com'] })],
        [contact({ name: 'Bo', emails: ['bo@mail.acme.test'] })],
      ),
    )
    const found = await db.contacts.toArray()
    expect(found.find(({ name }) => name === 'Ana')?.accountIds).toEqual([])
    expect(found.find(({ name }) => name === 'Bo')?.accountIds).toEqual([acme])
  })

  it('makes an account of a person that buys', async () => {
    const db = await newStore()
    const buys = { ...order(100), account: null, contact: 0 }
    await importDrafts(db, draftsOf([contact({ name: 'Cy', emails: ['cy@gmail.com'] }), buys]))
    const [own] = await db.accounts.toArray()
    expect(own).toMatchObject({ name: 'Cy', domains: [] })
    expect(await db.contacts.toArray()).toMatchObject([{ accountIds: [own?.id] }])
  })

  it('keeps two equal orders of one file apart, and finds both again in the next', async () => {
    const db = await newStore()
    const twice = draftsOf([account({ name: 'Acme' }), order(100)], [account({ name: 'Acme' }), order(100)])
    await importDrafts(db, twice)
    expect(await db.orders.count()).toBe(2)
    await importDrafts(db, [...twice, ...draftsOf([account({ name: 'Acme' }), order(200)])])
    expect(await db.orders.count()).toBe(3)
  })

  it('takes the file’s word, or only fills what is empty, as asked', async () => {
    const db = await newStore()
    const id = await createRow(db, 'accounts', { name: 'Acme', industry: 'textile', custom: { region: 'east' } })
    const says = draftsOf([
      account(
        { name: 'Acme' },
        { fields: { industry: 'software', country: 'FR', custom: { region: 'west', code: 7 } } },
      ),
    ])
    await importDrafts(db, says, { mode: 'fill' })
    expect(await db.accounts.get(id)).toMatchObject({
      industry: 'textile',
      country: 'FR',
      custom: { region: 'east', code: 7 },
    })
    await importDrafts(db, says, { mode: 'replace' })
    expect(await db.accounts.get(id)).toMatchObject({ industry: 'software', custom: { region: 'west', code: 7 } })
  })

  it('finds the responsible colleague by address, and keeps a name that is nobody’s', async () => {
    const db = await newTeamStore()
    await db.members.put({
      id: 'm1',
      name: 'Li Na',
      email: 'li@ours.test',
      role: 'member',
      createdAt: '2026-01-01T00:00:00.000Z',
      deletedAt: null,
    })
    await decide(db, { address: 'li.na@ours.test', decision: 'colleague', memberId: 'm1' })
    await importDrafts(
      db,
      draftsOf(
        [account({ name: 'A' }, { said: { owner: 'li.na@ours.test' } })],
        [account({ name: 'B' }, { said: { owner: 'Na Li' } })],
        [account({ name: 'C' }, { said: { owner: 'Somebody Else' } })],
      ),
    )
    const all = await db.accounts.orderBy('name').toArray()
    expect(all.map(({ ownerId, custom }) => [ownerId, custom])).toEqual([
      ['m1', {}],
      ['m1', {}],
      [null, { owner: 'Somebody Else' }],
    ])
  })

  it('leaves out whoever is never to be logged', async () => {
    const db = await newStore()
    await addNeverLog(db, { person: 'doctor@clinic.test' })
    const outcome = await importDrafts(db, draftsOf([contact({ name: 'Doctor', emails: ['doctor@clinic.test'] })]))
    expect([outcome.problemCount, await db.contacts.count()]).toEqual([1, 0])
  })

  it('is refused to a viewer of a team before its first line', async () => {
    const db = await newTeamStore()
    await writeMeta(db, 'memberRole', 'viewer')
    await expect(importDrafts(db, draftsOf([account({ name: 'Acme' })]))).rejects.toThrow(ViewerError)
    expect([await db.accounts.count(), await db.outbox.count()]).toEqual([0, 0])
  })

  it('writes nothing in a trial, and counts what it would', async () => {
    const db = await newStore()
    const line = [account({ name: 'Acme' }), contact({ name: 'Ana', emails: ['ana@acme.test'] }, { account: 0 })]
    const many = draftsOf(...Array.from({ length: 2500 }, () => line))
    const trial = await importDrafts(db, many, { isTrial: true })
    expect(await db.accounts.count()).toBe(0)
    const { counts } = await importDrafts(db, many)
    expect(trial.counts).toEqual(counts)
    expect(trial.batchId).toBeNull()
  })

  it('changes nothing when a file that calls each company and person by the same keys on every line comes again, and queues nothing', async () => {
    await fc.assert(
      fc.asyncProperty(steadyDrafts, fc.constantFrom('fill' as const, 'replace' as const), async (drafts, mode) => {
        const db = await newTeamStore()
        await importDrafts(db, drafts, { mode })
        const [before, queued] = [await snapshot(db), await db.outbox.count()]
        const again = await importDrafts(db, drafts, { mode })
        expect(await snapshot(db)).toEqual(before)
        expect(await db.outbox.count()).toBe(queued)
        expect(again.batchId).toBeNull()
        await db.delete()
      }),
      { numRuns: 60 },
    )
  }, 120_000)
})

describe('undoing an import', () => {
  it.each([
    ['alone', newStore],
    ['in a team', newTeamStore],
  ])(
    'puts every row back as it was, %s',
    async (_, open) => {
      await fc.assert(
        fc.asyncProperty(
          anyDrafts,
          anyDrafts,
          fc.constantFrom('fill' as const, 'replace' as const),
          async (old, drafts, mode) => {
            const db = await open()
            await importDrafts(db, old, { fileHash: 'b'.repeat(64) })
            const before = living(await snapshot(db, ['importBatches']))
            const { batchId } = await importDrafts(db, drafts, { mode })
            const undone = batchId === null ? null : await undoImport(db, batchId)
            expect(undone?.kept ?? []).toEqual([])
            expect(living(await snapshot(db, ['importBatches']))).toEqual(before)
            await db.delete()
          },
        ),
        { numRuns: 40 },
      )
    },
    120_000,
  )

  it('leaves what somebody changed since, and says so', async () => {
    const db = await newStore()
    const id = await createRow(db, 'accounts', { name: 'Acme', industry: 'textile' })
    const { batchId } = await importDrafts(
      db,
      draftsOf(
        [account({ name: 'Acme' }, { fields: { industry: 'software', country: 'FR' } })],
        [account({ name: 'New' })],
      ),
    )
    await patchRow(db, 'accounts', id, { set: { country: 'DE' } })
    const made = await db.accounts.where('name').equals('New').first()
    await createRow(db, 'tasks', { accountId: made?.id ?? '', title: 'Call them' })
    const undone = await undoImport(db, batchId ?? '')
    expect(await db.accounts.get(id)).toMatchObject({ industry: 'textile', country: 'DE' })
    expect(undone.kept).toEqual(
      expect.arrayContaining([
        { collection: 'accounts', id, why: 'changed', fields: ['country'] },
        { collection: 'accounts', id: made?.id, why: 'used', fields: [] },
      ]),
    )
  })
})
