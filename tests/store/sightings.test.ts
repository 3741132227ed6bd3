import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { addNeverLog } from '../../lib/store/never-log'
import { pruneSightings, recordSightings, sightingsOf, type Observation } from '../../lib/store/sightings'
import { newStore } from './stores'

const now = '2026-06-17T02:00:00.000Z'
const ana = { addresses: ['ana@acme.test'], domains: [] }

const seen = (fields: Partial<Observation> = {}): Observation => ({
  mailbox: 'roundcube me@ours.test',
  pageKey: 'INBOX/7',
  threadKey: null,
  privateThread: null,
  address: 'ana@acme.test',
  domain: 'acme.test',
  direction: 'in',
  at: '2026-06-10T08:30:00.000Z',
  within: 0,
  isOpened: false,
  ...fields,
})

describe('sightings', () => {
  it('count a message once, whichever way and however often it was seen, with the opened message’s date', async () => {
    const db = await newStore()
    await recordSightings(db, [seen({ at: '2026-06-10T00:00:00.000Z' })], now)
    await recordSightings(db, [seen({ isOpened: true, at: '2026-06-10T08:30:21.000Z' })], now)
    await recordSightings(db, [seen({ at: '2026-06-10T00:00:00.000Z' }), seen()], now)
    expect((await sightingsOf(db, ana)).map(({ at }) => at)).toEqual(['2026-06-10T08:30:21.000Z'])
  })

  it('count a message once that was moved to another folder, or whose list row has no name of its own', async () => {
    const db = await newStore()
    await recordSightings(db, [seen({ isOpened: true })], now)
    await recordSightings(db, [seen({ pageKey: 'Archive/1' }), seen({ pageKey: null })], now)
    // The day alone.
    await recordSightings(db, [seen({ pageKey: null, at: '2026-06-10T00:00:00.000Z', within: 86_400_000 })], now)
    expect(await sightingsOf(db, ana)).toHaveLength(1)
    // The other way around: first the day, then the message.
    await recordSightings(db, [seen({ pageKey: null, at: '2026-05-01T00:00:00.000Z', within: 86_400_000 })], now)
    await recordSightings(db, [seen({ pageKey: 'INBOX/3', at: '2026-05-01T09:00:00.000Z', isOpened: true })], now)
    expect((await sightingsOf(db, ana)).map(({ at }) => at)).toEqual([
      '2026-05-01T09:00:00.000Z',
      '2026-06-10T08:30:00.000Z',
    ])
  })

  it('keep apart two messages, two people of one message, and the two ways', async () => {
    const db = await newStore()
    await recordSightings(
      db,
      [
        seen(),
        seen({ pageKey: 'INBOX/8', at: '2026-06-10T08:31:00.000Z' }),
        seen({ address: 'bob@acme.test', direction: 'copied' }),
        seen({ pageKey: 'Sent/1', direction: 'out' }),
      ],
      now,
    )
    expect(await sightingsOf(db, ana)).toHaveLength(3)
    expect(await sightingsOf(db, { addresses: [], domains: ['acme.test'] })).toHaveLength(4)
    expect(await sightingsOf(db, { ...ana, domains: ['acme.test'] })).toHaveLength(4)
  })

  it('hold no word of the mailbox, and other hashes on another device', async () => {
    const [one, other] = [await newStore(), await newStore()]
    for (const db of [one, other]) await recordSightings(db, [seen({ threadKey: 'thread-1' })], now)
    const [here, there] = [await one.sightings.toArray(), await other.sightings.toArray()]
    expect(JSON.stringify(here)).not.toMatch(/ana|acme|ours|INBOX|thread-1/)
    expect(here[0]?.person).toMatch(/^[a-f0-9]{32}$/)
    expect(here[0]?.person).not.toBe(there[0]?.person)
    expect(await one.outbox.count()).toBe(0)
  })

  it('tell what had not been seen before', async () => {
    const db = await newStore()
    expect(await recordSightings(db, [seen(), seen()], now)).toHaveLength(1)
    expect(await recordSightings(db, [seen({ isOpened: true })], now)).toHaveLength(0)
  })

  it('leave out what is too old or from the future, and drop the oldest of too many', async () => {
    const db = await newStore()
    const ages = ['2025-05-01T00:00:00.000Z', '2026-06-19T00:00:00.000Z', '2026-06-01T00:00:00.000Z', now]
    await recordSightings(
      db,
      ages.map((at, index) => seen({ at, pageKey: `INBOX/${index}` })),
      now,
    )
    expect((await sightingsOf(db, ana)).map(({ at }) => at)).toEqual(ages.slice(2))
    expect(await pruneSightings(db, now, 1)).toBe(1)
    expect((await sightingsOf(db, ana)).map(({ at }) => at)).toEqual([now])
    expect(await pruneSightings(db, '2027-12-01T00:00:00.000Z')).toBe(1)
  })
})

describe('the never-log list', () => {
  it('keeps people and domains out, and drops what was seen of them', async () => {
    const db = await newStore()
    await recordSightings(db, [seen(), seen({ address: 'bob@sub.acme.test', pageKey: 'INBOX/9' })], now)
    await addNeverLog(db, { person: 'ana@acme.test' })
    expect(await sightingsOf(db, ana)).toEqual([])
    await recordSightings(db, [seen({ pageKey: 'INBOX/10' })], now)
    expect(await sightingsOf(db, ana)).toEqual([])
    expect(await db.sightings.count()).toBe(1)
    await addNeverLog(db, { domain: 'acme.test' })
    expect(await db.sightings.count()).toBe(0)
    await recordSightings(db, [seen({ address: 'bob@sub.acme.test', pageKey: 'INBOX/11' })], now)
    expect(await db.sightings.count()).toBe(0)
  })

  it('keeps a thread out, also where a list row does not tell its subject', async () => {
    const db = await newStore()
    const inThread = { threadKey: 'T1', privateThread: '11111111-1111-5111-8111-111111111111' }
    await recordSightings(db, [seen(inThread), seen({ ...inThread, pageKey: 'INBOX/8', at: now })], now)
    await addNeverLog(db, { thread: inThread.privateThread })
    await recordSightings(db, [seen({ ...inThread, isOpened: true })], now)
    expect(await db.sightings.count()).toBe(0)
    await recordSightings(db, [seen({ threadKey: 'T1', pageKey: 'INBOX/12' })], now)
    expect(await db.sightings.count()).toBe(0)
    // The person writes in other threads as well.
    await recordSightings(db, [seen({ threadKey: 'T2', pageKey: 'INBOX/13' })], now)
    expect(await db.sightings.count()).toBe(1)
  })
})
