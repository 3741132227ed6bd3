/** Health: the weighted mean of the indicators that have data, its band, and why (MODEL, "Health (C3)"). */
import type { AccountView } from './account-view'
import { allIndicators } from './indicators/all-indicators'
import type { Measurement } from './indicators/indicator'
import { measureOwn } from './indicators/own'
import type { HealthBand, HealthResult, IndicatorGroup, Reason } from './insight'
import type { Policy } from './policy'
import { ownFactor } from './policy-own-indicators'
import { weigh } from './reasons'

/** Health at one instant: everything but what takes more than one. */
export type HealthAt = Omit<HealthResult, 'change4w' | 'trend'> & {
  /** Groups with a critical indicator. */
  criticalGroups: IndicatorGroup[]
}

/** An indicator as it is measured here, the workspace's own among them. */
export interface Measuring {
  factor: string
  weight: number
  group: IndicatorGroup
  /** null: it does not apply to this account. */
  measure: (view: AccountView) => Measurement | null
}

const measurings = new WeakMap<Policy, Measuring[]>()

/** All that carry weight by this policy, in the table's order. */
export function measuringsOf(policy: Policy): Measuring[] {
  const known = measurings.get(policy)
  if (known) return known
  const { indicators, own } = policy.health
  const table = allIndicators.map((indicator): Measuring => {
    const lines = indicators[indicator.id]
    const { weight, group } = lines
    return { factor: indicator.id, weight, group, measure: (view) => indicator.measure(view, lines) }
  })
  const made = own.map((one): Measuring => {
    const { weight, group } = one
    return { factor: ownFactor(one.name), weight, group, measure: (view) => measureOwn(one, view) }
  })
  const weighty = [...table, ...made].filter(({ weight }) => weight > 0)
  measurings.set(policy, weighty)
  return weighty
}

/** Health of an account as it was known at the view's instant. */
export function healthAt(view: AccountView): HealthAt {
  const { policy } = view
  const measured: Reason[] = []
  const critical = new Set<IndicatorGroup>()
  for (const { factor, weight, group, measure } of measuringsOf(policy)) {
    const found = measure(view)
    if (!found) continue
    if (found.isCritical) critical.add(group)
    measured.push({ factor, ...found, weight, contribution: 0 })
  }
  const { score, coverage, reasons } = weigh(measured)
  const ages = reasons.flatMap((reason) => reason.ageDays ?? [])
  return {
    score,
    coverage,
    band: score === null || coverage < policy.health.leastCoverage ? null : bandOf(score, critical.size, policy),
    reasons: reasons.toSorted(byEffect),
    ageDays: ages.length > 0 ? Math.min(...ages) : null,
    criticalGroups: [...critical],
  }
}

/** healthy >= 75, watch >= 50, else at risk; one critical group caps at watch, two at "at risk". */
export function bandOf(score: number, criticalGroups: number, policy: Policy): HealthBand {
  const { healthyFrom, watchFrom } = policy.health
  return cappedBand(score < watchFrom ? 'atRisk' : score < healthyFrom ? 'watch' : 'healthy', criticalGroups, policy)
}

/** The band of a score, capped by what is critical. */
export function cappedBand(band: HealthBand, criticalGroups: number, { health }: Policy): HealthBand {
  if (criticalGroups >= health.atRiskCapGroups) return 'atRisk'
  return criticalGroups >= health.watchCapGroups && band === 'healthy' ? 'watch' : band
}

/** Points since an earlier instant; null where either has too little data to be shown. */
export function changeSince(now: HealthAt, earlier: HealthAt): number | null {
  if (now.score === null || earlier.score === null || now.band === null || earlier.band === null) return null
  return now.score - earlier.score
}

/** What takes most points from a full score comes first, critical before not; what is missing comes last. */
function byEffect(a: Reason, b: Reason): number {
  return lost(b) - lost(a) || Number(b.isCritical) - Number(a.isCritical) || b.weight - a.weight
}

function lost(reason: Reason): number {
  return reason.score === null ? -1 : reason.weight * (100 - reason.score)
}
