/** How wrong the purchase model is on the workspace's own past: fitted to the older half, asked about the newer one. */
import type { DayNumber } from '../calendar-day'
import { expectedPurchases } from './bg-nbd-expectation'
import type { BgNbdParameters } from './bg-nbd-likelihood'
import { fitBgNbd } from './fit-bg-nbd'
import { groupPurchases } from './purchase-groups'
import { purchaseHistory } from './purchase-history'

/** Days on which one customer bought, oldest first. */
export type PurchaseDays = readonly DayNumber[]

export interface Holdout {
  /** Length of the time that was held out. */
  weeks: number
  /** Customers who had bought before it, and those of them with a repeat. */
  customers: number
  repeatCustomers: number
  /** Mean of |purchases expected - made| over the customers, and that of "they go on at their own rate". */
  meanError: number
  naiveError: number
}

/** As long as the published test on CDNOW; half of the past where that is shorter. */
const mostWeeks = 39
const customersPerStep = 200

/** Null where the past is too short to hold any of it out: under 50 customers had bought again by then. */
export function* holdoutError(all: readonly PurchaseDays[], today: DayNumber): Generator<void, Holdout | null> {
  const first = all.reduce((least, [day]) => Math.min(least, day ?? today), today)
  const weeks = Math.min(mostWeeks, Math.round((today - first) / 14))
  const cut = today - weeks * 7
  const known = all.flatMap((days) => {
    const history = purchaseHistory(
      days.map((day) => ({ day, net: 1 })),
      cut,
    )
    return history === null ? [] : [{ history, made: days.filter((day) => day > cut && day <= today).length }]
  })
  if (weeks < 1) return null
  const groups = groupPurchases(known.map(({ history }) => history))
  const model = yield* fitBgNbd(groups)
  if (typeof model === 'string') return null
  let [wrong, naiveWrong] = [0, 0]
  for (const [index, { history, made }] of known.entries()) {
    if (index % customersPerStep === customersPerStep - 1) yield
    wrong += Math.abs(expectedOf(model, history, weeks) - made)
    naiveWrong += Math.abs(history.ageDays > 0 ? (history.x / history.ageDays) * 7 * weeks - made : made)
  }
  const { customers, repeatCustomers } = groups
  return { weeks, customers, repeatCustomers, meanError: wrong / customers, naiveError: naiveWrong / customers }
}

function expectedOf(model: BgNbdParameters, of: { x: number; lastDays: number; ageDays: number }, weeks: number) {
  return expectedPurchases(model, { x: of.x, tx: of.lastDays / 7, age: of.ageDays / 7 }, weeks)
}
