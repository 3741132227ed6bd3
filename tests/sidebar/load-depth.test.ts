import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { boughtBoth } from '../../entrypoints/wiring/depth-rows'
import { loadDepth } from '../../entrypoints/wiring/load-depth'
import { setKeyAccount } from '../../lib/store/account-decisions'
import { quietAlert } from '../../lib/store/alert-actions'
import { loadAlerts } from '../../lib/store/alerts'
import { loadInsight } from '../../lib/store/insights'
import { logActivity } from '../../lib/store/log-activity'
import { writeMeta } from '../../lib/store/meta'
import { createRow, deleteRow, patchRow } from '../../lib/store/write'
import { countRequests } from '../store/count-requests'
import { newStore } from '../store/stores'

const now = '2026-03-12T04:00:00.000Z'
const today = '2026-03-12'
const at = '2026-03-01T04:00:00.000Z'

async function filled() {
  const db = await newStore()
  const accountId = await createRow(db, 'accounts', { name: 'Acme' }, { at })
  const call = (summary: string, on: string) =>
    logActivity(db, { accountId, contactIds: [], kind: 'call', summary, at: on }, { at })
  await call('first', '2026-02-01T04:00:00.000Z')
  await call('second', '2026-03-02T04:00:00.000Z')
  const order = { accountId, on: '2026-02-10', amount: { minor: 120_000, currency: 'CNY' }, products: ['loom'] }
  await createRow(db, 'orders', order, { at })
  return { db, accountId, order }
}

describe('the rows of the account in depth', () => {
  it('are its timeline, newest first with orders among them, its months and its numbers', async () => {
    const { db, accountId } = await filled()
    await loadInsight(db, accountId, now)
    const depth = await loadDepth(db, { accountId, today, now, limit: 100 })
    expect(depth?.timeline.map(({ kind, at: when }) => [kind, when.slice(0, 10)])).toEqual([
      ['call', '2026-03-02'],
      ['order', '2026-02-10'],
      ['call', '2026-02-01'],
    ])
    expect(depth?.months.at(-2)).toMatchObject({ month: '2026-02', net: 1200, purchases: 1 })
    expect(depth?.insight?.lifetime).toMatchObject({ method: 'retention', why: 'noReference' })
    expect(depth?.hasOlder).toBe(false)
  })

  it('are the newest few, and say that there are older ones', async () => {
    const { db, accountId } = await filled()
    const depth = await loadDepth(db, { accountId, today, now, limit: 1 })
    expect(depth?.timeline.map(({ text }) => text)).toEqual(['second'])
    expect(depth?.hasOlder).toBe(true)
  })

  it('tell of answers and events beside, not of each day’s use, and since when this device holds them', async () => {
    const { db, accountId } = await filled()
    for (const kind of ['nps', 'report:sales', 'login', 'feature:export', 'coreUse'])
      await createRow(db, 'signals', {
        accountId,
        kind,
        at: '2026-03-05T04:00:00.000Z',
        value: kind === 'nps' ? 9 : null,
      })
    const told = async () => loadDepth(db, { accountId, today, now, limit: 100 })
    const signals = (await told())?.timeline.filter(({ kind }) => kind === 'signal') ?? []
    expect(signals.map(({ text }) => text).toSorted()).toEqual(['NPS answer 9', 'Report sales'])
    expect((await told())?.leftOutBefore).toBeNull()
    await writeMeta(db, 'window', { since: '2023-12-01T00:00:00.000Z', until: 7 })
    expect((await told())?.leftOutBefore).toBe('2023-12-01T00:00:00.000Z')
  })

  it('leave out what was deleted, and are none of an account that is gone', async () => {
    const { db, accountId, order } = await filled()
    const id = await createRow(db, 'orders', { ...order, on: '2026-03-03' }, { at })
    await deleteRow(db, 'orders', id)
    expect((await loadDepth(db, { accountId, today, now, limit: 100 }))?.timeline).toHaveLength(3)
    await deleteRow(db, 'accounts', accountId)
    expect(await loadDepth(db, { accountId, today, now, limit: 100 })).toBeNull()
  })

  it('have those behind the numbers that carry none: mails of the rhythm, orders of a product', async () => {
    const { db, accountId } = await filled()
    const mail = (direction: 'in' | 'out', on: string) =>
      createRow(db, 'interactions', { accountId, kind: 'email', direction, at: on, summary: 'hello' }, { at })
    await mail('in', '2026-02-20T04:00:00.000Z')
    const theirs = await mail('in', '2026-03-04T04:00:00.000Z')
    const ours = await mail('out', '2026-03-05T04:00:00.000Z')
    await loadInsight(db, accountId, now)
    const rows = (await loadDepth(db, { accountId, today, now, limit: 9 }))?.rows
    expect(rows?.rhythm.lastIn.map(({ id }) => id)).toEqual([theirs])
    expect(rows?.rhythm.lastOut.map(({ id }) => id)).toEqual([ours])
    expect(rows?.rhythm.theirs).toHaveLength(2)
    expect(rows?.byProduct.get('loom')).toHaveLength(1)
  })

  it('say what to add, what the account owes, whom it belongs to, and how its key account stands', async () => {
    const { db, accountId } = await filled()
    const parentId = await createRow(db, 'accounts', { name: 'Acme Group' }, { at })
    const fields = { parentId, referredById: 'elsewhere', receivablesKnown: true, overdueSince: '2026-03-02' }
    await patchRow(db, 'accounts', accountId, { set: fields }, { at })
    await setKeyAccount(db, accountId, { managerId: null, sponsorId: null, reason: '', criteria: { loyal: true } })
    await loadInsight(db, accountId, now)
    const depth = await loadDepth(db, { accountId, today, now, limit: 9 })
    expect(depth?.addNext.slice(0, 2)).toEqual(['owner', 'people'])
    expect(depth?.credit).toMatchObject({ state: 'late', overdueDays: 10 })
    expect([depth?.parent, depth?.referredBy]).toEqual([
      { id: parentId, name: 'Acme Group' },
      { id: 'elsewhere', name: null },
    ])
    expect(depth?.keyAccount).toMatchObject({ isOverride: false, lacks: ['manager', 'sponsor'] })
  })

  it('list an alert that was said to be normal apart from those that stand', async () => {
    const { db, accountId } = await filled()
    await patchRow(db, 'accounts', accountId, { set: { receivablesKnown: true, overdueSince: '2026-01-02' } }, { at })
    await loadInsight(db, accountId, now)
    const states = async () =>
      (await loadDepth(db, { accountId, today, now, limit: 9 }))?.alerts.map(({ rule, state }) => [rule, state])
    expect(await states()).toEqual([['receivables', 'open']])
    const [alert] = await loadAlerts(db, accountId)
    await quietAlert(db, alert?.id ?? '', '2026-04-01')
    await loadInsight(db, accountId, now)
    expect(await states()).toEqual([['receivables', 'quiet']])
  })
})

