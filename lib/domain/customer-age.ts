/** Since when an account has been a customer, and the stage that follows from its age. */
import { accountRow, sourceRows, type AccountView } from './account-view'
import { dayNumber, wholeMonthsBetween, type DayNumber } from './calendar-day'
import type { SourceRow } from './insight'
import type { LifecycleStage } from './model'
import { purchaseDays } from './order-days'

export interface CustomerStart {
  factor: 'firstOrder' | 'contractStart' | 'customerSince'
  day: DayNumber
  rows: SourceRow[]
}

/** The earliest of first order, contract and "customer since" that has come; null: not known to be a customer. */
export function customerStart(view: AccountView): CustomerStart | null {
  const { contract, customerSince } = view.account
  const starts: CustomerStart[] = []
  const first = purchaseDays(view.orders)[0]
  if (first) starts.push({ factor: 'firstOrder', day: first.day, rows: sourceRows('orders', first.rows) })
  if (view.isAccountKnown && contract)
    starts.push({ factor: 'contractStart', day: dayNumber(contract.startsOn), rows: accountRow(view) })
  if (view.isAccountKnown && customerSince)
    starts.push({ factor: 'customerSince', day: dayNumber(customerSince), rows: accountRow(view) })
  return starts.filter((start) => start.day <= view.today).toSorted((a, b) => a.day - b.day)[0] ?? null
}

/** Onboarding, growing or mature, by whole months since the start. */
export function stageByAge(view: AccountView, start: CustomerStart): { stage: LifecycleStage; months: number } {
  const months = wholeMonthsBetween(start.day, view.today)
  const { growingFromMonths, matureFromMonths } = view.policy.stage
  if (months >= matureFromMonths) return { stage: 'mature', months }
  return { stage: months >= growingFromMonths ? 'growing' : 'onboarding', months }
}

/** Is a contract running on this day? */
export function isUnderContract(view: AccountView): boolean {
  const { contract } = view.account
  if (!contract || !view.isAccountKnown || dayNumber(contract.startsOn) > view.today) return false
  return contract.endedOn === null || dayNumber(contract.endedOn) > view.today
}
