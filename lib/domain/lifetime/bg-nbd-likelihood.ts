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

/** Groups between two yields: some 0.1 ms. */
const groupsPerStep = 1000

/** The log-likelihood over all groups; yields every `groupsPerStep`. Finite for finite parameters above 0. */
export function* bgNbdLikelihood(groups: PurchaseGroups, at: BgNbdParameters): Generator<void, Likelihood> {
  const tables = tablesOf(groups, at)
  const sums = new Float64Array(5)
  for (let from = 0; from < groups.counts.length; from += groupsPerStep) {
    addGroups(groups, [from, Math.min(from + groupsPerStep, groups.counts.length)], at, tables, sums)
    yield
  }
  const [value = 0, r = 0, alpha = 0, a = 0, b = 0] = sums
  return { value, slopes: [r, alpha, a, b] }
}

type Tables = ReturnType<typeof tablesOf>

/** Adds value and slopes of the groups from..to. Plain numbers and arrays: it runs a hundred thousand times a fit. */
function addGroups(
  { x: xs, ageDays, lastDays, counts }: PurchaseGroups,
  [from, to]: readonly [from: number, to: number],
  { r, alpha, a, b }: BgNbdParameters,
  { byX, logOfDay }: Tables,
  sums: Float64Array,
): void {
  const logAlpha = Math.log(alpha)
  let [value, dr, dAlpha, da, db] = [0, 0, 0, 0, 0]
  for (let index = from; index < to; index++) {
    const x = xs[index] ?? 0
    const age = ageDays[index] ?? 0
    const last = lastDays[index] ?? 0
    const logAge = logOfDay[age] ?? 0
    const logLast = logOfDay[last] ?? 0
    const stayed = -(r + x) * logAge
    let either = stayed
    /** The share of the likelihood of having left after the last purchase. */
    let gone = 0
    if (x > 0) {
      const over = (byX.left[x] ?? 0) - (r + x) * logLast - stayed
      either += over > 30 ? over : Math.log1p(Math.exp(over))
      gone = 1 / (1 + Math.exp(-over))
    }
    const count = counts[index] ?? 0
    value += count * ((byX.value[x] ?? 0) + r * logAlpha + either)
    dr += count * ((byX.r[x] ?? 0) + logAlpha - (1 - gone) * logAge - gone * logLast)
    dAlpha += count * (r / alpha - (r + x) * ((1 - gone) / (alpha + age / 7) + gone / (alpha + last / 7)))
    da += count * ((byX.a[x] ?? 0) + gone / a)
    db += count * ((byX.b[x] ?? 0) - (x > 0 ? gone / (b + x - 1) : 0))
  }
  for (const [index, sum] of [value, dr, dAlpha, da, db].entries()) sums[index] = (sums[index] ?? 0) + sum
}

/**
 * For each x: ln of gamma(r + x) / gamma(r) x B(a, b + x) / B(a, b) with its slopes, and `left`, ln of a / (b + x - 1); for
 * each number of days: ln of alpha + weeks.
 */
function tablesOf({ mostX, mostDays, days }: PurchaseGroups, { r, alpha, a, b }: BgNbdParameters) {
  const table = () => new Float64Array(mostX + 1)
  const byX = { value: table(), r: table(), a: table(), b: table(), left: table() }
  for (let x = 1; x <= mostX; x++) {
    const j = x - 1
    byX.value[x] = (byX.value[j] ?? 0) + Math.log(r + j) + Math.log(b + j) - Math.log(a + b + j)
    byX.r[x] = (byX.r[j] ?? 0) + 1 / (r + j)
    byX.a[x] = (byX.a[j] ?? 0) - 1 / (a + b + j)
    byX.b[x] = (byX.b[j] ?? 0) + 1 / (b + j) - 1 / (a + b + j)
    byX.left[x] = Math.log(a) - Math.log(b + j)
  }
  const logOfDay = new Float64Array(mostDays + 1)
  for (const day of days) logOfDay[day] = Math.log(alpha + day / 7)
  return { byX, logOfDay }
}
