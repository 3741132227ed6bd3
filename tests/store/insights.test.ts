import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { describe, expect, it, vi } from 'vitest'
import { loadFacts } from '../../lib/store/account-facts'
import { openDatabase } from '../../lib/store/database'
import { computeNumbers, keepNumbers, loadInsight, recomputeInsights } from '../../lib/store/insights'
import { logActivity } from '../../lib/store/log-activity'
import { setCustomerSince } from '../../lib/store/people'
import { refreshReferenceAlone } from '../../lib/store/reference-alone'
import { createRow, deleteRow } from '../../lib/store/write'
import { newStore } from './stores'

const now = '2026-03-12T04:00:00.000Z'
const at = '2026-03-01T04:00:00.000Z'

describe('the insight of an account', () => {
  it('is computed once, kept, and computed anew when a row of the account changes', async () => {
    const db = await newStore()
    const id = await createRow(db, 'accounts', { name: 'Acme' }, { at })
    const first = await loadInsight(db, id, now)
    expect(first?.stage.stage).toBeNull()
    expect((await db.insights.get(id))?.insight).toEqual(first)
    expect(await loadInsight(db, id, '2026-03-12T05:00:00.000Z')).toEqual(first)
    await setCustomerSince(db, id, '2026-01-20', { at })
    const second = await loadInsight(db, id, now)
    expect(second?.stage.stage).toBe('onboarding')
    expect(second?.computedAt).toBe(now)
  })

  it('is computed anew when the day turns', async () => {
    const db = await newStore()
    const id = await createRow(db, 'accounts', { name: 'Acme' }, { at })
    await loadInsight(db, id, now)
    const tomorrow = '2026-03-13T04:00:00.000Z'
    expect((await loadInsight(db, id, tomorrow))?.day).toBe('2026-03-13')
  })

  it('is never taken back to what was read before a change that another page has computed already', async () => {
    const db = await newStore()
    const other = await openDatabase({ name: db.name })
    const id = await createRow(db, 'accounts', { name: 'Acme' }, { at })
    const transaction = db.transaction.bind(db)
    const elsewhere = async (): Promise<void> => {
      await setCustomerSince(other, id, '2026-01-20', { at })
      await loadInsight(other, id, now)
    }
    let isFirst = true
    const between = vi.spyOn(db, 'transaction').mockImplementation((...given: unknown[]) => {
      // The facts have been read, and are about to be kept.
      const isKeeping = given[0] === 'rw' && isFirst
      if (isKeeping) isFirst = false
      return Dexie.Promise.resolve(isKeeping ? elsewhere() : null).then(() => Reflect.apply(transaction, db, given))
    })
    await loadInsight(db, id, now)
    between.mockRestore()
    expect((await db.insights.get(id))?.insight.stage.stage).toBe('onboarding')
    other.close()
  })

  it('that was computed for a view is kept, unless a row of the account has changed since', async () => {
    const db = await newStore()
    const id = await createRow(db, 'accounts', { name: 'Acme' }, { at })
    const seen = await computeNumbers(db, [id], now)
    await setCustomerSince(db, id, '2026-01-20', { at })
    await keepNumbers(db, seen)
    expect(await db.insights.count()).toBe(0)
    await keepNumbers(db, await computeNumbers(db, [id], now))
    expect((await db.insights.get(id))?.insight.stage.stage).toBe('onboarding')
    expect(await db.staleAccounts.count()).toBe(0)
  })

  it('that cannot be computed holds up no other account', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue()
    const db = await newStore()
    const bad = await createRow(db, 'accounts', { name: 'Bad' }, { at })
    const good = await createRow(db, 'accounts', { name: 'Good' }, { at })
    // As no schema would let it in: a row that something else has spoilt.
    const order = { id: 'o', accountId: bad, on: '2026-01-20', createdAt: at, recordedAt: at, deletedAt: null }
    await db.table('orders').add({ ...order, products: [] })
    await recomputeInsights(db, now, 10)
    expect(error).toHaveBeenCalledWith(expect.stringContaining(bad), expect.anything())
    expect(await db.insights.get(good)).toBeDefined()
    expect(await recomputeInsights(db, now, 10)).toBe(0)
    error.mockRestore()
  })

  it('goes with its account', async () => {
    const db = await newStore()
    const id = await createRow(db, 'accounts', { name: 'Acme' }, { at })
    await loadInsight(db, id, now)
    await deleteRow(db, 'accounts', id)
    expect(await loadInsight(db, id, now)).toBeNull()
    expect(await db.insights.count()).toBe(0)
  })

  it('is kept up in the background for what changed, then for what is of yesterday', async () => {
    const db = await newStore()
    for (const name of ['A', 'B', 'C']) await createRow(db, 'accounts', { name }, { at })
    expect(await recomputeInsights(db, now, 2)).toBe(2)
    expect(await recomputeInsights(db, now, 2)).toBe(1)
    expect(await recomputeInsights(db, now, 2)).toBe(0)
    expect(await db.insights.count()).toBe(3)
    expect(await recomputeInsights(db, '2026-03-13T04:00:00.000Z', 10)).toBe(3)
  })
})

