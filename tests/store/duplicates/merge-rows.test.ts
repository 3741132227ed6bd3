import 'fake-indexeddb/auto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFreeMail } from '../../../lib/mail/mail-domains'
import { findDuplicates } from '../../../lib/store/duplicates/find-duplicates'
import { denyDuplicate, mergeRows } from '../../../lib/store/duplicates/merge-rows'
import { undoMerge } from '../../../lib/store/duplicates/undo-merge'
import { decide } from '../../../lib/store/identities'
import type { SidelightDatabase } from '../../../lib/store/database'
import { createRow, patchRow } from '../../../lib/store/write'
import { anyDrafts, importDrafts } from '../import/drafts'
import { living, snapshot } from '../import/snapshot'
import { newStore, newTeamStore } from '../stores'

const at = '2026-02-01T08:00:00.000Z'

/** Two rows of one company, with history on both. */
async function twins(db: SidelightDatabase) {
  const a = await createRow(
    db,
    'accounts',
    { name: 'Acme GmbH', domains: ['acme.test'], industry: 'textile' },
    { at: '2026-01-01T08:00:00.000Z' },
  )
  const b = await createRow(
    db,
    'accounts',
    { name: 'ACME', domains: ['acme.test', 'acme.example'], country: 'DE', industry: 'software' },
    { at: '2026-01-02T08:00:00.000Z' },
  )
  const person = await createRow(db, 'contacts', { name: 'Ana López', emails: ['ana@acme.test'], accountIds: [b] })
  await createRow(db, 'interactions', { accountId: b, contactIds: [person], kind: 'call', at, summary: 'asked' })
  await createRow(db, 'orders', { accountId: b, on: '2026-01-05', amount: { minor: 100, currency: 'EUR' } })
  await createRow(db, 'signals', { accountId: b, contactId: person, kind: 'nps', at, value: 9 })
  await createRow(db, 'tasks', { accountId: b, title: 'Quote' })
  await createRow(db, 'interactions', { accountId: a, kind: 'note', at, summary: 'met' })
  await decide(db, { address: 'ana@elsewhere.test', decision: 'account', accountId: b })
  return { a, b, person }
}

describe('merging', () => {
  it('keeps both histories at the older account, and the other’s fields where it has none', async () => {
    const db = await newStore()
    const { a, b, person } = await twins(db)
    await mergeRows(db, { collection: 'accounts', ids: [b, a] })
    expect(await db.accounts.get(a)).toMatchObject({
      name: 'Acme GmbH',
      domains: ['acme.test', 'acme.example'],
      industry: 'textile',
      country: 'DE',
    })
    expect((await db.accounts.get(b))?.deletedAt).not.toBeNull()
    const hanging = [db.interactions, db.orders, db.signals, db.tasks, db.identities]
    for (const table of hanging) expect(await table.filter(({ accountId }) => accountId !== a).count()).toBe(0)
    expect(await db.contacts.get(person)).toMatchObject({ accountIds: [a] })
  })

  it('takes the value that a person chose', async () => {
    const db = await newStore()
    const { a, b } = await twins(db)
    await mergeRows(db, { collection: 'accounts', ids: [a, b], choices: { name: b, industry: b } })
    expect(await db.accounts.get(a)).toMatchObject({ name: 'ACME', industry: 'software' })
  })

  it('of contacts moves what was logged with them, and their decisions', async () => {
    const db = await newStore()
    const { person } = await twins(db)
    const same = await createRow(
      db,
      'contacts',
      { name: 'Ana López', emails: ['ana@gmail.com'], accountIds: [] },
      { at: '2025-01-01T08:00:00.000Z' },
    )
    await decide(db, { address: 'al@elsewhere.test', decision: 'contact', contactId: person })
    await mergeRows(db, { collection: 'contacts', ids: [person, same] })
    expect(await db.contacts.get(same)).toMatchObject({ emails: ['ana@gmail.com', 'ana@acme.test'] })
    expect(await db.interactions.filter(({ contactIds }) => contactIds.includes(same)).count()).toBe(1)
    expect(await db.signals.filter(({ contactId }) => contactId === same).count()).toBe(1)
    expect(await db.identities.filter(({ contactId }) => contactId === same).count()).toBe(1)
  })

  it.each([
    ['alone', newStore],
    ['in a team', newTeamStore],
  ])(
    'is undone exactly, %s',
    async (_, open) => {
      await fc.assert(
        fc.asyncProperty(
          anyDrafts,
          fc.nat(),
          fc.nat(),
          fc.constantFrom('accounts' as const, 'contacts' as const),
          async (drafts, x, y, collection) => {
            const db = await open()
            await twins(db)
            await importDrafts(db, drafts)
            const ids = await db.table<{ id: string }, string>(collection).toCollection().primaryKeys()
            const [one = '', other = ''] = [
              ids[x % ids.length],
              ids[(x + 1 + (y % Math.max(1, ids.length - 1))) % ids.length],
            ]
            fc.pre(one !== other)
            const before = living(await snapshot(db, ['merges']))
            const id = await mergeRows(db, { collection, ids: [one, other], choices: { name: other } })
            expect(living(await snapshot(db, ['merges']))).not.toEqual(before)
            expect(await undoMerge(db, id)).toEqual({ keptFields: [] })
            expect(living(await snapshot(db, ['merges']))).toEqual(before)
            await db.delete()
          },
        ),
        { numRuns: 40 },
      )
    },
    120_000,
  )

  it('undone later keeps what was edited, and what came, since', async () => {
    const db = await newStore()
    const { a, b } = await twins(db)
    const id = await mergeRows(db, { collection: 'accounts', ids: [a, b] })
    await patchRow(db, 'accounts', a, { set: { country: 'FR', employees: 12 }, add: { domains: ['acme.fr'] } })
    const later = await createRow(db, 'tasks', { accountId: a, title: 'Since' })
    expect(await undoMerge(db, id)).toEqual({ keptFields: ['country'] })
    expect(await db.accounts.get(a)).toMatchObject({ domains: ['acme.test', 'acme.fr'], country: 'FR', employees: 12 })
    expect(await db.accounts.get(b)).toMatchObject({ domains: ['acme.test', 'acme.example'], deletedAt: null })
    expect(await db.tasks.get(later)).toMatchObject({ accountId: a })
    expect(await db.orders.filter(({ accountId }) => accountId === b).count()).toBe(1)
  })

  it('of an account with thousands of rows stays within a row’s length, and is undone', async () => {
    const db = await newStore()
    const { a, b } = await twins(db)
    const base = await db.signals.toArray()
    await db.signals.bulkAdd(
      Array.from({ length: 4000 }, (_, index) => Object.assign({}, base[0], { id: `s${index}`, kind: 'login' })),
    )
    const id = await mergeRows(db, { collection: 'accounts', ids: [a, b] })
    expect(await db.merges.count()).toBeGreaterThan(3)
    expect(await db.signals.filter(({ accountId }) => accountId === a).count()).toBe(4001)
    await undoMerge(db, id)
    expect(await db.signals.filter(({ accountId }) => accountId === b).count()).toBe(4001)
  })
})

