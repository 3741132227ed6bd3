/** The window of a first sync: what lies before it stays with the server, and is told when somebody asks (r11). */
import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { createRow, patchRow } from '../../lib/store/write'
import { readMeta, writeMeta } from '../../lib/store/meta'
import { joinTeam } from '../../lib/sync/join'
import { pullAll } from '../../lib/sync/pull'
import { createMemoryBus } from '../../server/bus/memory'
import { writeAsServer } from '../../server/workspaces'
import { newClient, newMember, newTeam, until, type Client } from './team'

const dayMs = 86_400_000
const daysAgo = (days: number): string => new Date(Date.now() - days * dayMs).toISOString()

/** Li has been there for years: calls and answers of 100, 900, 1,200 and 1,500 days ago. */
async function begin() {
  const team = await newTeam()
  const li = await newMember(team, 'Li')
  const acme = await createRow(li.db, 'accounts', { name: 'Acme' })
  const calls: string[] = []
  for (const days of [100, 900, 1200, 1500]) {
    const row = { accountId: acme, kind: 'call', at: daysAgo(days), summary: `Called ${days} days ago` } as const
    calls.push(await createRow(li.db, 'interactions', { ...row, loggedBy: ['x'] }))
    await createRow(li.db, 'signals', { accountId: acme, kind: 'nps', at: daysAgo(days), value: 7 })
  }
  await createRow(li.db, 'orders', { accountId: acme, on: '2015-01-04', amount: { minor: 1, currency: 'EUR' } })
  await li.isUpToDate()
  return { team, li, acme, calls }
}

const held = async ({ db }: Client) => [
  (await db.interactions.toArray()).map(({ summary }) => summary).toSorted(),
  await db.signals.count(),
  await db.orders.count(),
]
const summaries = (records: readonly { record: Record<string, unknown> | null }[]): unknown[] =>
  records.flatMap(({ record }) => (record?.['summary'] === undefined ? [] : [record['summary']]))

describe('who joins', { timeout: 60_000 }, () => {
  it('holds 830 days of interactions and signals, all orders, and what lies before on demand', async () => {
    const { team, acme } = await begin()
    const wang = await newMember(team, 'Wang')
    await wang.isUpToDate()
    expect(await held(wang)).toEqual([['Called 100 days ago'], 1, 1])
    const window = await readMeta(wang.db, 'window')
    expect(Math.round((Date.now() - Date.parse(window?.since ?? '')) / dayMs)).toBe(830)
    const { session } = wang
    const answer = await session?.older({ accountId: acme, before: window?.since ?? '' })
    if (!answer?.ok) throw new Error('The server did not answer.')
    expect(summaries(answer.records)).toEqual([900, 1200, 1500].map((days) => `Called ${days} days ago`))
    expect([answer.records.length, answer.isMore]).toEqual([6, false])
    // Shown, and kept nowhere.
    expect(await held(wang)).toEqual([['Called 100 days ago'], 1, 1])
    expect(await session?.older({ accountId: 'nobody', before: daysAgo(0) })).toMatchObject({ ok: true, records: [] })
    await wang.goOffline()
    expect(await session?.older({ accountId: acme, before: daysAgo(0) })).toEqual({ ok: false, reason: 'offline' })
  })

  it('is sent what is written of older times from then on', async () => {
    const { team, li, acme, calls } = await begin()
    const wang = await newMember(team, 'Wang')
    await wang.isUpToDate()
    await patchRow(li.db, 'interactions', calls[2] ?? '', { set: { summary: 'Corrected' } })
    await createRow(li.db, 'signals', { accountId: acme, kind: 'nps', at: daysAgo(2000), value: 1 })
    await until(async () => (await wang.db.signals.count()) === 2)
    await until(async () => (await wang.db.interactions.count()) === 2)
    expect((await held(wang))[0]).toEqual(['Called 100 days ago', 'Corrected'])
  })

  it('holds as much as the workspace says', async () => {
    const { team } = await begin()
    const set = { version: 1, values: { historyDays: 1000 }, createdAt: daysAgo(0) }
    const rule = { collection: 'policies', recordId: 'p1', op: 'create', patch: { set } } as const
    await writeAsServer(team.storage, createMemoryBus(), team.workspaceId, rule)
    const wang = await newMember(team, 'Wang')
    await wang.isUpToDate()
    expect((await held(wang))[0]).toEqual(['Called 100 days ago', 'Called 900 days ago'])
  })

  it('asks for the same window after a cut, and is never left with a row as it was', async () => {
    const { team, li, calls } = await begin()
    const wang = await newClient()
    await joinTeam(wang.db, await team.invite('Wang'))
    wang.goOnline()
    await wang.isUpToDate()
    const window = await readMeta(wang.db, 'window')
    await wang.goOffline()
    // As if it had been cut before its first page was whole.
    await writeMeta(wang.db, 'cursor', 1)
    // The row was in a page before the cut; since then it was moved before the window.
    await patchRow(li.db, 'interactions', calls[0] ?? '', { set: { at: daysAgo(1000), summary: 'Moved' } })
    await li.isUpToDate()
    wang.goOnline()
    await until(async () => (await held(wang))[0]?.toString() === 'Moved')
    expect(await readMeta(wang.db, 'window')).toEqual(window)
  })
})

describe('a pull', () => {
  it('asks for the policy’s window at first, for that window until it is past, and for everything then', async () => {
    const client = await newClient()
    await writeMeta(client.db, 'epoch', 'e')
    const asked: unknown[] = []
    const window = { since: daysAgo(830), until: 20 }
    await pullAll(client.db, {
      async pull({ cursor, window: wanted }) {
        asked.push([cursor, wanted])
        const told = wanted === undefined ? {} : { window }
        return { type: 'pulled', request: 1, epoch: 'e', records: [], cursor: cursor + 10, more: cursor < 30, ...told }
      },
    })
    expect(asked).toEqual([
      [0, 'policy'],
      [10, window],
      [20, undefined],
      [30, undefined],
    ])
  })
})
