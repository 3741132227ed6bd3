/**
 * What lists, filters, chips and alerts read of an insight that was computed some days ago. Whoever shows more of it (reasons, ages,
 * trend) has it computed for the day.
 */
import { dayNumber } from './calendar-day'
import type { Insight } from './insight'
import type { Day } from './model'
import type { TierNumbers } from './tier-ground'

export interface Listed {
  tier: TierNumbers
  rest: ListedRest
}

/** All but the tier. */
export interface ListedRest {
  stage: string | null
  underlying: string | null
  isOverridden: boolean
  dormancy: string | null
  /** The day since which it is silent, as a number. */
  silentSince: number | null
  score: number | null
  band: string | null
  coverage: number
  plannedGapDays: number | null
  /** Rules warned of, and whether each is past its line. */
  warnings: readonly (readonly [rule: string, isCrossed: boolean])[]
}

export function listedOf(insight: Insight): Listed {
  const { tier, wouldBe, grade, current, potential, scoreCard } = insight.tier
  return {
    tier: { tier, wouldBe, grade, current, potential, scoreCard },
    rest: listedRest(insight, dayNumber(insight.day)),
  }
}

/** @param today of the insight, as a number */
export function listedRest(
  {
    stage,
    health,
    plannedGapDays,
    warnings = [],
  }: Pick<Insight, 'stage' | 'plannedGapDays' | 'warnings'> & {
    health: Pick<Insight['health'], 'score' | 'band' | 'coverage'>
  },
  today: number,
): ListedRest {
  return {
    stage: stage.stage,
    underlying: stage.underlying,
    isOverridden: stage.isOverridden,
    dormancy: stage.dormancy,
    silentSince: stage.silentDays === null ? null : today - stage.silentDays,
    score: health.score,
    band: health.band,
    coverage: health.coverage,
    plannedGapDays,
    warnings: warnings.map(({ rule, isCrossed }) => [rule, isCrossed]),
  }
}

/** A kept insight read on a later day on which what lists show of it still holds: silence has gone on meanwhile. */
export function insightOn(insight: Insight, day: Day): Insight {
  const { silentDays } = insight.stage
  const later = dayNumber(day) - dayNumber(insight.day)
  if (silentDays === null || later <= 0) return insight
  return { ...insight, stage: { ...insight.stage, silentDays: silentDays + later } }
}
