/** Money: do they renew, buy and pay? */
import { accountRow, isLive, sourceRows, type AccountView } from '../account-view'
import { dayNumber } from '../calendar-day'
import { ordersWithin, purchaseDays, revenueOf, type OrderDay } from '../order-days'
import { gapsBetween, isUsualFall, isUsualSilence } from './chance'
import { measured, missing, unlessChance, type Indicator } from './indicator'

/** Fields of the account's row carry no date of their own. */
const undated = null

/** Days past the renewal date, negative before it. Only where a contract that renews is running. */
export const renewalOverdue: Indicator = {
  id: 'renewalOverdue',
  measure(view, lines) {
    const { contract } = view.account
    if (!view.isAccountKnown || !contract?.renewsOn || dayNumber(contract.startsOn) > view.today) return null
    if (contract.endedOn !== null && dayNumber(contract.endedOn) <= view.today) return null
    const overdue = view.today - dayNumber(contract.renewsOn)
    return measured(overdue, 'days', lines, { ageDays: undated, rows: accountRow(view) })
  },
}

/**
 * Revenue of the last period against the one before. From a base at or below 0 there is no change; while orders are
 * not live, or some order has no rate, a period is incomplete and would look like a fall or a rise.
 */
export const purchases: Indicator = {
  id: 'purchases',
  measure(view, lines) {
    const period = view.policy.health.purchasePeriodDays
    const before = ordersWithin(view.orders, view.today - 2 * period, view.today - period)
    const recent = ordersWithin(view.orders, view.today - period, view.today)
    const last = view.orders.days.at(-1)
    const isRated = view.orders.unrated.every(({ on }) => dayNumber(on) <= view.today - 2 * period)
    const isComplete = isRated && isLive(view, 'orders', last ? view.calendar.startOf(last.day) : null)
    const base = revenueOf(before)
    if (!isComplete || base <= 0) return missing('change')
    const rows = [...before, ...recent].flatMap((day) => day.rows)
    const change = revenueOf(recent) / base - 1
    const found = measured(change, 'change', lines, {
      ageDays: last ? view.today - last.day : null,
      rows: sourceRows('orders', rows),
    })
    return unlessChance(found, found.score === 0 && isUsual(view, before, recent))
  },
}

const netOf = ({ net }: OrderDay): number => net

/** Neither has revenue fallen further, nor are they silent for longer, than a steady buyer of their kind would. */
function isUsual(view: AccountView, before: readonly OrderDay[], recent: readonly OrderDay[]): boolean {
  const days = purchaseDays(view.orders).map(({ day }) => day)
  const gaps = gapsBetween(days)
  const isSilent = gaps.length >= view.policy.dormancy.leastGaps
  return (
    isUsualFall(before.map(netOf), recent.map(netOf), view.policy.health.purchaseSpread) &&
    (!isSilent || isUsualSilence(gaps, view.today - (days.at(-1) ?? 0), view.policy))
  )
}

/** Days that the oldest receivable is overdue, 0 when it is known that none is. */
export const receivables: Indicator = {
  id: 'receivables',
  measure(view, lines) {
    const { receivablesKnown, overdueSince } = view.account
    if (!view.isAccountKnown || !receivablesKnown) return missing('days')
    const overdue = overdueSince === null ? 0 : Math.max(0, view.today - dayNumber(overdueSince))
    return measured(overdue, 'days', lines, { ageDays: undated, rows: accountRow(view) })
  },
}
