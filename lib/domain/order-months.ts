/** Orders by calendar month, as the order history is drawn. */
import { sourceRows } from './account-view'
import { addMonths, dayNumber, dayText } from './calendar-day'
import type { SourceRow } from './insight'
import type { Day, Order } from './model'
import { netPerDay } from './order-days'
import type { Policy } from './policy'

export interface OrderMonth {
  /** `YYYY-MM`. */
  month: string
  /** Reporting currency, refunds taken off. */
  net: number
  /** Days on which something was bought. */
  purchases: number
  rows: SourceRow[]
}

/** The last `count` months, this one last, empty ones among them; orders without a rate and deleted ones are left out. */
export function orderMonths(orders: readonly Order[], policy: Policy, today: Day, count = 24): OrderMonth[] {
  const first = dayNumber(`${today.slice(0, 7)}-01`)
  const live = orders.filter(({ deletedAt, on }) => deletedAt === null && on <= today)
  const { days } = netPerDay(live, policy)
  return Array.from({ length: count }, (_, index) => {
    const month = dayText(addMonths(first, index - count + 1)).slice(0, 7)
    const within = days.filter(({ day }) => dayText(day).startsWith(month))
    return {
      month,
      net: within.reduce((sum, { net }) => sum + net, 0),
      purchases: within.filter(({ net }) => net > 0).length,
      rows: sourceRows(
        'orders',
        within.flatMap(({ rows }) => rows),
      ),
    }
  })
}
