/** Why health was what it was on the evening of an earlier day: what a point of the trend opens to. */
import type { AccountFacts } from './account-facts'
import { historyOf, viewAt } from './account-view'
import { calendarOf } from './calendar'
import { dayNumber } from './calendar-day'
import { healthAt } from './health'
import type { Reason } from './insight'
import type { Day, ValueTier } from './model'
import type { Policy } from './policy'
import { policyFor } from './segments/policy-for'

/** With rows as recorded by then; tiers of the past are not rebuilt, so `tier` is today's. */
export function healthReasonsOn(
  facts: AccountFacts,
  workspace: Policy,
  day: Day,
  tier: ValueTier | null,
): readonly Reason[] {
  const policy = policyFor(workspace, facts.account)
  const evening = calendarOf(policy.calendar).startOf(dayNumber(day) + 1) - 1
  return healthAt(viewAt(historyOf(facts, policy), evening, tier)).reasons
}
