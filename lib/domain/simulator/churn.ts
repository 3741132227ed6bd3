/** When an account was lost, and who says so. */
import type { AccountHistory } from '../account-view'
import { viewAt } from '../account-view'
import { baseStage } from '../base-stage'
import type { DayNumber } from '../calendar-day'
import { sleepOf } from '../dormancy'
import { isCustomerStage } from '../lifecycle'
import type { LifetimeModel } from '../lifetime/lifetime-model'
import { knownLossDays, wonBackBy } from '../won-back'

/** known: cancelled, refused or marked by hand. inferred: asleep for so long that the model calls it lost; counted apart. */
export interface Churn {
  day: DayNumber
  kind: 'known' | 'inferred'
  /** It buys again: a loss that warnings are measured by, and a customer now. */
  isWonBack: boolean
}

/**
 * How the account was lost by the instant; null where it was not.
 * @param model of the day's reference, by which P(alive) decides sleep: as for what the card shows
 */
export function churnOf(history: AccountHistory, nowMs: number, model: LifetimeModel | null): Churn | null {
  const view = viewAt(history, nowMs, null)
  const [known] = knownLossDays(history.account)
  if (known !== undefined && known <= view.today)
    return { day: known, kind: 'known', isWonBack: wonBackBy(view) !== null }
  if (!isCustomerStage(baseStage(view).stage)) return null
  const { asleepSince } = sleepOf(view, model)
  if (asleepSince === null) return null
  const day = asleepSince + history.policy.stage.lostAfterDaysAsleep
  return day <= view.today ? { day, kind: 'inferred', isWonBack: false } : null
}
