/** Tier, stage, health and rhythm of one account: what the `insights` table holds. */
import type { AccountFacts, Clock } from './account-facts'
import { historyOf, viewAt, type AccountHistory, type AccountView } from './account-view'
import { baseStage } from './base-stage'
import { msOf } from './calendar'
import { dayNumber, dayText } from './calendar-day'
import { daysBefore, decliningSince, weekEnds } from './declining'
import { sleepOf } from './dormancy'
import { healthAt, withChange, type HealthAt } from './health'
import type { Insight } from './insight'
import { isCustomerStage, lifecycleStage } from './lifecycle'
import type { ValueTier } from './model'
import { plannedGap } from './planned-gap'
import type { Policy } from './policy'
import type { Reference } from './reference'
import { rhythmOf } from './rhythm'
import { valueTier } from './value-tier'

/** Raised whenever the same rows give another answer; a client of another version shows no score. */
export const modelVersion = 1

/** Everything the sidebar shows about an account, from its own rows, the policy and the day's reference. */
export function computeInsight(
  facts: AccountFacts,
  policy: Policy,
  reference: Reference | null,
  clock: Clock,
): Insight {
  const ms = msOf(clock.now)
  const history = historyOf(facts, policy)
  const tier = valueTier(viewAt(history, ms, null), reference)
  const view = viewAt(history, ms, tier.tier)
  const base = baseStage(view)
  const now = healthAt(view)
  const past = weekEnds(ms, policy.stage.weekEnds, view.calendar).map((end) => pastStep(history, end, tier.tier))
  const steps = [...past, stepOf(view, now)]
  const stage = lifecycleStage(view, {
    base,
    sleep: sleepOf(view),
    decliningSince: decliningSince(steps, policy),
    critical: now.reasons.filter((reason) => reason.isCritical),
  })
  const earlier = healthAt(viewAt(history, daysBefore(ms, policy.health.changeOverDays), tier.tier))
  // The planned gap stays that of the stage underneath a decline.
  const touched = stage.stage === 'declining' ? base.stage : stage.stage
  return {
    accountId: facts.account.id,
    computedAt: clock.now,
    day: dayText(view.today),
    policyVersion: policy.version,
    modelVersion,
    tier,
    stage,
    health: withChange(now, earlier),
    plannedGapDays: plannedGap(touched, tier.tier, policy),
    renewsInDays: renewsIn(view),
    rhythm: rhythmOf(view),
  }
}

function pastStep(history: AccountHistory, ms: number, tier: ValueTier | null) {
  const view = viewAt(history, ms, tier)
  return stepOf(view, healthAt(view))
}

function stepOf(view: AccountView, health: HealthAt) {
  return {
    day: view.today,
    criticalGroups: health.criticalGroups.length,
    isCustomer: isCustomerStage(baseStage(view).stage),
  }
}

/** Days until the contract renews, negative when overdue; null where none runs on to a renewal. */
function renewsIn(view: AccountView): number | null {
  const { contract } = view.account
  if (!contract?.renewsOn) return null
  if (contract.endedOn !== null && dayNumber(contract.endedOn) <= view.today) return null
  return dayNumber(contract.renewsOn) - view.today
}
