/** When an account was lost, and who says so. */
import type { AccountHistory } from '../account-view'
import { viewAt } from '../account-view'
import { baseStage } from '../base-stage'
import { dayNumber, type DayNumber } from '../calendar-day'
import { sleepOf } from '../dormancy'
import { isCustomerStage } from '../lifecycle'
import type { Account } from '../model'

/** known: cancelled, refused or marked by hand. inferred: asleep for so long that the model calls it lost; counted apart. */
export interface Churn {
  day: DayNumber
  kind: 'known' | 'inferred'
}

/** The day a person or a contract says it was lost; null where neither does. */
export function knownChurnDay({ lost, contract }: Pick<Account, 'lost' | 'contract'>): DayNumber | null {
  const days = [
    ...(lost ? [dayNumber(lost.on)] : []),
    ...(contract?.endedOn && contract.endReason ? [dayNumber(contract.endedOn)] : []),
  ].filter(Number.isFinite)
  return days.length > 0 ? Math.min(...days) : null
}

/** How the account was lost by the instant; null where it was not. */
export function churnOf(history: AccountHistory, nowMs: number): Churn | null {
  const today = history.calendar.dayAt(nowMs)
  const known = knownChurnDay(history.account)
  if (known !== null && known <= today) return { day: known, kind: 'known' }
  const view = viewAt(history, nowMs, null)
  if (!isCustomerStage(baseStage(view).stage)) return null
  const { asleepSince } = sleepOf(view)
  if (asleepSince === null) return null
  const day = asleepSince + history.policy.stage.lostAfterDaysAsleep
  return day <= today ? { day, kind: 'inferred' } : null
}
