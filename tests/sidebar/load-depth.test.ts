import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { loadDepth } from '../../entrypoints/wiring/load-depth'
import { loadInsight } from '../../lib/store/insights'
import { logActivity } from '../../lib/store/log-activity'
import { createRow, deleteRow } from '../../lib/store/write'
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
    const depth = await loadDepth(db, accountId, today, 100)
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
    const depth = await loadDepth(db, accountId, today, 1)
    expect(depth?.timeline.map(({ text }) => text)).toEqual(['second'])
    expect(depth?.hasOlder).toBe(true)
  })

  it('leave out what was deleted, and are none of an account that is gone', async () => {
    const { db, accountId, order } = await filled()
    const id = await createRow(db, 'orders', { ...order, on: '2026-03-03' }, { at })
    await deleteRow(db, 'orders', id)
    expect((await loadDepth(db, accountId, today, 100))?.timeline).toHaveLength(3)
    await deleteRow(db, 'accounts', accountId)
    expect(await loadDepth(db, accountId, today, 100)).toBeNull()
  })
})