describe('duplicates', () => {
  it('are found by domain and name, address, mailbox and telephone, with reasons', async () => {
    const db = await newStore()
    const { a, b } = await twins(db)
    await createRow(db, 'accounts', { name: '恒达纺织集团有限公司' })
    await createRow(db, 'accounts', { name: '恒达纺织（上海）有限公司' })
    await createRow(db, 'contacts', { name: 'Wang Fang', emails: ['wang.fang@gmail.com'] })
    await createRow(db, 'contacts', { name: 'Fang WANG', emails: ['wangfang+work@gmail.com'] })
    await createRow(db, 'contacts', { name: '李娜', phone: '+86 138 0013 8000' })
    await createRow(db, 'contacts', { name: '李娜', phone: '138-0013-8000' })
    await createRow(db, 'contacts', { name: 'Bob Stone', phone: '13800138000' })
    const { proposals } = await findDuplicates(db, { isFreeMail })
    const told = proposals.map(({ rows, likeness }) => [
      rows
        .map(({ name }) => name)
        .toSorted((x, y) => x.localeCompare(y))
        .join(' = '),
      likeness.sureness,
      likeness.evidence.map(({ kind }) => kind).join(' '),
    ])
    expect(told).toEqual(
      expect.arrayContaining([
        ['ACME = Acme GmbH', 'certain', 'sameDomain sameCompanyName'],
        ['Fang WANG = Wang Fang', 'certain', 'sameName sameMailbox'],
        ['李娜 = 李娜', 'likely', 'sameName samePhone'],
      ]),
    )
    expect(told.some(([names]) => names?.includes('恒达'))).toBe(true)
    expect(told.some(([names]) => names?.includes('Bob Stone'))).toBe(false)
    expect(proposals[0]?.rows.map(({ id }) => id).toSorted()).toEqual([a, b].toSorted())
  })

  it('are not proposed again once somebody has said that they are two, until that is taken back', async () => {
    const db = await newStore()
    const { a, b } = await twins(db)
    const id = await denyDuplicate(db, { collection: 'accounts', ids: [a, b] })
    expect((await findDuplicates(db, { isFreeMail })).count).toBe(0)
    expect(await db.accounts.filter(({ deletedAt }) => deletedAt === null).count()).toBe(2)
    await undoMerge(db, id)
    expect((await findDuplicates(db, { isFreeMail })).count).toBe(1)
  })
})
