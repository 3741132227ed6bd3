/** Where a figure stands against the lines of its indicator. */
import type { Reason } from './insight'
import type { Policy } from './policy'
import type { IndicatorId, IndicatorLines } from './policy-indicators'
import { ownFactor } from './policy-own-indicators'

/** The lines of an indicator, or of one of the workspace's own; null for a factor that is neither. */
export function linesOf({ factor, unit }: Pick<Reason, 'factor' | 'unit'>, policy: Policy): IndicatorLines | null {
  const { health } = policy
  if (!isIndicator(factor, policy)) return health.own.find(({ name }) => ownFactor(name) === factor) ?? null
  const lines = health.indicators[factor]
  // The same persons' answers are compared in points of 0 to 10, with lines of their own.
  const isOfPersons = factor === 'npsChange' && unit === 'level'
  if (!isOfPersons) return lines
  const critical = health.npsCriticalSamePerson
  return { ...lines, critical, alert: lines.alert === null ? null : critical }
}

/** Does this reason cross its alert line? A line "below 30 %" must be passed, the others reached. */
export function isAlert(reason: Reason, policy: Policy): boolean {
  const lines = linesOf(reason, policy)
  if (!lines || lines.alert === null || reason.value === null || reason.isChance === true) return false
  const beyond = lines.good > lines.critical ? lines.alert - reason.value : reason.value - lines.alert
  return lines.alertWhen === 'passed' ? beyond > 0 : beyond >= 0
}

/** Is the figure so far on the good side of its alert line that it will not be back tomorrow by itself? */
export function isClearlyBack(reason: Reason, policy: Policy): boolean {
  const lines = linesOf(reason, policy)
  if (!lines || lines.alert === null || reason.value === null) return false
  const back = Math.min(100, positionOf(lines.alert, lines) + policy.health.alertMargin)
  return positionOf(reason.value, lines) >= back
}

/** 0 at the critical line, 100 at the good one, and on beyond both. */
function positionOf(value: number, { good, critical }: IndicatorLines): number {
  return (100 * (value - critical)) / (good - critical)
}

function isIndicator(factor: string, policy: Policy): factor is IndicatorId {
  return Object.hasOwn(policy.health.indicators, factor)
}
