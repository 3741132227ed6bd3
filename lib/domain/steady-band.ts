/** Bands that do not flicker: near a line an account stays on the side where it was (docs/customer-model.md, "Lines"). */
import { viewAt, type AccountHistory, type AccountView } from './account-view'
import { msPerDay } from './calendar-day'
import { cappedBand, measuringsOf, type HealthAt, type Measuring } from './health'
import type { HealthBand, IndicatorGroup, Reason } from './insight'

/** A score below this, of an indicator that was critical, keeps its group critical. */
const holdBelow = 20
/** Days back in which it must have been critical. */
const holdDays = 14

/**
 * Groups critical now, and those critical on one of the last 14 days whose indicator has not been clearly back since: an indicator that
 * goes to and fro over its critical line is critical. It is looked for only where an indicator is that near.
 */
export function heldCriticalGroups(history: AccountHistory, view: AccountView, now: HealthAt): IndicatorGroup[] {
  const groups = new Set(now.criticalGroups)
  const near = nearCritical(view, now)
  if (near.length === 0) return [...groups]
  const open = new Set(near)
  for (let back = 1; back <= holdDays && open.size > 0; back += 1) {
    const past = viewAt(history, view.ms - back * msPerDay, view.tier)
    for (const measuring of open) {
      const found = measuring.measure(past)
      if (found?.isCritical === true) groups.add(measuring.group)
      if (found === null || found.isCritical || found.score === null || found.score >= holdBelow) open.delete(measuring)
    }
  }
  return [...groups]
}

/** Indicators so near their critical line that the days before decide, and whose group is not critical by itself. */
export function nearCritical({ policy }: Pick<AccountView, 'policy'>, now: HealthAt): Measuring[] {
  return measuringsOf(policy).filter(
    ({ factor, group }) =>
      !now.criticalGroups.includes(group) && now.reasons.some((reason) => reason.factor === factor && isNear(reason)),
  )
}

function isNear({ score, isCritical, isChance }: Reason): boolean {
  return score !== null && score < holdBelow && !isCritical && isChance !== true
}

/**
 * The band after some week ends and now. A line is crossed by `bandMargin` points beyond it; nearer, the account stays where it was. One
 * that was never further from a line than that is on its better side; one of which nothing earlier is known, where its score lies.
 * @param earlier oldest first
 */
export function steadyBand(
  earlier: readonly HealthAt[],
  now: HealthAt,
  criticalGroups: number,
  { policy }: AccountView,
): HealthBand | null {
  if (now.band === null || now.score === null) return null
  const known = earlier.flatMap(({ band, score }) => (band === null || score === null ? [] : [score]))
  const { healthyFrom, watchFrom } = policy.health
  const isAbove = (line: number): boolean => isAboveLine(known, now.score ?? 0, line, policy.health.bandMargin)
  const band = isAbove(healthyFrom) ? 'healthy' : isAbove(watchFrom) ? 'watch' : 'atRisk'
  return cappedBand(band, criticalGroups, policy)
}

function isAboveLine(known: readonly number[], now: number, line: number, margin: number): boolean {
  const clear = [...known, now].findLast((score) => score >= line + margin || score < line - margin)
  if (clear !== undefined) return clear >= line
  return known.length > 0 || now >= line
}
