/** BG/NBD by maximum likelihood. */
import { bgNbdLikelihood, type BgNbdParameters } from './bg-nbd-likelihood'
import { bounded, isAtWall, walled } from './log-space'
import { minimise } from './minimise'
import type { PurchaseGroups } from './purchase-groups'

/** Fewer customers with a repeat purchase say too little of how customers leave (MODEL, C5). */
export const leastRepeatCustomers = 50

export interface BgNbdFit extends BgNbdParameters {
  logLikelihood: number
  /** A parameter ran to its bound: the data tell no maximum (nobody leaves, or all buy alike). The rest still holds. */
  isAtBound: boolean
}

export type BgNbdRefusal = 'tooFewRepeatCustomers' | 'noFit'

/**
 * The parameters under which these histories are likeliest, weeks. Yields between slices of well under a millisecond.
 * @returns a refusal below 50 customers with a repeat purchase, or where no parameters give a finite likelihood
 */
export function* fitBgNbd(
  groups: PurchaseGroups,
  leastRepeat = leastRepeatCustomers,
): Generator<void, BgNbdFit | BgNbdRefusal> {
  if (groups.repeatCustomers < leastRepeat) return 'tooFewRepeatCustomers'
  // 100 x the mean per customer: fmin ends at a gradient of 1e-5, whatever the number of customers.
  const scale = -100 / groups.customers
  const minimum = yield* minimise(function* evaluate(point) {
    const [r = 1, alpha = 1, a = 1, b = 1] = bounded(point)
    const parameters = [r, alpha, a, b]
    const { value, slopes } = yield* bgNbdLikelihood(groups, { r, alpha, a, b })
    const gradient = slopes.map((slope, index) => scale * slope * (parameters[index] ?? 0))
    return walled(point, { value: scale * value, gradient })
  }, startOf(groups).map(Math.log))
  if (minimum === null) return 'noFit'
  const [r = 1, alpha = 1, a = 1, b = 1] = bounded(minimum.point)
  const { value } = yield* bgNbdLikelihood(groups, { r, alpha, a, b })
  return { r, alpha, a, b, logLikelihood: value, isAtBound: isAtWall(minimum.point) }
}

/** Purchases as often as on average, a spread of 1, and one in four customers leaving. */
function startOf(groups: PurchaseGroups): [number, number, number, number] {
  let [purchases, weeks] = [0, 0]
  for (const [index, count] of groups.counts.entries()) {
    purchases += count * (groups.x[index] ?? 0)
    weeks += (count * (groups.ageDays[index] ?? 0)) / 7
  }
  const perWeek = purchases > 0 && weeks > 0 ? purchases / weeks : 0.1
  return [0.5, Math.min(1000, Math.max(0.01, 0.5 / perWeek)), 1, 3]
}
