/** Loyalty: how often and how steadily an account buys (MODEL, "Loyalty, next product (C6)"). */
import { sourceRows, type AccountView } from './account-view'
import { addMonths } from './calendar-day'
import type { Change, Loyalty } from './insight'
import { ordersWithin, purchaseDays, revenueOf, type OrderDay } from './order-days'

const months = 12

/**
 * Months are counted back from today (to the 5th from the 5th), so that a month just begun is not an empty one. Steadiness
 * rests on all gaps between purchases. Null where nothing was ever bought.
 */
export function loyaltyOf(view: AccountView): Loyalty | null {
  const purchases = purchaseDays(view.orders)
  const first = purchases[0]
  if (first === undefined) return null
  const { today, policy } = view
  const yearAgo = addMonths(today, -months)
  const bought = Array.from(
    { length: months },
    (_, back) => within(purchases, addMonths(today, -back - 1), addMonths(today, -back)).length > 0,
  ).filter(Boolean).length
  const gaps = purchases.slice(1).map(({ day }, index) => day - (purchases[index]?.day ?? day))
  const steadiness = gaps.length >= policy.lifetime.loyaltyGaps ? steadinessOf(gaps) : null
  return {
    score: steadiness === null ? null : (bought / months) * steadiness,
    monthsWithOrder: bought,
    steadiness,
    gapsSeen: gaps.length,
    yearOnYear: changeBetween(view, [addMonths(today, -2 * months), yearAgo, today], first.day),
    monthOnMonth: changeBetween(view, [addMonths(today, -2), addMonths(today, -1), today], first.day),
    products: productMix(within(purchases, yearAgo, today)),
    rows: sourceRows(
      'orders',
      purchases.slice(-months).flatMap(({ rows }) => rows),
    ),
  }
}

function within(days: readonly OrderDay[], from: number, to: number): OrderDay[] {
  return days.filter(({ day }) => day > from && day <= to)
}

/** 1 - coefficient of variation (of the population), 0 to 1: 1 is a clock. */
function steadinessOf(gaps: readonly number[]): number {
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length
  return Math.max(0, 1 - Math.sqrt(variance) / mean)
}

/** Null where the period before began before the first order: it is no whole one. */
function changeBetween(
  view: AccountView,
  [from, middle, to]: readonly [from: number, middle: number, to: number],
  firstDay: number,
): Change | null {
  if (firstDay > from) return null
  const [before, now] = [
    revenueOf(ordersWithin(view.orders, from, middle)),
    revenueOf(ordersWithin(view.orders, middle, to)),
  ]
  return { before, now, change: before > 0 ? now / before - 1 : null }
}

const mostProducts = 10

/** Order days of 12 months on which each product was bought, most often first. */
function productMix(days: readonly OrderDay[]): Loyalty['products'] {
  const counts = new Map<string, number>()
  for (const { rows } of days)
    for (const product of new Set(rows.flatMap((row) => row.products)))
      counts.set(product, (counts.get(product) ?? 0) + 1)
  return [...counts]
    .map(([product, orders]) => ({ product, orders }))
    .toSorted((a, b) => b.orders - a.orders || (a.product < b.product ? -1 : 1))
    .slice(0, mostProducts)
}
