/** Health: the weighted mean of the indicators that have data, its band, and why (MODEL, "Health (C3)"). */
import type { AccountView } from './account-view'
import { allIndicators } from './indicators/all-indicators'
import type { HealthBand, HealthResult, IndicatorGroup, Reason } from './insight'
import type { Policy } from './policy'
import type { IndicatorId } from './policy-indicators'
import { weigh } from './reasons'

/** Health at one instant: everything but the change, which takes two. */
export type HealthAt = Omit<HealthResult, 'change4w'> & {
  /** Groups with a critical indicator. */
  criticalGroups: IndicatorGroup[]
}

/** Health of an account as it was known at the view's instant. */
export function healthAt(view: AccountView): HealthAt {
  const { policy } = view
  const measured: Reason[] = []
  const critical = new Set<IndicatorGroup>()
  for (const indicator of allIndicators) {
    const lines = policy.health.indicators[indicator.id]
    const found = lines.weight > 0 ? indicator.measure(view, lines) : null
    if (!found) continue
    if (found.isCritical) critical.add(lines.group)
    measured.push({ factor: indicator.id, ...found, weight: lines.weight, contribution: 0 })
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
  const { healthyFrom, watchFrom, watchCapGroups, atRiskCapGroups } = policy.health
  if (score < watchFrom || criticalGroups >= atRiskCapGroups) return 'atRisk'
  return score < healthyFrom || criticalGroups >= watchCapGroups ? 'watch' : 'healthy'
}

/** Adds the change in points since an earlier instant; null where either has too little data to be shown. */
export function withChange(now: HealthAt, earlier: HealthAt): HealthResult {
  const { criticalGroups: _, ...health } = now
  const isKnown = now.score !== null && earlier.score !== null && now.band !== null && earlier.band !== null
  return { ...health, change4w: isKnown ? (now.score ?? 0) - (earlier.score ?? 0) : null }
}

/** Does this reason cross its alert line? A line "below 30 %" must be passed, the others reached. */
export function isAlert(reason: Reason, policy: Policy): boolean {
  const lines = isIndicator(reason.factor, policy) ? policy.health.indicators[reason.factor] : null
  if (!lines || lines.alert === null || reason.value === null) return false
  const beyond = lines.good > lines.critical ? lines.alert - reason.value : reason.value - lines.alert
  return lines.alertWhen === 'passed' ? beyond > 0 : beyond >= 0
}

function isIndicator(factor: string, policy: Policy): factor is IndicatorId {
  return Object.hasOwn(policy.health.indicators, factor)
}

/** What takes most points from a full score comes first, critical before not; what is missing comes last. */
function byEffect(a: Reason, b: Reason): number {
  return lost(b) - lost(a) || Number(b.isCritical) - Number(a.isCritical) || b.weight - a.weight
}

function lost(reason: Reason): number {
  return reason.score === null ? -1 : reason.weight * (100 - reason.score)
}