describe('who bought both products', () => {
  it('are the accounts of the same segment that did, as far as this device knows them', async () => {
    const db = await newStore()
    const buyer = async (name: string, industry: string, products: string[]) => {
      const accountId = await createRow(db, 'accounts', { name, industry }, { at })
      const order = { on: '2026-02-10', amount: { minor: 100, currency: 'CNY' } }
      // Not in one order: what counts is the account.
      for (const product of products)
        await createRow(db, 'orders', { ...order, accountId, products: [product] }, { at })
      return accountId
    }
    const asked = await buyer('Asked', 'retail', ['tea'])
    const both = await buyer('Both', 'retail', ['tea', 'pot'])
    await buyer('Tea alone', 'retail', ['tea'])
    await buyer('Elsewhere', 'services', ['tea', 'pot'])
    expect(await boughtBoth(db, asked, 'tea', 'pot')).toEqual([{ collection: 'accounts', id: both }])
  })

  it('are found by pages of orders, not order by order', async () => {
    const db = await newStore()
    const accountId = await createRow(db, 'accounts', { name: 'Asked' }, { at })
    const first = await createRow(
      db,
      'orders',
      { accountId, on: '2026-02-10', amount: { minor: 100, currency: 'CNY' }, products: ['tea', 'pot'] },
      { at },
    )
    const order = await db.orders.get(first)
    if (order === undefined) throw new Error('The order is not there.')
    await db.orders.bulkPut(Array.from({ length: 2500 }, (_, index) => ({ ...order, id: `o${index}` })))
    const requests = await countRequests(async () => {
      expect(await boughtBoth(db, accountId, 'tea', 'pot')).toEqual([{ collection: 'accounts', id: accountId }])
    })
    // Three pages of orders, and the accounts.
    expect(requests).toBeLessThanOrEqual(6)
  })
})
