import * as fc from 'fast-check'
import { gammaln } from 'simple-statistics'
import { describe, expect, it } from 'vitest'
import {
  byQuadrature,
  bySeries,
  expectedPurchases,
  probabilityAlive,
  probabilityOfCount,
  weeksToNextPurchase,
} from '../../../lib/domain/lifetime/bg-nbd-expectation'
import { digamma } from '../../../lib/domain/lifetime/digamma'
import { purchasesOf, randomOf } from './simulate'

const cdnow = { r: 0.2425945, alpha: 4.4136019, a: 0.7929199, b: 2.4258881 }

const positive = (min: number, max: number) =>
  fc.double({ min: Math.log(min), max: Math.log(max), noNaN: true }).map(Math.exp)

describe('expected purchases', () => {
  it('come out alike by series and by quadrature, near a = 1 too', () => {
    const models = fc.record({
      r: positive(0.05, 8),
      alpha: positive(0.5, 60),
      a: fc.oneof(positive(0.05, 20), fc.constantFrom(1, 1 - 1e-9, 1 + 1e-7, 1.0001)),
      b: positive(0.6, 40),
    })
    fc.assert(
      fc.property(models, fc.double({ min: 0.1, max: 20, noNaN: true }), (model, times) => {
        const weeks = model.alpha * times
        expect(bySeries(model, weeks) / byQuadrature(model, weeks)).toBeCloseTo(1, 5)
      }),
      { numRuns: 300 },
    )
  })

  it('are a sum of probabilities', () => {
    let mean = 0
    let all = 0
    for (let count = 0; count < 400; count++) {
      const probability = probabilityOfCount(cdnow, count, 39)
      all += probability
      mean += count * probability
    }
    expect(all).toBeCloseTo(1, 8)
    expect(mean).toBeCloseTo(byQuadrature(cdnow, 39), 6)
  })

  it('are what customers of the model go on to buy', () => {
    const random = randomOf(7)
    const model = { r: 1.2, alpha: 6, a: 0.8, b: 3 }
    let [expected, made] = [0, 0]
    for (let index = 0; index < 20_000; index++) {
      const days = purchasesOf(random, model, 500)
      const known = days.filter((day) => day < 250)
      const pattern = { x: known.length - 1, tx: (known.at(-1) ?? 0) / 7, age: 250 / 7 }
      expected += expectedPurchases(model, pattern, 250 / 7)
      made += days.length - known.length
    }
    expect(expected / made).toBeCloseTo(1, 1.5)
  })

  it('rise with time and with a fresher last purchase, and never beyond the rate of one who stays', () => {
    const pattern = fc.record({ x: fc.nat(200), age: fc.double({ min: 1, max: 900, noNaN: true }) })
    fc.assert(
      fc.property(pattern, fc.double({ min: 0, max: 1, noNaN: true }), ({ x, age }, share) => {
        const at = (tx: number, weeks: number) => expectedPurchases(cdnow, { x, tx, age }, weeks)
        const tx = x === 0 ? 0 : age * share
        expect(at(tx, 52)).toBeGreaterThanOrEqual(at(tx, 26) - 1e-9)
        expect(at(x === 0 ? 0 : age, 52)).toBeGreaterThanOrEqual(at(tx, 52) - 1e-9)
        expect(at(tx, 52)).toBeLessThanOrEqual(((cdnow.r + x) / (cdnow.alpha + age)) * 52 + 1e-9)
      }),
    )
  })
})

describe('who is still a customer', () => {
  it('is everybody without a repeat purchase, says the model, so that it is not shown for them', () => {
    expect(probabilityAlive(cdnow, { x: 0, tx: 0, age: 900 })).toBe(1)
  })

  it('is less likely the longer a frequent buyer is silent', () => {
    const [soon, later] = [1, 20].map((weeks) => probabilityAlive(cdnow, { x: 12, tx: 40, age: 40 + weeks }))
    expect(soon).toBeGreaterThan(0.85)
    expect(later).toBeLessThan(0.2)
  })

  it('buys again within the median time in half of the cases', () => {
    const pattern = { x: 3, tx: 30, age: 38 }
    const weeks = weeksToNextPurchase(cdnow, pattern)
    const stays = ((cdnow.alpha + 38) / (cdnow.alpha + 38 + weeks)) ** (cdnow.r + 3)
    expect(stays).toBeCloseTo(0.5, 12)
  })
})

describe('the gamma function', () => {
  it('of simple-statistics is exact to 13 digits', () => {
    // ln 9!, ln sqrt(pi), ln gamma(0.1) (Abramowitz & Stegun 6.1), ln 999!
    expect(gammaln(10)).toBeCloseTo(12.801827480081469, 11)
    expect(gammaln(0.5)).toBeCloseTo(0.5723649429247001, 12)
    expect(gammaln(0.1)).toBeCloseTo(2.252712651734206, 12)
    expect(gammaln(1000)).toBeCloseTo(5905.220423209181, 9)
  })

  it('has the slope that digamma says', () => {
    // -Euler's constant, and psi(1/2) = -Euler's constant - 2 ln 2.
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 11)
    expect(digamma(0.5)).toBeCloseTo(-1.9635100260214235, 11)
    for (const x of [0.01, 0.3, 2.5, 40, 3000]) {
      const h = 1e-4 * x
      expect(digamma(x) / ((gammaln(x + h) - gammaln(x - h)) / (2 * h))).toBeCloseTo(1, 6)
    }
  })
})
