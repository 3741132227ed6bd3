/** Lifetime value and loyalty as named numbers with the rows behind them. What is not known is left out. */
import type { Change, LifetimeResult, Loyalty, SourceRow } from '../../../lib/domain/insight'
import { formatChange, formatDay, formatMoney, formatNumber, formatShare } from '../../format'
import { reportingCurrency } from '../../format-value'
import { strings } from '../../locale'

export interface Told {
  key: string
  name: string
  value: string
  hint: string
  rows: readonly SourceRow[]
}

const money = (units: number): string => formatMoney({ units, currency: reportingCurrency.value })

export function lifetimeFigures(of: LifetimeResult, now: Date): Told[] {
  const words = strings.value.depth
  const { rows } = of
  const told: Told[] = []
  const add = (key: string, name: string, value: string | null, hint = ''): void => {
    if (value !== null) told.push({ key, name, value, hint, rows })
  }
  const months = of.months === null ? '' : words.overMonths(formatNumber(Math.round(of.months)))
  const called = { profit: words.profit, margin: words.beforeCost, revenue: words.revenue }[of.kind]
  add('value', called, of.value === null ? null : money(of.value), months)
  add('alive', words.alive, of.alive === null ? null : formatShare(of.alive))
  add('next', words.nextOrder, of.nextOrderOn === null ? null : formatDay(of.nextOrderOn, now), words.nextOrderHint)
  add('orders', words.ordersAhead, of.orders12m === null ? null : formatNumber(of.orders12m), words.ahead)
  add('spend', words.perOrder, of.spendPerOrder === null ? null : money(of.spendPerOrder))
  add('month', words.perMonth, of.revenuePerMonth === null ? null : money(of.revenuePerMonth))
  return told
}

export function loyaltyFigures({ rows, ...of }: Loyalty): Told[] {
  const words = strings.value.depth
  const told: Told[] = []
  const hint = words.monthsBought(of.monthsWithOrder)
  if (of.score === null)
    told.push({ key: 'loyalty', name: words.bought, value: hint, hint: words.gapsSeen(of.gapsSeen), rows })
  else told.push({ key: 'loyalty', name: words.loyalty, value: formatShare(of.score), hint, rows })
  for (const [key, change] of [
    ['yearOnYear', of.yearOnYear],
    ['monthOnMonth', of.monthOnMonth],
  ] as const)
    if (change !== null) told.push({ key, name: words[key], value: changeOf(change), hint: fromTo(change), rows })
  return told
}

/** From a base at or below 0 there is no change to tell: the figures themselves are. */
function changeOf({ change, now }: Change): string {
  return change === null ? money(now) : formatChange(change)
}

function fromTo({ before, now }: Change): string {
  return strings.value.depth.fromTo(money(before), money(now))
}
