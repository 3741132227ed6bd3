/** Tier, stage, health and rhythm of one account: what the `insights` table holds. */
import type { AccountFacts, Clock } from './account-facts'
import { historyOf, viewAt, type AccountView } from './account-view'
import { msOf } from './calendar'
import { dayNumber, dayText } from './calendar-day'
import { daysBefore } from './declining'
import { changeSince, healthAt } from './health'
import type { HealthResult, Insight } from './insight'
import { judgeAt, type Step } from './judge-at'
import { lifetimeRows } from './lifetime/lifetime-facts'
import { lifetimeOf } from './lifetime/lifetime-of'
import { loyaltyOf } from './loyalty'
import { nextProducts } from './next-product'
import { ownFigures } from './own-figures'
import type { Policy } from './policy'
import type { Reference } from './reference'
import { rhythmOf } from './rhythm'
import { policyFor } from './segments/policy-for'
import { valueTier } from './value-tier'

/** Raised whenever the same rows give another answer; a client of another version shows no score. */
export const modelVersion = 4

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
  const { view, health: now, past, ...judged } = judgeAt(history, ms, tier.tier, reference?.lifetime ?? null)
  const earlier = healthAt(viewAt(history, daysBefore(ms, policy.health.changeOverDays), tier.tier))
  const { criticalGroups: _, ...health } = now
  return {
    accountId: facts.account.id,
    computedAt: clock.now,
    day: dayText(view.today),
    policyVersion: policy.version,
    modelVersion,
    tier,
    stage: judged.stage,
    health: {
      ...health,
      band: judged.band,
      change4w: changeSince(now, earlier),
      trend: past.map(trendPoint),
    },
    plannedGapDays: judged.plannedGapDays,
    renewsInDays: renewsIn(view),
    rhythm: rhythmOf(view),
    lifetime: { ...lifetimeOf(view, ownFigures(view), reference), rows: lifetimeRows(view) },
    loyalty: loyaltyOf(view),
    nextProducts: nextProducts(view, reference?.products ?? null),
    warnings: judged.warnings,
  }
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
