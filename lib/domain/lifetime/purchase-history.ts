/** What the purchase models read of an account: how often it bought again, when last, and for how much. */
import type { DayNumber } from '../calendar-day'
import type { OrderDay } from '../order-days'

/** Days; the models count weeks (MODEL, "Lifetime value and next purchase (C5)"). A day is one order. */
export interface PurchaseHistory {
  /** Repeat purchases: days of purchase after the first. */
  x: number
  /** Days from the first to the last purchase; 0 without a repeat. */
  lastDays: number
  /** Days from the first purchase to the end of what is known. */
  ageDays: number
  /** Mean net amount of a repeat purchase, reporting currency; null without one. */
  meanSpend: number | null
}

/** A broken date shall not make tables of a million days: a century is the longest history. */
const longestDays = 36_525

/**
 * The history at the end of a day; null where nothing had been bought by then.
 * @param purchases days with a net amount above 0, oldest first (purchaseDays)
 */
export function purchaseHistory(
  purchases: readonly Pick<OrderDay, 'day' | 'net'>[],
  until: DayNumber,
): PurchaseHistory | null {
  const known = purchases.filter(({ day }) => day <= until)
  const [first, ...repeats] = known
  if (first === undefined) return null
  const from = Math.max(first.day, until - longestDays)
  const last = known.at(-1)?.day ?? from
  const spent = repeats.reduce((sum, { net }) => sum + net, 0)
  return {
    x: repeats.length,
    lastDays: repeats.length === 0 ? 0 : Math.max(0, last - from),
    ageDays: until - from,
    meanSpend: repeats.length === 0 ? null : spent / repeats.length,
  }
}
