import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { recordSeen } from '../../entrypoints/sidebar/sightings'
import { mailboxRhythm } from '../../lib/domain/mailbox-rhythm'
import { defaultPolicy } from '../../lib/domain/policy'
import type { SidelightDatabase } from '../../lib/store/database'
import { loadCoverage } from '../../lib/store/folder-coverage'
import { sightingsOf } from '../../lib/store/sightings'
import { newStore } from '../store/stores'
import { list, message, now, person, rep, report, row } from './reports'

const day = (daysAgo: number): string => new Date(now.getTime() - daysAgo * 86_400_000 + 60_000).toISOString()
const ana = { addresses: ['ana@acme.test'], domains: [] }

function recorder(db: SidelightDatabase) {
  let changes = 0
  const seen = recordSeen({
    db,
    ours: () => rep,
    now: () => now,
    whenIdle: (run) => run(),
    changed: () => (changes += 1),
  })
  return { ...seen, changes: () => changes }
}
const rhythmOf = async (db: SidelightDatabase) =>
  mailboxRhythm(await sightingsOf(db, ana), await loadCoverage(db), defaultPolicy, now.toISOString())

/** The oldest row of a list is not trusted: its date alone may be wrong. */
const turns = [40, 50, 60, 70, 80, 90, 100, 110]
const inbox = () => list(turns.map((days) => row(days, day(days))))
const to = [person('to', 'ana@acme.test')]
const sent = () =>
  list(
    [10, 39, 118, 119, 120].map((days) => row(days, day(days), { pageKey: `Sent/${days}`, people: to })),
    { folder: 'sent' },
  )

describe('from what the page shows to the rhythm on the card', () => {
  it('a scan of Inbox and Sent tells who is quiet, and whom we wrote to last', async () => {
    const db = await newStore()
    const seen = recorder(db)
    seen.onList(inbox())
    seen.onList(sent())
    await seen.settled()
    expect(await rhythmOf(db)).toMatchObject({ state: 'quiet', silentDays: 40, usualGapDays: 10, isRead: true })
    expect((await rhythmOf(db)).lastOut).toBe(day(10))
    expect(seen.changes()).toBeGreaterThan(0)
  })

  it('Inbox alone, or a list whose place is not told, raises no alarm', async () => {
    const db = await newStore()
    const seen = recorder(db)
    seen.onList(inbox())
    seen.onList({ ...sent(), firstRow: null })
    await seen.settled()
    expect(await rhythmOf(db)).toMatchObject({ state: 'notEnough', isRead: false, usualGapDays: 10 })
  })

  it('the message opened from the list is the one of its row', async () => {
    const db = await newStore()
    const seen = recorder(db)
    seen.onList(inbox())
    seen.onReport(report([message({ pageKey: 'INBOX/40', at: day(40) })]))
    seen.onList(inbox())
    await seen.settled()
    expect(await sightingsOf(db, ana)).toHaveLength(turns.length)
    expect((await loadCoverage(db)).map(({ intervals }) => intervals.length)).toEqual([1])
  })

  it('a message filed away, opened later, disproves the silence that Inbox seemed to show', async () => {
    const db = await newStore()
    const seen = recorder(db)
    seen.onList(inbox())
    seen.onList(sent())
    await seen.settled()
    seen.onReport(report([message({ pageKey: 'Archive/3', at: day(35) })]))
    await seen.settled()
    // What was read before it is no longer taken for read: no rhythm is known from there.
    expect(await rhythmOf(db)).toMatchObject({ lastIn: day(35), state: 'notEnough', gapsSeen: 0, isRead: true })
    seen.onReport(report([message({ pageKey: 'Archive/4', at: day(20) })]))
    await seen.settled()
    expect(await rhythmOf(db)).toMatchObject({ state: 'notEnough', isRead: false })
  })

  it('a sent draft and its row in Sent are one', async () => {
    const db = await newStore()
    const seen = recorder(db)
    const draft = { webmail: 'roundcube', ownAddresses: [], people: to, subject: 'Looms', threadKey: null }
    seen.onSent({ ...draft, at: new Date(Date.parse(day(1)) - 90_000).toISOString() })
    await seen.settled()
    seen.onList(list([row(1, day(1), { pageKey: 'Sent/1', people: to })], { folder: 'sent' }))
    await seen.settled()
    expect(await sightingsOf(db, ana)).toMatchObject([{ direction: 'out', at: day(1) }])
  })
})
