import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { recordSeen } from '../../entrypoints/sidebar/sightings'
import { cardRowsReader } from '../../entrypoints/wiring/card-rows'
import { makeCard } from '../../entrypoints/wiring/load-card'
import { loadMailboxRhythm, withRhythm } from '../../entrypoints/wiring/mailbox-rhythm'
import type { Team } from '../../entrypoints/wiring/team'
import { quietAlert } from '../../lib/store/alert-actions'
import { loadAlerts } from '../../lib/store/alerts'
import type { SidelightDatabase } from '../../lib/store/database'
import { insightTables, loadInsight } from '../../lib/store/insights'
import { addPerson } from '../../lib/store/people'
import { createRow, patchRow } from '../../lib/store/write'
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

const team: Team = {
  myId: 'rep',
  myName: '',
  isViewer: false,
  workspace: null,
  server: null,
  wasPutOut: false,
  members: [],
  names: new Map(),
  decided: [],
}

async function cardOf(db: SidelightDatabase, accountId: string) {
  const account = await db.accounts.get(accountId)
  if (!account) throw new Error('there is no such account')
  const asked = {
    account,
    person: { name: 'Ana', address: 'ana@acme.test', title: null, contactId: null, formOfAddress: null },
    match: { how: 'address', because: '', sureness: 'certain', against: [], decisionId: null } as const,
    others: [],
    peopleLeftOut: 0,
    privateBy: null,
    scope: { people: [], thread: null },
    isAlwaysLogged: false,
    privateTargets: null,
    message: null,
  }
  const rows = await db.transaction('r', insightTables(db), () => cardRowsReader(db)(accountId))
  return makeCard(asked, rows, { team, today: '2026-06-17' })
}

describe('an account’s rhythm', () => {
  it('is that of its contacts and of everybody at its domain', async () => {
    const db = await storeWith('ana@acme.test', 'bob@mail.acme.test', 'fang@gmail.com', 'stranger@gmail.com')
    const account = { name: 'Acme', domain: 'acme.test' }
    const { accountId } = await addPerson(db, { name: 'Ana', address: 'ana@acme.test', account })
    expect(await peopleOf(db, accountId)).toBe(2)
    await addPerson(db, { name: '方敏', address: 'fang@gmail.com', account: { id: accountId } })
    expect(await peopleOf(db, accountId)).toBe(3)
  })

  it('brings no warning back that a person called normal', async () => {
    // Which next steps a person put off stands there.
    vi.stubGlobal('localStorage', { getItem: () => null })
    const db = await storeWith('ana@acme.test')
    const account = { name: 'Acme', domain: 'acme.test' }
    const { accountId } = await addPerson(db, { name: 'Ana', address: 'ana@acme.test', account })
    const owing = { customerSince: '2024-01-01', receivablesKnown: true, overdueSince: '2026-04-01' }
    await patchRow(db, 'accounts', accountId, { set: owing })
    await loadInsight(db, accountId, new Date().toISOString())
    const card = async () =>
      withRhythm(await cardOf(db, accountId), await loadMailboxRhythm(db, { accountId }, now), 'day', now)
    expect((await card()).verdict).toMatchObject({ kind: 'openAlert', factor: 'receivables' })
    const [alert] = await loadAlerts(db, accountId)
    await quietAlert(db, alert?.id ?? '', '2099-01-01')
    expect((await card()).verdict?.kind).not.toBe('openAlert')
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
