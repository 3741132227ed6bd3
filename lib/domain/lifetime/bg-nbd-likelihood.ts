/**
 * The likelihood of the BG/NBD model, with its slopes. Fader, Hardie & Lee, "Counting Your Customers the Easy Way: An
 * Alternative to the Pareto/NBD Model", Marketing Science 24 (2005), eq. 6. As x is whole, every quotient of gamma
 * functions in it is a product of x factors: no gamma function is needed, and nothing cancels.
 */
import type { PurchaseGroups } from './purchase-groups'

/** Purchases while alive: gamma (r, alpha), alpha in weeks; leaving after a purchase: beta (a, b). All above 0. */
export interface BgNbdParameters {
  r: number
  alpha: number
  a: number
  b: number
}

export interface Likelihood {
  /** Natural logarithm of the likelihood. */
  value: number
  /** By r, alpha, a and b. */
  slopes: readonly [r: number, alpha: number, a: number, b: number]
}

/** Groups between two yields: well under a millisecond. */
const groupsPerStep = 2000

/** The log-likelihood over all groups; yields every `groupsPerStep`. Finite for finite parameters above 0. */
export function* bgNbdLikelihood(groups: PurchaseGroups, at: BgNbdParameters): Generator<void, Likelihood> {
  const { r, alpha, a, b } = at
  const products = productsOf(groups.mostX, at)
  const logOfDay = new Float64Array(groups.mostDays + 1)
  for (const day of groups.days) logOfDay[day] = Math.log(alpha + day / 7)
  const [logAlpha, logA] = [Math.log(alpha), Math.log(a)]
  let value = 0
  const slopes: [number, number, number, number] = [0, 0, 0, 0]
  for (let index = 0; index < groups.counts.length; index++) {
    if (index % groupsPerStep === groupsPerStep - 1) yield
    const x = groups.x[index] ?? 0
    const [ageDays, lastDays] = [groups.ageDays[index] ?? 0, groups.lastDays[index] ?? 0]
    const [logAge, logLast] = [logOfDay[ageDays] ?? 0, logOfDay[lastDays] ?? 0]
    const stayed = -(r + x) * logAge
    const left = x > 0 ? logA - Math.log(b + x - 1) - (r + x) * logLast : Number.NEGATIVE_INFINITY
    const either = Math.max(stayed, left) + Math.log1p(Math.exp(-Math.abs(stayed - left)))
    /** The share of the likelihood of having left after the last purchase. */
    const gone = x > 0 ? Math.exp(left - either) : 0
    const perWeek = (1 - gone) / (alpha + ageDays / 7) + gone / (alpha + lastDays / 7)
    const count = groups.counts[index] ?? 0
    value += count * ((products.value[x] ?? 0) + r * logAlpha + either)
    slopes[0] += count * ((products.r[x] ?? 0) + logAlpha - (1 - gone) * logAge - gone * logLast)
    slopes[1] += count * (r / alpha - (r + x) * perWeek)
    slopes[2] += count * ((products.a[x] ?? 0) + gone / a)
    slopes[3] += count * ((products.b[x] ?? 0) - (x > 0 ? gone / (b + x - 1) : 0))
  }
  return { value, slopes }
}

/** For each x: ln of gamma(r + x) / gamma(r) x B(a, b + x) / B(a, b), and its slopes. */
function productsOf(mostX: number, { r, a, b }: BgNbdParameters) {
  const table = () => new Float64Array(mostX + 1)
  const of = { value: table(), r: table(), a: table(), b: table() }
  for (let x = 1; x <= mostX; x++) {
    const j = x - 1
    of.value[x] = (of.value[j] ?? 0) + Math.log(r + j) + Math.log(b + j) - Math.log(a + b + j)
    of.r[x] = (of.r[j] ?? 0) + 1 / (r + j)
    of.a[x] = (of.a[j] ?? 0) - 1 / (a + b + j)
    of.b[x] = (of.b[j] ?? 0) + 1 / (b + j) - 1 / (a + b + j)
  }
  return of
}
