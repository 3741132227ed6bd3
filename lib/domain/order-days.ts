/** Orders as the model reads them: refunds net per day, and only days above 0 are purchases. */
import { dayNumber, type DayNumber } from './calendar-day'
import { inReportingCurrency } from './money'
import type { Order } from './model'
import type { Policy } from './policy'

export interface OrderDay {
  day: DayNumber
  /** Major units of the reporting currency, refunds taken off. At or below 0 it counts for revenue, not as a purchase. */
  net: number
  rows: Order[]
}

export interface OrderHistory {
  /** Oldest first. */
  days: OrderDay[]
  /** Left out for want of a rate, to be named. */
  unrated: Order[]
}

/** Nets orders per day. The caller has dropped deleted rows and those not recorded yet. */
export function netPerDay(orders: readonly Order[], policy: Policy): OrderHistory {
  const byDay = new Map<DayNumber, OrderDay>()
  const unrated: Order[] = []
  for (const order of orders) {
    const amount = inReportingCurrency(order.amount, order.on, policy)
    if (amount === null) {
      unrated.push(order)
      continue
    }
    const day = dayNumber(order.on)
    const kept = byDay.get(day)
    if (kept) {
      kept.net += amount
      kept.rows.push(order)
    } else byDay.set(day, { day, net: amount, rows: [order] })
  }
  // Cents summed as fractions leave dust: a day refunded in full is 0, not 1e-13.
  for (const kept of byDay.values()) kept.net = Math.round(kept.net * 1e6) / 1e6
  return { days: [...byDay.values()].toSorted((a, b) => a.day - b.day), unrated }
}

/** Days on which something was bought, net of refunds. */
export function purchaseDays(history: OrderHistory): OrderDay[] {
  return history.days.filter((day) => day.net > 0)
}

/** Order days d with from < d <= to. */
export function ordersWithin(history: OrderHistory, from: DayNumber, to: DayNumber): OrderDay[] {
  return history.days.filter((day) => day.day > from && day.day <= to)
}

/** Sum of the days, refunds taken off. */
export function revenueOf(days: readonly OrderDay[]): number {
  return days.reduce((sum, day) => sum + day.net, 0)
}
