import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { answerProposal, answerSince, undoAnswer } from '../../entrypoints/sidebar/scan-answers'
import { findProposals } from '../../entrypoints/sidebar/scan-found'
import { emptyTally, tallyList, tallySchema, type Tally } from '../../entrypoints/sidebar/scan-tally'
import { decide } from '../../lib/store/identities'
import { addNeverLog } from '../../lib/store/never-log'
import { confirmedOwnAddresses, confirmOwnAddresses } from '../../lib/store/own-addresses'
import { addPerson } from '../../lib/store/people'
import { newStore, newTeamStore } from '../store/stores'
import { list, person, rep, row } from './reports'

const at = (day: number): string => `2026-06-${String(day).padStart(2, '0')}T08:31:00.000Z`
let uid = 0
const from = (address: string, times = 1, name = '') =>
  Array.from({ length: times }, () => row(++uid, at(1 + (uid % 9)), { people: [person('from', address, name)] }))
const to = (address: string, times = 1) =>
  Array.from({ length: times }, () => row(++uid, at(1 + (uid % 9)), { people: [person('to', address)] }))

function scanned(inbox: ReturnType<typeof from>, sent: ReturnType<typeof to>): Tally {
  return tallyList(tallyList(emptyTally, list(inbox)), list(sent, { folder: 'sent' }))
}

describe('the scan', () => {
  it('counts each row once, however often it comes on screen, and fits into what the tab keeps', () => {
    const rows = [...from('ana@acme.test', 3, 'Ana López'), ...from('bob@acme.test')]
    const once = tallyList(emptyTally, list(rows))
    const twice = tallyList(once, list([...rows, ...from('ana@acme.test')]))
    expect(twice.inbox.messages).toBe(5)
    expect(twice.people.find(({ address }) => address === 'ana@acme.test')).toMatchObject({
      received: 4,
      sent: 0,
      name: 'Ana López',
    })
    expect(tallyList(twice, list(rows, { folder: 'other' })).inbox.messages).toBe(5)
    expect(tallySchema.parse(JSON.parse(JSON.stringify(twice)))).toEqual(twice)
  })

  it('proposes those one really writes with, two-way mail first', async () => {
    const db = await newStore()
    const inbox = [
      ...from('ana@acme.test', 5),
      ...from('bob@mail.acme.test', 2),
      ...from('loud@shop.test', 40),
      ...from('once@stranger.test', 2),
      ...from('fang@gmail.com', 6, '方敏'),
    ]
    const tally = scanned(inbox, [...to('ana@acme.test', 4), ...to('fang@gmail.com', 2), ...to('lead@nova.test')])
    const found = await findProposals(db, tally.people, rep.isOurs)
    expect(found.map(({ key }) => key)).toEqual(['acme.test', 'fang@gmail.com', 'nova.test', 'shop.test'])
    expect(found[0]).toMatchObject({ name: 'Acme', domain: 'acme.test', received: 7, sent: 4 })
    expect(found[0]?.people).toHaveLength(2)
    expect(found[1]).toMatchObject({ name: '方敏', domain: null })
  })

  it('leaves out our own company, machines, mailings, and whoever is settled', async () => {
    const db = await newStore()
    await addPerson(db, { name: 'Ana', address: 'ana@acme.test', account: { name: 'Acme', domain: 'acme.test' } })
    await decide(db, { address: 'no@ignored.test', decision: 'ignored' })
    await addNeverLog(db, { domain: 'family.test' })
    const addresses = [
      'colleague@ours.test',
      'noreply@service.test',
      'newsletter@shop.test',
      'new@acme.test',
      'no@ignored.test',
      'mum@family.test',
    ]
    const tally = scanned(
      addresses.flatMap((address) => from(address, 3)),
      addresses.flatMap((address) => to(address)),
    )
    expect(await findProposals(db, tally.people, rep.isOurs)).toEqual([])
  })

  it('proposes ten', async () => {
    const db = await newStore()
    const companies = Array.from({ length: 30 }, (_, index) => `ana@company${index}.test`)
    const tally = scanned(
      companies.flatMap((address) => from(address)),
      companies.flatMap((address) => to(address)),
    )
    expect(await findProposals(db, tally.people, rep.isOurs)).toHaveLength(10)
  })
})

describe('an answer', () => {
  const acme = {
    name: 'Acme',
    domain: 'acme.test',
    people: [
      { name: 'Ana', address: 'ana@acme.test' },
      { name: 'Bob', address: 'bob@acme.test' },
    ],
  }

  it('makes the customer with its people, and all of it is taken back', async () => {
    const db = await newTeamStore()
    const made = await answerProposal(db, acme, 'customer')
    expect(await db.accounts.toArray()).toMatchObject([
      { name: 'Acme', relationship: 'customer', domains: ['acme.test'] },
    ])
    expect(await db.contacts.count()).toBe(2)
    await answerSince(db, made, '2024-05-01')
    expect(await db.accounts.get(made.accountId ?? '')).toMatchObject({ customerSince: '2024-05-01' })
    await undoAnswer(db, made)
    const rows = [...(await db.accounts.toArray()), ...(await db.contacts.toArray())]
    expect(rows.every(({ deletedAt }) => deletedAt !== null)).toBe(true)
  })

  it('marks a prospect', async () => {
    const db = await newStore()
    const { accountId } = await answerProposal(db, acme, 'prospect')
    expect(await db.accounts.get(accountId ?? '')).toMatchObject({ relationship: 'notYet' })
  })

  it('"not" is remembered, and taken back', async () => {
    const db = await newStore()
    const tally = scanned(from('ana@acme.test', 3), to('ana@acme.test'))
    const made = await answerProposal(db, acme, 'not')
    expect(await db.accounts.count()).toBe(0)
    expect(await findProposals(db, tally.people, rep.isOurs)).toEqual([])
    await undoAnswer(db, made)
    expect(await findProposals(db, tally.people, rep.isOurs)).toHaveLength(1)
  })

  it('that fails half-way leaves nothing behind', async () => {
    const db = await newStore()
    const bad = { ...acme, people: [...acme.people, { name: 'Nobody', address: 'no address' }] }
    await expect(answerProposal(db, bad, 'customer')).rejects.toThrow('not an email address')
    const rows = [...(await db.accounts.toArray()), ...(await db.contacts.toArray())]
    expect(rows.filter(({ deletedAt }) => deletedAt === null)).toEqual([])
  })
})

describe('own addresses', () => {
  it('are exactly those confirmed last', async () => {
    const db = await newStore()
    await confirmOwnAddresses(db, ['me@ours.test', 'sales@ours.test'])
    await confirmOwnAddresses(db, ['me@ours.test', 'second@ours.test'])
    expect((await confirmedOwnAddresses(db)).toSorted()).toEqual(['me@ours.test', 'second@ours.test'])
    await expect(confirmOwnAddresses(db, ['no address'])).rejects.toThrow('not an email address')
    expect(await confirmedOwnAddresses(db)).toHaveLength(2)
  })
})
