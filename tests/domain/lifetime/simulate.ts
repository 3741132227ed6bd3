/** Purchase logs of customers who follow the models exactly, from a seed. */
import type { PurchaseHistory } from '../../../lib/domain/lifetime/purchase-history'
import type { BgNbdParameters } from '../../../lib/domain/lifetime/bg-nbd-likelihood'

export type Random = () => number

/** mulberry32: 0 <= x < 1. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Gamma of this shape and scale 1 (Marsaglia & Tsang 2000). */
export function gammaOf(random: Random, shape: number): number {
  if (shape < 1) return gammaOf(random, shape + 1) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const z = normal(random)
    const v = (1 + c * z) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v
  }
}

export function betaOf(random: Random, a: number, b: number): number {
  const one = gammaOf(random, a)
  return one / (one + gammaOf(random, b))
}

/** Days of purchase of one customer who first bought on day 0 and is followed for `days`; times are rounded down to days. */
export function purchasesOf(random: Random, { r, alpha, a, b }: BgNbdParameters, days: number): number[] {
  const rate = gammaOf(random, r) / alpha / 7
  const leaves = betaOf(random, a, b)
  const made = [0]
  for (let at = 0; ;) {
    // Whoever has just bought leaves with this chance; the first purchase is none of the model's.
    if (made.length > 1 && random() < leaves) return made
    at -= Math.log(1 - random()) / rate
    if (!(at < days)) return made
    made.push(at)
  }
}

/** A history in continuous time, as the model has it; weeks are days / 7 and need not be whole. */
export function simulateHistory(random: Random, model: BgNbdParameters, days: number): PurchaseHistory {
  const made = purchasesOf(random, model, days)
  return {
    x: made.length - 1,
    lastDays: made.length > 1 ? Math.round(made.at(-1) ?? 0) : 0,
    ageDays: days,
    meanSpend: null,
  }
}
