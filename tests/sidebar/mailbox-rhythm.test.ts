import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { recordSeen } from '../../entrypoints/sidebar/sightings'
import { loadMailboxRhythm } from '../../entrypoints/wiring/mailbox-rhythm'
import type { SidelightDatabase } from '../../lib/store/database'
import { addPerson } from '../../lib/store/people'
import { createRow } from '../../lib/store/write'
import { newStore } from '../store/stores'
import { list, now, person, rep, row } from './reports'

const at = (day: number): string => `2026-06-0${day}T08:31:00.000Z`

async function storeWith(...senders: string[]): Promise<SidelightDatabase> {
  const db = await newStore()
  const seen = recordSeen({ db, ours: () => rep, now: () => now, whenIdle: (run) => run(), changed: () => undefined })
  seen.onList(list(senders.map((address, index) => row(index, at(index + 1), { people: [person('from', address)] }))))
  await seen.settled()
  return db
}
const peopleOf = async (db: SidelightDatabase, accountId: string) =>
  (await loadMailboxRhythm(db, { accountId }, now))?.people ?? null

describe('an account’s rhythm', () => {
  it('is that of its contacts and of everybody at its domain', async () => {
    const db = await storeWith('ana@acme.test', 'bob@mail.acme.test', 'fang@gmail.com', 'stranger@gmail.com')
    const account = { name: 'Acme', domain: 'acme.test' }
    const { accountId } = await addPerson(db, { name: 'Ana', address: 'ana@acme.test', account })
    expect(await peopleOf(db, accountId)).toBe(2)
    await addPerson(db, { name: '方敏', address: 'fang@gmail.com', account: { id: accountId } })
    expect(await peopleOf(db, accountId)).toBe(3)
  })

  it('leaves out a domain that several accounts share', async () => {
    const db = await storeWith('ana@acme.test', 'bob@acme.test')
    const account = { name: 'Acme', domain: 'acme.test' }
    const { accountId } = await addPerson(db, { name: 'Ana', address: 'ana@acme.test', account })
    await createRow(db, 'accounts', { name: 'Acme Trading', domains: ['acme.test'] })
    expect(await peopleOf(db, accountId)).toBe(1)
  })

  it('is nobody’s where nothing was seen', async () => {
    const db = await storeWith('ana@acme.test')
    expect(await loadMailboxRhythm(db, { address: 'bob@other.test' }, now)).toBeNull()
    expect(await loadMailboxRhythm(db, { address: 'ana@acme.test' }, now)).toMatchObject({ lastIn: at(1), people: 1 })
  })
})
