import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { readReference } from '../../lib/domain/reference'
import { loadInsight } from '../../lib/store/insights'
import { isReferenceBehind, refreshReferenceAlone } from '../../lib/store/reference-alone'
import { emptyAccount } from '../../lib/domain/default-account'
import { randomOf, purchasesOf } from '../domain/lifetime/simulate'
import type { SidelightDatabase } from '../../lib/store/database'
import { createRow } from '../../lib/store/write'
import { newStore } from './stores'

const now = '2026-06-17T02:00:00.000Z'
const ms = Date.parse(now)

/** Customers of a shop, each with a year and more of orders. */
async function fillShop(db: SidelightDatabase, count: number): Promise<void> {
  const random = randomOf(5)
  const ids = Array.from({ length: count }, (_, index) => `shop-${String(index).padStart(5, '0')}`)
  await db.accounts.bulkPut(ids.map((id) => emptyAccount(id, id, '2025-01-01T00:00:00.000Z')))
  const orders = ids.flatMap((accountId, index) => {
    const age = 300 + (index % 200)
    return purchasesOf(random, { r: 0.9, alpha: 6, a: 0.8, b: 3 }, age).map((day, made) => {
      const at = new Date(ms - (age - Math.floor(day)) * 86_400_000).toISOString()
      const amount = { minor: 10_000, currency: 'CNY' }
      return {
        id: `${accountId}-${made}`,
        accountId,
        on: at.slice(0, 10),
        amount,
        products: [],
        createdAt: at,
        recordedAt: at,
        deletedAt: null,
      }
    })
  })
  await db.orders.bulkPut(orders)
}

describe('the reference of somebody who works alone', () => {
  it('holds the fitted purchase model, and lifetime values follow from it', async () => {
    const db = await newStore()
    await fillShop(db, 120)
    expect(await refreshReferenceAlone(db, now)).toBe(true)
    const stored = await db.reference.toCollection().first()
    const reference = readReference(stored?.values ?? null)
    expect(reference?.lifetime?.purchase?.r).toBeGreaterThan(0)
    expect(reference?.lifetime?.customers).toBe(120)
    const insight = await loadInsight(db, 'shop-00001', now)
    expect(insight?.lifetime).toMatchObject({ method: 'purchases', kind: 'revenue' })
    expect(await refreshReferenceAlone(db, now)).toBe(false)
  })

  it('ranks who has bought nothing with nothing while orders come in, as the account itself is told', async () => {
    const db = await newStore()
    await fillShop(db, 12)
    const idle = Array.from({ length: 8 }, (_, index) =>
      emptyAccount(`idle-${index}`, 'Idle', '2025-01-01T00:00:00.000Z'),
    )
    await db.accounts.bulkPut(idle)
    const amount = { minor: 100, currency: 'CNY' }
    await createRow(db, 'orders', { accountId: 'shop-00001', on: '2026-06-16', amount, products: [] }, { at: now })
    await refreshReferenceAlone(db, now)
    const stored = await db.reference.toCollection().first()
    const revenues = readReference(stored?.values ?? null)?.factors.revenue12m ?? []
    expect(revenues).toHaveLength(20)
    expect(revenues.filter((revenue) => revenue === 0).length).toBeGreaterThanOrEqual(8)
    const { tier } = (await loadInsight(db, 'idle-0', now)) ?? {}
    // 8 or more share the last place: half of the others among them lie below.
    expect(tier?.current).toBeGreaterThan(0)
  })

  it('is behind once as much was written as there are accounts, and made anew when asked to', async () => {
    const db = await newStore()
    await refreshReferenceAlone(db, now)
    expect(await isReferenceBehind(db)).toBe(false)
    for (const name of ['Acme', 'Bell', 'Cole', 'Dorn', 'Ekko', 'Fern']) {
      const accountId = await createRow(db, 'accounts', { name }, { at: now })
      const amount = { minor: 100 * name.charCodeAt(0), currency: 'CNY' }
      await createRow(db, 'orders', { accountId, on: '2026-06-16', amount, products: [] }, { at: now })
    }
    expect(await isReferenceBehind(db)).toBe(true)
    expect(await refreshReferenceAlone(db, now)).toBe(false)
    expect(await refreshReferenceAlone(db, now, true)).toBe(true)
    expect(await isReferenceBehind(db)).toBe(false)
    const stored = await db.reference.toCollection().first()
    expect(readReference(stored?.values ?? null)?.factors.revenue12m).toHaveLength(6)
  })

  it('lets others have their turn while it is computed: a message to the background is answered meanwhile', async () => {
    const db = await newStore()
    await fillShop(db, 1500)
    const turns: number[] = []
    const timer = setInterval(() => turns.push(performance.now()), 0)
    await refreshReferenceAlone(db, now)
    clearInterval(timer)
    const waits = turns.slice(1).map((turn, index) => turn - (turns[index] ?? turn))
    console.log(`${turns.length} turns for others, the longest wait for one ${Math.max(...waits).toFixed(0)} ms`)
    // Reading the store takes some; gathering and fitting are cut into slices of 8 ms.
    expect(turns.length).toBeGreaterThan(10)
  })
})
