/** Tier, stage, health and rhythm of one account: what the `insights` table holds. */
import type { AccountFacts, Clock } from './account-facts'
import { historyOf, viewAt, type AccountHistory, type AccountView } from './account-view'
import { baseStage } from './base-stage'
import { msOf } from './calendar'
import { dayNumber, dayText } from './calendar-day'
import { warningsOf } from './alerts/warnings'
import { daysBefore, decliningSince, weekEnds } from './declining'
import { sleepOf } from './dormancy'
import { changeSince, healthAt, type HealthAt } from './health'
import type { HealthResult, Insight } from './insight'
import { isCustomerStage, lifecycleStage } from './lifecycle'
import { lifetimeRows } from './lifetime/lifetime-facts'
import { lifetimeOf } from './lifetime/lifetime-of'
import { loyaltyOf } from './loyalty'
import type { ValueTier } from './model'
import { nextProducts } from './next-product'
import { ownFigures } from './own-figures'
import { plannedGap } from './planned-gap'
import type { Policy } from './policy'
import type { Reference } from './reference'
import { rhythmOf } from './rhythm'
import { policyFor } from './segments/policy-for'
import { heldCriticalGroups, steadyBand } from './steady-band'
import { valueTier } from './value-tier'

/** Raised whenever the same rows give another answer; a client of another version shows no score. */
export const modelVersion = 3

/** Everything the sidebar shows about an account, from its own rows, the rules of its segment and the day's reference. */
export function computeInsight(
  facts: AccountFacts,
  workspace: Policy,
  reference: Reference | null,
  clock: Clock,
): Insight {
  const ms = msOf(clock.now)
  const policy = policyFor(workspace, facts.account)
  const history = historyOf(facts, policy)
  const tier = valueTier(viewAt(history, ms, null), reference)
  const view = viewAt(history, ms, tier.tier)
  const base = baseStage(view)
  const now = healthAt(view)
  const past = weekEnds(ms, policy.stage.weekEnds, view.calendar).map((end) => pastStep(history, end, tier.tier))
  const groups = heldCriticalGroups(history, view, now)
  const steps = [...past, stepOf(view, now, groups.length)]
  const stage = lifecycleStage(view, {
    base,
    sleep: sleepOf(view, reference?.lifetime ?? null),
    decliningSince: decliningSince(steps, policy),
    critical: now.reasons.filter((reason) => reason.isCritical),
  })
  const earlier = healthAt(viewAt(history, daysBefore(ms, policy.health.changeOverDays), tier.tier))
  const ends = past.map(({ health }) => health)
  const { criticalGroups: _, ...health } = now
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
    health: {
      ...health,
      band: steadyBand(ends, now, groups.length, view),
      change4w: changeSince(now, earlier),
      trend: past.map(trendPoint),
    },
    plannedGapDays: plannedGap(touched, tier.tier, policy),
    renewsInDays: renewsIn(view),
    rhythm: rhythmOf(view),
    lifetime: { ...lifetimeOf(view, ownFigures(view), reference), rows: lifetimeRows(view) },
    loyalty: loyaltyOf(view),
    nextProducts: nextProducts(view, reference?.products ?? null),
    // Who has left is past warning.
    warnings: stage.stage === 'lost' ? [] : warningsOf(now, ends, policy),
  }
}

type Step = ReturnType<typeof stepOf>

function pastStep(history: AccountHistory, ms: number, tier: ValueTier | null): Step {
  const view = viewAt(history, ms, tier)
  const health = healthAt(view)
  return stepOf(view, health, health.criticalGroups.length)
}

function stepOf(view: AccountView, health: HealthAt, criticalGroups: number) {
  return { day: view.today, criticalGroups, isCustomer: isCustomerStage(baseStage(view).stage), health }
}

function trendPoint({ day, health: { score, band, coverage } }: Step): NonNullable<HealthResult['trend']>[number] {
  return { on: dayText(day), score, band, coverage }
}

/** Days until the contract renews, negative when overdue; null where none runs on to a renewal. */
function renewsIn(view: AccountView): number | null {
  const { contract } = view.account
  if (!contract?.renewsOn) return null
  if (contract.endedOn !== null && dayNumber(contract.endedOn) <= view.today) return null
  return dayNumber(contract.renewsOn) - view.today
}
