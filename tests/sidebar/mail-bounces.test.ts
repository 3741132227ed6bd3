import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { loadBounces } from '../../entrypoints/wiring/mail-bounces'
import { emptyContact } from '../../lib/domain/default-account'
import type { MailboxRhythm } from '../../lib/domain/mailbox-rhythm'
import { sightingHash } from '../../lib/store/sighting-hash'
import { newStore } from '../store/stores'

const rhythm: MailboxRhythm = {
  lastIn: null,
  lastOut: null,
  replyOwedWorkingDays: null,
  silentDays: null,
  usualGapDays: null,
  gapsSeen: 0,
  state: 'notEnough',
  ourReplyHours: null,
  theirReplyHours: null,
  people: 0,
  newcomers: [],
  bounced: [],
  departed: [],
  isRead: false,
  readUntil: null,
}
const person = (id: string, ...emails: string[]) => ({ ...emptyContact(id, id, '2026-01-01T00:00:00.000Z'), emails })
const people = [
  person('ana', 'ana@acme.test', 'ana@home.test'),
  person('bob', 'bob@acme.test'),
  person('eve', 'eve@acme.test'),
]

describe('people whom our mail did not reach', () => {
  it('are known by the hashes of their addresses; gone is only who is reached at none', async () => {
    const db = await newStore()
    const hash = await sightingHash(db)
    const of = (address: string) => hash('person', address)
    const bounced = await Promise.all(['ana@acme.test', 'bob@acme.test'].map(of))
    const told = await loadBounces(db, people, { ...rhythm, bounced, departed: bounced })
    expect([...told]).toEqual([
      ['ana', 'bounced'],
      ['bob', 'departed'],
    ])
  })

  it('are none where this mailbox has seen nothing', async () => {
    const db = await newStore()
    expect((await loadBounces(db, people, null)).size).toBe(0)
    expect((await loadBounces(db, people, rhythm)).size).toBe(0)
  })
})
