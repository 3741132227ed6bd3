/** What lifetime value reads of one account: little, so that the day's reference keeps it of all of them. */
import { accountRow, isLive, sourceRows, type AccountView } from '../account-view'
import { baseStage } from '../base-stage'
import { msOf } from '../calendar'
import { addMonths, dayNumber, dayText, type DayNumber } from '../calendar-day'
import { customerStart, isUnderContract } from '../customer-age'
import type { SourceRow } from '../insight'
import { inReportingCurrency } from '../money'
import { ordersWithin, purchaseDays, revenueOf } from '../order-days'
import { purchaseHistory, type PurchaseHistory } from './purchase-history'

const daysPerMonth = 365.25 / 12

export interface LifetimeFacts {
  /** The last day of which orders are known: today, or the newest one's where no more come in. */
  knownUntil: DayNumber
  /** Null without a purchase. */
  history: PurchaseHistory | null
  isUnderContract: boolean
  isLost: boolean
  /** Mean over the months of the last 12 in which it was a customer; null without an order. */
  revenuePerMonth: number | null
  /** 0 to 1. */
  marginRate: number | null
  costPerMonth: number | null
  /** Months of the last 12 as a customer, and whether it was lost in them; inferred losses are none. */
  stayed: { months: number; isLost: boolean }
}

/** What an account's own value follows from; `stayed` is for the retention of all. */
export type OwnLifetime = Omit<LifetimeFacts, 'stayed'>

/** Money in major units of the reporting currency. */
export function lifetimeFacts(view: AccountView): LifetimeFacts {
  const { account, policy, today } = view
  const isKnown = view.isAccountKnown
  const knownUntil = ordersKnownUntil(view)
  const yearAgo = addMonths(knownUntil, -12)
  const start = customerStart(view)
  const year = ordersWithin(view.orders, yearAgo, knownUntil)
  const months = start === null ? 0 : Math.max(1, (knownUntil - Math.max(start.day, yearAgo)) / daysPerMonth)
  const cost = account.costToServe12m && inReportingCurrency(account.costToServe12m, dayText(today), policy)
  return {
    knownUntil,
    history: purchaseHistory(purchaseDays(view.orders), knownUntil),
    isUnderContract: isUnderContract(view),
    isLost: baseStage(view).stage === 'lost',
    revenuePerMonth: view.orders.days.length > 0 && months > 0 ? revenueOf(year) / months : null,
    marginRate: isKnown ? account.marginRate : null,
    costPerMonth: isKnown && cost !== null ? cost / 12 : null,
    stayed: stayedOf(view, start?.day ?? null, addMonths(today, -12)),
  }
}

/** Where orders have stopped coming in, what was bought since is not known, and is not called nothing. */
function ordersKnownUntil(view: AccountView): DayNumber {
  const own = view.orders.days.at(-1)?.day ?? null
  const { newestAt } = view.sources.orders
  if (newestAt === null || isLive(view, 'orders', own === null ? null : view.calendar.startOf(own))) return view.today
  return Math.min(view.today, Math.max(own ?? 0, view.calendar.dayAt(msOf(newestAt))))
}

function stayedOf(view: AccountView, start: number | null, yearAgo: number): LifetimeFacts['stayed'] {
  const { lost, contract } = view.account
  const left = [lost?.on, contract?.endReason ? contract.endedOn : null]
    .flatMap((day) => (day ? [dayNumber(day)] : []))
    .filter((day) => day <= view.today)
  const end = Math.min(view.today, ...left)
  const days = start === null ? 0 : Math.max(0, end - Math.max(start, yearAgo))
  return { months: days / daysPerMonth, isLost: days > 0 && left.length > 0 }
}

/** Each insight is stored with its rows: a few of the newest stand for all. */
const namedOrders = 8

/** The rows behind an account's lifetime value, newest first. */
export function lifetimeRows(view: AccountView): SourceRow[] {
  const bought = purchaseDays(view.orders).flatMap(({ rows }) => rows)
  return [...accountRow(view), ...sourceRows('orders', bought.slice(-namedOrders))]
}
