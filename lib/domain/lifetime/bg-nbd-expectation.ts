/**
 * What the fitted BG/NBD model expects of a customer. Fader, Hardie & Lee, Marketing Science 24 (2005), eqs. 8 to 10. Times in
 * weeks; parameters above 0.
 */
import { betaMean } from './beta-mean'
import type { BgNbdParameters } from './bg-nbd-likelihood'
import { scaledRemainder } from './hypergeometric'

/** x repeat purchases, the last `tx` weeks after the first, known for `age` weeks after it; 0 <= tx <= age. */
export interface PurchasePattern {
  x: number
  tx: number
  age: number
}

/**
 * Is the customer still one? 0 to 1. The model cannot lose who has not bought again, so at x = 0 it is 1 for everybody:
 * it is not to be shown there.
 */
export function probabilityAlive({ r, alpha, a, b }: BgNbdParameters, { x, tx, age }: PurchasePattern): number {
  if (x === 0) return 1
  const logOdds = Math.log(a) - Math.log(b + x - 1) + (r + x) * (Math.log(alpha + age) - Math.log(alpha + tx))
  return 1 / (1 + Math.exp(logOdds))
}

/** Purchases expected in the `weeks` to come, 0 or more: (eq. 10) of one with this history. */
export function expectedPurchases(model: BgNbdParameters, of: PurchasePattern, weeks: number): number {
  const { r, alpha, a, b } = model
  return probabilityAlive(model, of) * whileAlive({ r: r + of.x, alpha: alpha + of.age, a, b: b + of.x }, weeks)
}

/** Repeat purchases expected of a new customer in the first `weeks` (eq. 9). */
export function expectedOfNewCustomer(model: BgNbdParameters, weeks: number): number {
  return whileAlive(model, weeks)
}

/** Purchases expected in `weeks` of one who is alive, where rate and leaving follow these parameters. */
function whileAlive(model: BgNbdParameters, weeks: number): number {
  if (!(weeks > 0)) return 0
  const { r, alpha, a, b } = model
  const c = a + b - 1
  const isSeriesGood = c > 0.5 && c - r > -10 && weeks < 50 * alpha
  const expected = isSeriesGood ? bySeries(model, weeks) : byQuadrature(model, weeks)
  // Never to leave would give this many: rounding does not lead beyond.
  return Math.min((r / alpha) * weeks, Math.max(0, expected))
}

/**
 * `(a + b - 1) / (a - 1) x (1 - (alpha / (alpha + t))^r 2F1(r, b; a + b - 1; t / (alpha + t)))` with Euler's transformation
 * `(1 - z)^(a - 1) 2F1(a + b - 1 - r, a - 1; a + b - 1; z)` (Abramowitz & Stegun 15.3.3) in place of the product: it has no
 * pole at a = 1, and does not overflow for many purchases.
 */
export function bySeries({ r, alpha, a, b }: BgNbdParameters, weeks: number): number {
  const z = weeks / (alpha + weeks)
  const e = a - 1
  const c = a + b - 1
  const logStay = Math.log1p(-z)
  const leave = e === 0 ? logStay : Math.expm1(e * logStay) / e
  return -c * (leave + scaledRemainder(c - r, e, c, z))
}

/**
 * The mean over p ~ beta (a, b) of `(1 - (alpha / (alpha + p t))^r) / p`: purchases come at the rate, and each ends them with
 * probability p. Slower, and good for all parameters.
 */
export function byQuadrature({ r, alpha, a, b }: BgNbdParameters, weeks: number): number {
  return betaMean(a, b, (p) => -Math.expm1(-r * Math.log1p((p * weeks) / alpha)) / p)
}

/** The probability that a new customer makes exactly `count` repeat purchases in the first `weeks` (eq. 8). */
export function probabilityOfCount({ r, alpha, a, b }: BgNbdParameters, count: number, weeks: number): number {
  const z = weeks / (alpha + weeks)
  /** Negative binomial: purchases of one who does not leave. */
  let bought = (1 - z) ** r
  let [stays, below] = [1, 0]
  let leaves = a / (a + b)
  for (let j = 0; j < count; j++) {
    below += bought
    bought *= ((r + j) / (j + 1)) * z
    stays *= (b + j) / (a + b + j)
    if (j > 0) leaves *= (b + j - 1) / (a + b + j)
  }
  return stays * bought + (count > 0 ? leaves * Math.max(0, 1 - below) : 0)
}

/**
 * Weeks from now until the next purchase of one who is still a customer: half of those like it will have bought by
 * then. The median, as the mean is infinite for r + x <= 1.
 */
export function weeksToNextPurchase({ r, alpha }: BgNbdParameters, { x, age }: PurchasePattern): number {
  return (alpha + age) * Math.expm1(Math.LN2 / (r + x))
}
