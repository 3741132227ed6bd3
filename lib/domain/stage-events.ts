/**
 * How an account's stage changed, week by week: history for people, never input of the model. Each week end is judged as it would have
 * been then, by the fold over the week ends before it, with rows as recorded by then; of the account's own fields only today's are known.
 */
import type { AccountFacts, Clock } from './account-facts'
import { historyOf, viewAt } from './account-view'
import { calendarOf, msOf } from './calendar'
import { dayText } from './calendar-day'
import { weekEnds } from './declining'
import { judgeAt, rememberedSteps } from './judge-at'
import type { Day, LifecycleStage } from './model'
import type { Policy } from './policy'
import type { Reference } from './reference'
import { policyFor } from './segments/policy-for'
import { valueTier } from './value-tier'

export interface StageEvent {
  /** The evening of the week in which it was seen first; of this week today. */
  on: Day
  from: LifecycleStage | null
  to: LifecycleStage | null
}

/**
 * Changes of stage over the last `weeks` week ends and until now, oldest first. Yields after each: of an account with many rows it takes
 * a second. Tier and the purchase model are today's; the past ones are not rebuilt.
 */
export function* stageEvents(
  facts: AccountFacts,
  workspace: Policy,
  weeks: number,
  clock: Clock,
  reference: Reference | null,
): Generator<void, StageEvent[]> {
  const policy = policyFor(workspace, facts.account)
  const ms = msOf(clock.now)
  const { tier } = valueTier(viewAt(historyOf(facts, policy), ms, null), reference)
  // What a person set by hand stands beside the history, and is no part of it.
  const history = historyOf({ ...facts, account: { ...facts.account, stageOverride: null } }, policy)
  const stepAt = rememberedSteps(history, tier)
  const events: StageEvent[] = []
  let last: { stage: LifecycleStage | null } | null = null
  for (const at of [...weekEnds(ms, weeks, calendarOf(policy.calendar)), ms]) {
    const { view, stage: judged } = judgeAt(history, at, tier, reference?.lifetime ?? null, stepAt)
    yield
    if (!view.isAccountKnown) continue
    const { stage } = judged
    if (last !== null && last.stage !== stage) events.push({ on: dayText(view.today), from: last.stage, to: stage })
    last = { stage }
  }
  return events
}
