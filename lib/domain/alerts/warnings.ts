/** Which indicators are past their alert lines, and which were and are not clearly back. */
import type { HealthAt } from '../health'
import { isAlert, isClearlyBack, linesOf } from '../health-lines'
import type { Reason, Warning } from '../insight'
import type { Policy } from '../policy'

/**
 * The warnings of an account: largest effect first. An indicator without data is what it was last, for some weeks; then nothing is known
 * of it, and it warns no longer.
 * @param weekEnds health at the last week ends, oldest first
 */
export function warningsOf(now: HealthAt, weekEnds: readonly HealthAt[], policy: Policy): Warning[] {
  const known = now.reasons.filter(({ value }) => value !== null)
  const measured = new Set(known.map(({ factor }) => factor))
  const recent = policy.health.alertMissingWeeks > 0 ? weekEnds.slice(-policy.health.alertMissingWeeks) : []
  const before = new Map<string, Reason>()
  for (const { reasons } of recent)
    for (const reason of reasons)
      if (reason.value !== null && !measured.has(reason.factor)) before.set(reason.factor, reason)
  return [
    ...known.flatMap((reason) => warningOf(reason, isAlert(reason, policy), policy)),
    ...[...before.values()].flatMap((reason) => warningOf({ ...reason, rows: [] }, false, policy)),
  ]
}

function warningOf(reason: Reason, isCrossed: boolean, policy: Policy): Warning[] {
  const line = linesOf(reason, policy)?.alert ?? null
  if (line === null || isClearlyBack(reason, policy)) return []
  const { factor, value, unit, rows } = reason
  return [{ rule: factor, isCrossed, value, line, unit, rows }]
}
