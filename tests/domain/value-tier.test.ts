/* oxlint-disable unicorn/consistent-function-scoping -- a sentence keeps its own words beside it. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noSources } from '../../lib/domain/account-facts'
import { defaultPolicy } from '../../lib/domain/policy'
import { abcCuts, gradeOf, percentileRank } from '../../lib/domain/ranks'
import { computeReference } from '../../lib/domain/gather-reference'
import { readReference } from '../../lib/domain/reference'
import { tierFrom } from '../../lib/domain/tier-from'
import { valueTier } from '../../lib/domain/value-tier'
import { account, clock, customer, dayAgo, facts, order, viewOf } from './build-facts'

const gradesOf = (revenues: number[]) => {
  const cuts = abcCuts(revenues, defaultPolicy)
  return revenues.map((revenue) => gradeOf(revenue, cuts)).join('')
}

describe('a rank', () => {
  it('is 100 x (below + half the other ties) / (n - 1)', () => {
    const sorted = [10, 20, 20, 30, 40]
    expect([10, 20, 30, 40].map((value) => percentileRank(value, sorted, 5))).toEqual([0, 37.5, 75, 100])
  })

  it('is missing with under 5 values, or all equal', () => {
    expect(percentileRank(2, [1, 2, 3, 4], 5)).toBeNull()
    expect(percentileRank(2, [2, 2, 2, 2, 2], 5)).toBeNull()
  })

  it('stays within 0 to 100 and grows with the value, in the reference or not', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 5 }),
        fc.nat(60),
        fc.nat(60),
        (values, a, b) => {
          const sorted = values.toSorted((x, y) => x - y)
          const low = percentileRank(Math.min(a, b), sorted, 5)
          const high = percentileRank(Math.max(a, b), sorted, 5)
          if (low === null || high === null) return
          expect(low).toBeGreaterThanOrEqual(0)
          expect(high).toBeLessThanOrEqual(100)
          expect(high - low).toBeGreaterThanOrEqual(-1e-9)
        },
      ),
    )
  })
})

describe('ABC', () => {
  it('grades by cumulated revenue; who crosses a line belongs to the grade it started in', () => {
    expect(gradesOf([500, 290, 100, 60, 50])).toBe('AAABC')
    expect(gradesOf([500, 300, 150, 50])).toBe('AABC')
    expect(gradesOf([1000])).toBe('A')
  })

  it('calls C the rest and all at or below 0', () => {
    expect(gradesOf([0, -5])).toBe('CC')
    expect(gradesOf([10, 0, -5])).toBe('ACC')
  })

  it('gives equal revenues one grade', () => {
    expect(new Set(gradesOf([10, 10, 10, 10, 10]))).toEqual(new Set('A'))
  })
})

describe('the tier', () => {
  it('is strategic, growth, profit or basic by high current and potential value', () => {
    const tier = (current: number | null, potential: number | null, grade: 'A' | 'B' | 'C' | null) =>
      tierFrom(current, potential, grade, defaultPolicy)
    expect(tier(70, 60, 'B')).toBe('strategic')
    expect(tier(69.9, 60, 'B')).toBe('growth')
    expect(tier(70, 59.9, 'B')).toBe('profit')
    expect(tier(69.9, 59.9, 'B')).toBe('basic')
    expect(tier(10, 0, 'A')).toBe('profit')
    expect(tier(10, null, 'B')).toBe('basic')
    expect(tier(null, 100, 'A')).toBeNull()
  })

  const workspace = [100, 200, 300, 400, 500].map((yuan, index) =>
    facts({ account: customer({ id: `a${String(index)}` }), orders: [order(30, yuan)] }),
  )
  const reference = computeReference(workspace, defaultPolicy, clock)

  it('ranks revenue of 12 months against the reference row alone', () => {
    const judged = { industryInfluence: 4, jointInnovation: 5 }
    const result = valueTier(viewOf({ account: customer(judged), orders: [order(30, 500)] }), reference)
    expect(result).toMatchObject({ current: 100, grade: 'A', tier: 'strategic', wouldBe: null })
    // (3 x 75 + 2 x 100) judged, and 1 x 100 for what it will bring, of 6.
    expect(result.potential).toBeCloseTo(87.5)
    expect(result.scoreCard).toBeCloseTo(0.6 * 100 + 0.4 * 87.5)
    expect(result.coverage).toBe(0.55)
    const points = result.reasons.reduce((sum, reason) => sum + reason.contribution, 0)
    expect(points).toBeCloseTo(result.scoreCard ?? Number.NaN)
  })

  it('counts 12 months to the day', () => {
    const revenue = (on: string) => {
      const { reasons } = valueTier(viewOf({ orders: [order(0, 70, { on })] }), reference)
      return reasons.find((reason) => reason.factor === 'revenue12m')?.value
    }
    expect(revenue('2025-06-18')).toBe(70)
    expect(revenue('2025-06-17')).toBe(0)
  })

  it('is zero while orders come in, whatever was bought without a rate years ago', () => {
    const revenue = (daysAgo: number) => {
      const given = { orders: [order(daysAgo, 70, { amount: { minor: 7000, currency: 'USD' } })] }
      return valueTier(viewOf(given), reference).reasons.find(({ factor }) => factor === 'revenue12m')?.value
    }
    expect(revenue(500)).toBe(0)
    expect(revenue(100)).toBeNull()
  })

  it('is not shown without current value; missing orders are not zero revenue', () => {
    const result = valueTier(viewOf({ account: account({ industryInfluence: 5 }), sources: noSources }), reference)
    expect(result).toMatchObject({ tier: null, grade: null, current: null, potential: 100, scoreCard: null })
    expect(valueTier(viewOf({}), reference)).toMatchObject({ current: 0, grade: 'C', tier: 'basic' })
  })

  it('is not called strategic for what it will bring alone: potential rests on too little then', () => {
    const result = valueTier(viewOf({ account: customer(), orders: [order(30, 500)] }), reference)
    expect(result).toMatchObject({ potential: 100, tier: 'profit' })
  })

  it('shows what a person approved, and what it would be until then', () => {
    const approved = customer({ approvedTier: { tier: 'basic', on: dayAgo(100) } })
    const result = valueTier(viewOf({ account: approved, orders: [order(30, 500)] }), reference)
    expect(result).toMatchObject({ tier: 'basic', wouldBe: 'profit' })
  })

  it('names the orders for which there is no rate', () => {
    const foreign = order(3, 0, { id: 'in-dollars', amount: { minor: 5, currency: 'USD' } })
    const { reasons } = valueTier(viewOf({ orders: [foreign] }), reference)
    expect(reasons.find((reason) => reason.factor === 'ordersWithoutRate')?.rows).toEqual([
      { collection: 'orders', id: 'in-dollars' },
    ])
  })

  it('keeps the reference small and readable however large the workspace', () => {
    const many = Array.from({ length: 3000 }, (_, index) => facts({ orders: [order(9, index + 1)] }))
    const large = computeReference(many, defaultPolicy, clock)
    expect(large.factors.revenue12m).toHaveLength(1001)
    expect(percentileRank(1500, large.factors.revenue12m ?? [], 5)).toBeCloseTo(50, 0)
    expect(readReference(JSON.parse(JSON.stringify(large)))).toEqual(large)
    expect(readReference({ day: 'yesterday' })).toBeNull()
    expect(readReference(null)).toBeNull()
  })
})
