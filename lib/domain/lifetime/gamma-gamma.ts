/**
 * What a customer spends per order: Fader & Hardie, "The Gamma-Gamma Model of Monetary Value" (2013,
 * brucehardie.com/notes/025). Amounts of an order follow gamma (p, nu), nu over customers gamma (q, v).
 */
import { gammaln } from 'simple-statistics'
import { digamma } from './digamma'
import type { GammaGammaParameters, Spend } from './expected-spend'
import { bounded, isAtWall, walled } from './log-space'
import { minimise } from './minimise'

export interface GammaGammaFit extends GammaGammaParameters {
  logLikelihood: number
  isAtBound: boolean
}

export type GammaGammaRefusal = 'tooFewRepeatCustomers' | 'noFit'

const spendsPerStep = 500

/** The likeliest parameters; x = 0 is left out, order does not matter. Yields between slices of a millisecond. */
export function* fitGammaGamma(
  all: readonly Spend[],
  leastRepeat: number,
): Generator<void, GammaGammaFit | GammaGammaRefusal> {
  const spends = all.filter(({ x, mean }) => x > 0 && mean > 0).toSorted((a, b) => a.x - b.x || a.mean - b.mean)
  if (spends.length < leastRepeat || spends.length === 0) return 'tooFewRepeatCustomers'
  // In units of the mean amount, so that yen and dinars start alike and lie within the same bounds.
  const unit = spends.reduce((sum, { mean }) => sum + mean / spends.length, 0)
  const inUnits = spends.map(({ x, mean }) => ({ x, mean: mean / unit }))
  const scale = -100 / spends.length
  const minimum = yield* minimise(
    function* evaluate(point) {
      const parameters = bounded(point)
      const [p = 1, q = 1, v = 1] = parameters
      const { value, slopes } = yield* spendLikelihood(inUnits, { p, q, v })
      const gradient = slopes.map((slope, index) => scale * slope * (parameters[index] ?? 0))
      return walled(point, { value: scale * value, gradient })
    },
    [Math.log(4), Math.log(4), Math.log(0.75)],
  )
  if (minimum === null) return 'noFit'
  const [p = 1, q = 1, v = 1] = bounded(minimum.point)
  const { value } = yield* spendLikelihood(inUnits, { p, q, v })
  const logUnits = spends.length * Math.log(unit)
  return { p, q, v: v * unit, logLikelihood: value - logUnits, isAtBound: isAtWall(minimum.point) }
}

/** The log-likelihood of spends with x >= 1 that come sorted by x, and its slopes by p, q and v. */
export function* spendLikelihood(
  spends: readonly Spend[],
  { p, q, v }: GammaGammaParameters,
): Generator<void, { value: number; slopes: number[] }> {
  const [logQ, psiQ, logV] = [gammaln(q), digamma(q), Math.log(v)]
  let value = 0
  let [dp, dq, dv] = [0, 0, 0]
  let byX = { x: -1, value: 0, p: 0, q: 0 }
  for (const [index, { x, mean }] of spends.entries()) {
    if (index % spendsPerStep === spendsPerStep - 1) yield
    // Sorted by x: the gamma functions change with it alone.
    if (byX.x !== x) {
      const both = digamma(p * x + q)
      byX = {
        x,
        value: gammaln(p * x + q) - gammaln(p * x) - logQ,
        p: x * (both - digamma(p * x)),
        q: both - psiQ,
      }
    }
    const spent = x * mean
    const logSum = Math.log(v + spent)
    const logShare = Math.log(spent) - logSum
    value += byX.value + q * (logV - logSum) + p * x * logShare - Math.log(mean)
    dp += byX.p + x * logShare
    dq += byX.q + logV - logSum
    dv += q / v - (p * x + q) / (v + spent)
  }
  return { value, slopes: [dp, dq, dv] }
}
