/** The figures behind the value tier. */
import { isLive, sourceRows, type AccountView } from './account-view'
import { addMonths } from './calendar-day'
import type { LifetimeResult } from './insight'
import { lifetimeRows } from './lifetime/lifetime-facts'
import { lifetimeOf, type FromOthers } from './lifetime/lifetime-of'
import { rankedAs } from './lifetime/lifetime-value'
import { purchaseDays } from './order-days'
import { ownFigures, type Figure, type OwnFigures } from './own-figures'
import type { NumericFactor } from './ranked-factors'
import { referralFigure } from './referral'

/**
 * Every ranked figure of an account; also R, F and M, which stand beside the grade. Those that follow from other accounts
 * (lifetime and referral value) are missing without the day's reference.
 */
export function tierFigures(
  view: AccountView,
  others: FromOthers | null,
): Record<NumericFactor, Figure> & Record<'recency' | 'frequency', Figure> {
  const own = ownFigures(view)
  return {
    ...own,
    referralValue: referralFigure(view, others?.referrals ?? null),
    lifetimeValue: lifetimeFigure(view, own, others),
    ...recencyAndFrequency(view),
  }
}

/** What it brings in the next 12 months, in the kind of money that all accounts are ranked by. */
function lifetimeFigure(view: AccountView, own: OwnFigures, others: FromOthers | null): Figure {
  const value = others?.lifetime ? rankedLifetime(lifetimeOf(view, own, others), others) : null
  if (value === null) return { value, unit: 'money', ageDays: null, rows: [] }
  return { value, unit: 'money', ageDays: 0, rows: lifetimeRows(view) }
}

/** Null where it is not in the kind of money that all are ranked by. */
export function rankedLifetime(
  { value12m, kind }: Pick<LifetimeResult, 'value12m' | 'kind'>,
  others: FromOthers,
): number | null {
  return rankedAs(kind) === others.lifetime?.rankedBy ? value12m : null
}

function recencyAndFrequency(view: AccountView): Record<'recency' | 'frequency', Figure> {
  const purchases = purchaseDays(view.orders)
  const last = purchases.at(-1)
  const ageDays = last ? view.today - last.day : null
  const inYear = purchases.filter((day) => day.day > addMonths(view.today, -12))
  const isKnown = last !== undefined || isLive(view, 'orders', null)
  return {
    recency: { value: ageDays, unit: 'days', ageDays, rows: last ? sourceRows('orders', last.rows) : [] },
    frequency: {
      value: isKnown ? inYear.length : null,
      unit: 'count',
      ageDays,
      rows: sourceRows(
        'orders',
        inYear.flatMap((day) => day.rows),
      ),
    },
  }
}