describe('the reference of somebody who works alone', () => {
  it('is computed once a day over all accounts, and makes their tiers', async () => {
    const db = await newStore()
    const ids: string[] = []
    for (let size = 1; size <= 6; size += 1) {
      const id = await createRow(db, 'accounts', { name: `A${size}`, relationship: 'customer' }, { at })
      const amount = { minor: size * 1_000_000, currency: 'CNY' }
      await createRow(db, 'orders', { accountId: id, on: '2026-02-02', amount }, { at })
      ids.push(id)
    }
    expect(await refreshReferenceAlone(db, now)).toBe(true)
    expect(await refreshReferenceAlone(db, now)).toBe(false)
    const [smallest, largest] = [ids[0] ?? '', ids.at(-1) ?? '']
    const low = await loadInsight(db, smallest, now)
    const high = await loadInsight(db, largest, now)
    expect(high?.tier.grade).toBe('A')
    expect(high?.tier.current ?? 0).toBeGreaterThan(low?.tier.current ?? 100)
    expect(await refreshReferenceAlone(db, '2026-03-13T04:00:00.000Z')).toBe(true)
  })
})

describe('the facts of an account', () => {
  it('are its own rows, a message that was logged under two ids once', async () => {
    const db = await newStore()
    const id = await createRow(db, 'accounts', { name: 'Acme' }, { at })
    await logActivity(db, { accountId: 'other', kind: 'call', summary: 'not ours' }, { at })
    const mail = { accountId: id, kind: 'email', at, summary: 'Quote', weakKey: 'li@acme.test 2026-03-01T04:00 quote' }
    await createRow(db, 'interactions', { ...mail, kind: 'email', strongKey: '1@acme.test', loggedBy: ['li'] }, { at })
    await createRow(db, 'interactions', { ...mail, kind: 'email', loggedBy: ['wang'] }, { at })
    const [facts] = await loadFacts(db, [id], now)
    expect(facts?.interactions.map((row) => row.loggedBy)).toEqual([['li', 'wang']])
  })

  it('know which sources deliver', async () => {
    const db = await newStore()
    const id = await createRow(db, 'accounts', { name: 'Acme' }, { at })
    for (const [kind, day] of [
      ['login', '01'],
      ['login', '09'],
      ['nps', '05'],
    ] as const)
      await createRow(db, 'signals', { accountId: 'any', kind, value: 8, at: `2026-03-${day}T00:00:00.000Z` })
    const sources = (await loadFacts(db, [id], now))[0]?.sources
    expect(sources?.usage).toEqual({
      connectedAt: '2026-03-01T00:00:00.000Z',
      newestAt: '2026-03-09T00:00:00.000Z',
      kinds: ['login'],
    })
    expect(sources?.surveys.kinds).toEqual(['nps'])
    expect(sources?.orders.connectedAt).toBeNull()
  })
})
