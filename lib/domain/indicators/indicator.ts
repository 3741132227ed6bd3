/** What an indicator is: it measures one account at one instant; lines, weight and group are the policy's. */
import type { AccountView } from '../account-view'
import type { Reason, SourceRow } from '../insight'
import type { IndicatorId, IndicatorLines } from '../policy-indicators'
import { clamp } from '../reasons'

export interface Measurement {
  /** The raw figure in the indicator's unit; null when missing, or overdue for longer than anyone knows. */
  value: number | null
  unit: Reason['unit']
  /** 0..100; null when missing. */
  score: number | null
  isCritical: boolean
  /** As `Reason.isChance`. */
  isChance?: boolean
  ageDays: number | null
  rows: SourceRow[]
}

export interface Indicator {
  id: IndicatorId
  /** null: it does not apply to this account at all, so it is no gap in coverage either. */
  measure(view: AccountView, lines: IndicatorLines): Measurement | null
}

/** Applies, and there is no data. Never to be confused with zero. */
export function missing(unit: Reason['unit']): Measurement {
  return { value: null, unit, score: null, isCritical: false, ageDays: null, rows: [] }
}

/** 100 at the good line, 0 at the critical one, linear between; at or beyond the critical line it is critical. */
export function measured(
  value: number,
  unit: Reason['unit'],
  { good, critical }: Pick<IndicatorLines, 'good' | 'critical'>,
  evidence: { ageDays: number | null; rows: SourceRow[] },
): Measurement {
  const score = clamp((100 * (value - critical)) / (good - critical), 0, 100)
  const isCritical = good > critical ? value <= critical : value >= critical
  return { value, unit, score, isCritical, ...evidence }
}

/** The measurement, unless it is past a line by no more than chance: then it keeps its score, but is neither critical nor an alert. */
export function unlessChance(found: Measurement, isChance: boolean): Measurement {
  return isChance ? { ...found, isCritical: false, isChance } : found
}
