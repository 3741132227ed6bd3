/** The raw figures of an account that no other account has a part in. */
import { accountRow, isLive, sourceRows, type AccountView } from './account-view'
import { addMonths, dayNumber, dayText } from './calendar-day'
import type { Reason, SourceRow } from './insight'
import { inReportingCurrency } from './money'
import { ordersWithin, revenueOf } from './order-days'

export interface Figure {
  /** null when missing. Money in major units of the reporting currency. */
  value: number | null
  unit: Reason['unit']
  ageDays: number | null
  rows: SourceRow[]
}

export type OwnFigures = Record<'revenue12m' | 'profit12m' | 'paidOnTime' | 'growth', Figure>

export function ownFigures(view: AccountView): OwnFigures {
  const revenue = revenueFigure(view)
  return {
    revenue12m: revenue,
    profit12m: profitFigure(view, revenue),
    paidOnTime: fromAccount(view, view.account.paidOnTimeShare, 'share'),
    growth: fromAccount(view, view.account.growthRate, 'change'),
  }
}

/** Revenue of 12 months, refunds taken off. No order is zero only while orders are connected and live. */
function revenueFigure(view: AccountView): Figure {
  const yearAgo = addMonths(view.today, -12)
  const days = ordersWithin(view.orders, yearAgo, view.today)
  const last = days.at(-1)
  const isRated = view.orders.unrated.every(({ on }) => dayNumber(on) <= yearAgo)
  const isKnown = last !== undefined || (isRated && isLive(view, 'orders', null))
  return {
    value: isKnown ? revenueOf(days) : null,
    unit: 'money',
    ageDays: last ? view.today - last.day : null,
    rows: sourceRows(
      'orders',
      days.flatMap((day) => day.rows),
    ),
  }
}

/** Gross profit of 12 months less cost to serve; missing where margin, cost or its rate is not known. */
function profitFigure(view: AccountView, revenue: Figure): Figure {
  const { marginRate, costToServe12m } = view.account
  const cost = costToServe12m && inReportingCurrency(costToServe12m, dayText(view.today), view.policy)
  const isKnown = view.isAccountKnown && revenue.value !== null && marginRate !== null && cost !== null
  const value = isKnown ? (revenue.value ?? 0) * (marginRate ?? 0) - (cost ?? 0) : null
  return { value, unit: 'money', ageDays: revenue.ageDays, rows: [...accountRow(view), ...revenue.rows] }
}

function fromAccount(view: AccountView, stored: number | null, unit: Reason['unit']): Figure {
  const value = view.isAccountKnown ? stored : null
  return { value, unit, ageDays: value === null ? null : 0, rows: value === null ? [] : accountRow(view) }
}
