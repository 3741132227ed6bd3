/**
 * How an account's stage changed, week by week: history for people, never input of the model. Each week end is judged as it would have
 * been then, by the fold over the week ends before it, with rows as recorded by then; of the account's own fields only today's are known.
 */
import type { AccountFacts, Clock } from './account-facts'
import { historyOf, viewAt } from './account-view'
import { baseStage } from './base-stage'
import { calendarOf, msOf } from './calendar'
import { dayText } from './calendar-day'
import { decliningSince, weekEnds, type DecliningStep } from './declining'
import { sleepOf } from './dormancy'
import { healthAt } from './health'
import { isCustomerStage, lifecycleStage } from './lifecycle'
import type { Day, LifecycleStage } from './model'
import type { Policy } from './policy'
import { policyFor } from './segments/policy-for'

export interface StageEvent {
  /** The evening of the week in which it was seen first. */
  on: Day
  from: LifecycleStage | null
  to: LifecycleStage | null
}

/** Changes of stage over the last `weeks` week ends, oldest first. Yields after each: of an account with many rows it takes a second. */
export function* stageEvents(
  facts: AccountFacts,
  workspace: Policy,
  weeks: number,
  clock: Clock,
): Generator<void, StageEvent[]> {
  const policy = policyFor(workspace, facts.account)
  // An override by hand is of today, and says nothing of the weeks before it.
  const history = historyOf({ ...facts, account: { ...facts.account, stageOverride: null } }, policy)
  const calendar = calendarOf(policy.calendar)
  const before = policy.stage.weekEnds
  const tier = facts.account.approvedTier?.tier ?? null
  const steps: DecliningStep[] = []
  const events: StageEvent[] = []
  let last: { stage: LifecycleStage | null } | null = null
  for (const [index, ms] of weekEnds(msOf(clock.now), weeks + before, calendar).entries()) {
    const view = viewAt(history, ms, tier)
    const base = baseStage(view)
    const health = healthAt(view)
    const step = {
      day: view.today,
      criticalGroups: health.criticalGroups.length,
      isCustomer: isCustomerStage(base.stage),
    }
    steps.push(step)
    yield
    if (index < before || !view.isAccountKnown) continue
    const critical = health.reasons.filter((reason) => reason.isCritical)
    const since = decliningSince(steps.slice(-before - 1), policy)
    const { stage } = lifecycleStage(view, { base, sleep: sleepOf(view), decliningSince: since, critical })
    if (last !== null && last.stage !== stage) events.push({ on: dayText(view.today), from: last.stage, to: stage })
    last = { stage }
  }
  return events
}
