/** The stage by a person's word, and the one that touches are planned by. */
import type { AccountView } from './account-view'
import { baseStage } from './base-stage'
import { dayNumber } from './calendar-day'
import type { LifecycleStage } from './model'

/** The stage that a person has set by hand, while it holds. One whose first day is not known has always held. */
export function stageByHand({ account, today }: AccountView): LifecycleStage | null {
  const { stageOverride } = account
  if (stageOverride === null || today > dayNumber(stageOverride.until)) return null
  const isFrom = stageOverride.on === undefined || today >= dayNumber(stageOverride.on)
  return isFrom ? stageOverride.stage : null
}

/** The stage that touches are planned by: a person's word, else what marks, contract, orders and age give. Under a decline that of before goes on. */
export function touchedStage(view: AccountView): LifecycleStage | null {
  const byHand = stageByHand(view)
  return byHand === null || byHand === 'declining' ? baseStage(view).stage : byHand
}
