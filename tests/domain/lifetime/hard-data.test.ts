import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  expectedPurchases,
  probabilityAlive,
  weeksToNextPurchase,
} from '../../../lib/domain/lifetime/bg-nbd-expectation'
import { fitBgNbd } from '../../../lib/domain/lifetime/fit-bg-nbd'
import { expectedSpend } from '../../../lib/domain/lifetime/expected-spend'
import { fitGammaGamma } from '../../../lib/domain/lifetime/gamma-gamma'
import { runWhole } from '../../../lib/domain/lifetime/minimise'
import { groupPurchases } from '../../../lib/domain/lifetime/purchase-groups'
import { purchaseHistory } from '../../../lib/domain/lifetime/purchase-history'

interface History {
  x: number
  lastDays: number
  ageDays: number
}

/** Fits, and asks the fit about every customer it was made from: all that comes out are numbers in their range. */
function fitAndAsk(histories: readonly History[]): string {
  const fit = runWhole(fitBgNbd(groupPurchases(histories)))
  if (typeof fit === 'string') return fit
  expect(Number.isFinite(fit.logLikelihood)).toBe(true)
  for (const { r, alpha, a, b } of [fit]) for (const value of [r, alpha, a, b]) expect(value).toBeGreaterThan(0)
  for (const { x, lastDays, ageDays } of histories.slice(0, 60)) {
    const pattern = { x, tx: lastDays / 7, age: ageDays / 7 }
    const alive = probabilityAlive(fit, pattern)
    const year = expectedPurchases(fit, pattern, 52)
    expect(alive).toBeGreaterThanOrEqual(0)
    expect(alive).toBeLessThanOrEqual(1)
    expect(year).toBeGreaterThanOrEqual(0)
    expect(Number.isFinite(year)).toBe(true)
    expect(expectedPurchases(fit, pattern, 26)).toBeLessThanOrEqual(year + 1e-9)
    expect(weeksToNextPurchase(fit, pattern)).toBeGreaterThan(0)
  }
  return fit.isAtBound ? 'at a bound' : 'fitted'
}

const many = (count: number, of: (index: number) => History): History[] =>
  Array.from({ length: count }, (_, index) => of(index))

describe('hard data', () => {
  it('of one-time buyers alone are refused: nothing is known of how they leave', () => {
    expect(fitAndAsk(many(500, () => ({ x: 0, lastDays: 0, ageDays: 200 })))).toBe('tooFewRepeatCustomers')
  })

  it('of fewer than 50 who bought again are refused', () => {
    expect(fitAndAsk(many(49, () => ({ x: 3, lastDays: 90, ageDays: 100 })))).toBe('tooFewRepeatCustomers')
    expect(fitAndAsk([])).toBe('tooFewRepeatCustomers')
  })

  it.each([
    ['one cohort, all alike', many(60, () => ({ x: 3, lastDays: 90, ageDays: 100 }))],
    ['a cohort that bought on one day', many(60, () => ({ x: 1, lastDays: 1, ageDays: 1 }))],
    ['nobody ever leaves', many(200, (index) => ({ x: 40 + (index % 5), lastDays: 363, ageDays: 364 }))],
    ['everybody leaves at once', many(200, (index) => ({ x: 1 + (index % 2), lastDays: 2, ageDays: 3000 }))],
    ['a century', many(200, (index) => ({ x: index % 9, lastDays: (index % 9) * 4000, ageDays: 36_525 }))],
    ['a purchase each day for ten years', many(60, () => ({ x: 3650, lastDays: 3650, ageDays: 3650 }))],
    [
      'one-time buyers and a few who buy daily',
      many(5000, (index) =>
        index < 50 ? { x: 900, lastDays: 990, ageDays: 1000 } : { x: 0, lastDays: 0, ageDays: 1000 },
      ),
    ],
    ['known for no time at all', many(60, () => ({ x: 1, lastDays: 0, ageDays: 0 }))],
  ])('are fitted, or said to be at a bound: %s', (_, histories) => {
    expect(['fitted', 'at a bound']).toContain(fitAndAsk(histories))
  })

  it('give an answer or a refusal, never NaN, whatever they are', () => {
    const history = fc
      .tuple(fc.nat(400), fc.nat(5000), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([x, ageDays, share]): History => ({ x, ageDays, lastDays: x === 0 ? 0 : Math.round(ageDays * share) }))
    fc.assert(
      fc.property(fc.array(history, { minLength: 10, maxLength: 120, size: 'max' }), (some) => {
        const outcome = fitAndAsk([...some, ...some, ...some])
        expect(['tooFewRepeatCustomers', 'fitted', 'at a bound']).toContain(outcome)
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  it('do not depend on the order of customers', () => {
    const histories = many(300, (index) => ({
      x: index % 6,
      lastDays: (index % 6) * (index % 31),
      ageDays: 200 + (index % 90),
    }))
    const straight = runWhole(fitBgNbd(groupPurchases(histories)))
    expect(runWhole(fitBgNbd(groupPurchases(histories.toReversed())))).toEqual(straight)
  })
})

describe('spending', () => {
  it('that is the same for all is expected to go on so', () => {
    const fit = runWhole(
      fitGammaGamma(
        many(80, (index) => ({ x: 1 + (index % 4), lastDays: 0, ageDays: 0 })).map(({ x }) => ({ x, mean: 250 })),
        50,
      ),
    )
    if (typeof fit === 'string') throw new Error(fit)
    expect(fit.isAtBound).toBe(true)
    expect(expectedSpend(fit, null)).toBeCloseTo(250, -1)
    expect(expectedSpend(fit, { x: 3, mean: 250 })).toBeCloseTo(250, -1)
  })

  it('gives an answer or a refusal, never NaN, from fen to billions', () => {
    const spend = fc.record({
      x: fc.nat(60),
      mean: fc.oneof(fc.double({ min: 0.01, max: 1e10, noNaN: true }), fc.constant(100)),
    })
    fc.assert(
      fc.property(fc.array(spend, { minLength: 10, maxLength: 80, size: 'max' }), (spends) => {
        const fit = runWhole(fitGammaGamma(spends, 20))
        if (typeof fit === 'string') return
        for (const value of [fit.p, fit.q, fit.v, fit.logLikelihood]) expect(Number.isFinite(value)).toBe(true)
        for (const one of spends) {
          const expected = expectedSpend(fit, one.x > 0 ? one : null)
          expect(expected === null || expected > 0).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})

describe('a purchase history', () => {
  it('counts days of purchase after the first, up to a day', () => {
    const days = [
      { day: 10, net: 50 },
      { day: 24, net: 30 },
      { day: 31, net: 50 },
      { day: 99, net: 1 },
    ]
    expect(purchaseHistory(days, 45)).toEqual({ x: 2, lastDays: 21, ageDays: 35, meanSpend: 40 })
    expect(purchaseHistory(days, 10)).toEqual({ x: 0, lastDays: 0, ageDays: 0, meanSpend: null })
    expect(purchaseHistory(days, 9)).toBeNull()
  })
})
