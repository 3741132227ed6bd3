import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { netPerDay, purchaseDays, revenueOf } from '../../lib/domain/order-days'
import { defaultPolicy, readPolicy } from '../../lib/domain/policy'
import { order } from './build-facts'

const someOrders = fc.array(
  fc.record({ daysAgo: fc.integer({ min: 0, max: 30 }), minor: fc.integer({ min: -1_000_000, max: 1_000_000 }) }),
)

describe('orders', () => {
  it('net refunds per day: a day refunded in full is no purchase, yet counts for revenue', () => {
    const history = netPerDay([order(3, 100.1), order(3, -100.1), order(5, 50), order(7, -20)], defaultPolicy)
    expect(purchaseDays(history).map((day) => day.net)).toEqual([50])
    expect(revenueOf(history.days)).toBe(30)
  })

  it('sum to the same revenue however they fall on days, and only days above 0 are purchases', () => {
    fc.assert(
      fc.property(someOrders, (given) => {
        const history = netPerDay(
          given.map(({ daysAgo, minor }) => order(daysAgo, minor / 100)),
          defaultPolicy,
        )
        expect(revenueOf(history.days)).toBeCloseTo(given.reduce((sum, { minor }) => sum + minor, 0) / 100, 4)
        expect(purchaseDays(history).every((day) => day.net > 0)).toBe(true)
        expect(new Set(history.days.map((day) => day.day)).size).toBe(history.days.length)
      }),
    )
  })

  it('use the newest rate on or before their day, and are left out and named without one', () => {
    const rates = [
      { currency: 'USD', on: '2026-01-01', rate: 7 },
      { currency: 'USD', on: '2026-06-01', rate: 7.2 },
      { currency: 'JPY', on: '2026-01-01', rate: 0.05 },
    ]
    const policy = readPolicy({ money: { rates } })
    const inDollars = { amount: { minor: 10_000, currency: 'USD' } }
    const history = netPerDay(
      [
        order(0, 0, { ...inDollars, on: '2026-06-01' }),
        order(0, 0, { ...inDollars, on: '2026-05-31' }),
        order(0, 0, { ...inDollars, id: 'too-early', on: '2025-12-31' }),
        order(0, 0, { amount: { minor: 1000, currency: 'JPY' }, on: '2026-03-01' }),
      ],
      policy,
    )
    expect(history.days.map((day) => day.net)).toEqual([50, 700, 720])
    expect(history.unrated.map((row) => row.id)).toEqual(['too-early'])
  })
})
