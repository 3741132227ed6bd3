/**
 * Known parameters are found again. How the sampling error is bounded: at the maximum the log-likelihood of the truth is lower
 * by half a chi-square of as many degrees as parameters (Wilks), whatever the shape of the likelihood. Over 20 seeded logs
 * the sum of those is chi-square of 20 times as many; both its tails are cut at 0.1 %, so that fits that are too good fail too.
 */
import { describe, expect, it } from 'vitest'
import { bgNbdLikelihood } from '../../../lib/domain/lifetime/bg-nbd-likelihood'
import { fitBgNbd } from '../../../lib/domain/lifetime/fit-bg-nbd'
import { expectedSpend } from '../../../lib/domain/lifetime/expected-spend'
import { fitGammaGamma, spendLikelihood } from '../../../lib/domain/lifetime/gamma-gamma'
import { runWhole } from '../../../lib/domain/lifetime/minimise'
import { groupPurchases } from '../../../lib/domain/lifetime/purchase-groups'
import { gammaOf, randomOf, simulateHistory } from './simulate'

const seeds = Array.from({ length: 20 }, (_, index) => index + 1)
/** 0.1 % and 99.9 % of chi-square with 80 and with 60 degrees of freedom (R: qchisq). */
const bounds = { 80: [46.52, 124.84], 60: [31.74, 99.61] } as const

describe('parameters that purchases were generated from', () => {
  const models = [
    { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
    { r: 1.5, alpha: 8, a: 0.6, b: 4 },
    { r: 0.8, alpha: 20, a: 1.8, b: 2.2 },
  ]

  it.each(models)('are recovered within their sampling error: r $r, alpha $alpha, a $a, b $b', (model) => {
    const deviances = seeds.map((seed) => {
      const random = randomOf(seed)
      const histories = Array.from({ length: 3000 }, (_, index) => simulateHistory(random, model, 280 + (index % 84)))
      const groups = groupPurchases(histories)
      const fit = runWhole(fitBgNbd(groups))
      if (typeof fit === 'string') throw new Error(fit)
      return 2 * (fit.logLikelihood - runWhole(bgNbdLikelihood(groups, model)).value)
    })
    const sum = deviances.reduce((total, deviance) => total + deviance, 0)
    console.log(`2 x log-likelihood above the truth, summed over 20 logs: ${sum.toFixed(1)} of about 80`)
    expect(Math.min(...deviances)).toBeGreaterThanOrEqual(0)
    expect(sum).toBeGreaterThan(bounds[80][0])
    expect(sum).toBeLessThan(bounds[80][1])
  })

  it('of spending are recovered within their sampling error', () => {
    const model = { p: 6.25, q: 3.74, v: 15.44 }
    const deviances = seeds.map((seed) => {
      const random = randomOf(seed)
      const spends = Array.from({ length: 1500 }, (_, index) => {
        const x = 1 + (index % 7)
        const rate = gammaOf(random, model.q) / model.v
        return { x, mean: gammaOf(random, model.p * x) / rate / x }
      })
      const fit = runWhole(fitGammaGamma(spends, 50))
      if (typeof fit === 'string') throw new Error(fit)
      const everybody = expectedSpend(fit, null) ?? Number.NaN
      expect(everybody / ((model.p * model.v) / (model.q - 1))).toBeCloseTo(1, 0)
      return 2 * (fit.logLikelihood - runWhole(spendLikelihood(spends, model)).value)
    })
    const sum = deviances.reduce((total, deviance) => total + deviance, 0)
    console.log(`2 x log-likelihood above the truth, summed over 20 logs: ${sum.toFixed(1)} of about 60`)
    expect(Math.min(...deviances)).toBeGreaterThanOrEqual(0)
    expect(sum).toBeGreaterThan(bounds[60][0])
    expect(sum).toBeLessThan(bounds[60][1])
  })
})
