/** How reasons are made and weighed. */
import type { Reason, SourceRow } from './insight'

/** A fact behind a stage: how many days ago it was. It carries no weight. */
export function factReason(factor: string, days: number, rows: SourceRow[]): Reason {
  return {
    factor,
    value: days,
    unit: 'days',
    score: null,
    weight: 0,
    contribution: 0,
    isCritical: false,
    ageDays: days,
    rows,
  }
}

export interface Weighed {
  /** Weighted mean of the scores that have data, 0..100; null when none has. */
  score: number | null
  /** Share of the weight that has data, 0..1. */
  coverage: number
  /** With `contribution` filled in: points of the score; they add up to it. */
  reasons: Reason[]
}

/** The weighted mean of reasons. What is missing takes no part: it is never counted as zero. */
export function weigh(reasons: readonly Reason[]): Weighed {
  const total = sum(reasons.map((reason) => reason.weight))
  const withData = sum(reasons.map((reason) => (reason.score === null ? 0 : reason.weight)))
  const weighed = reasons.map((reason) => ({
    ...reason,
    contribution: reason.score === null || withData === 0 ? 0 : (reason.weight * reason.score) / withData,
  }))
  return {
    score: withData > 0 ? clamp(sum(weighed.map((reason) => reason.contribution)), 0, 100) : null,
    coverage: total > 0 ? clamp(withData / total, 0, 1) : 0,
    reasons: weighed,
  }
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
