/** Ranks and grades among all accounts, by the day's reference. */
import type { Policy } from './policy'
import type { NumericFactor } from './ranked-factors'

/** What accounts are ranked by: part of the reference. */
export interface Ranks {
  /** Values of a factor over the workspace, sorted; of many accounts an even sample. */
  factors: Partial<Record<NumericFactor, number[]>>
  /** The least revenue of 12 months in grades A and B, reporting currency; null where the grade is empty. */
  abc: { leastA: number | null; leastB: number | null }
}

/**
 * A up to 80 % of the cumulated revenue, B up to 95 %. The account that crosses a line belongs to the grade it started
 * in; equal revenues share a grade.
 */
export function abcCuts(revenues: readonly number[], policy: Policy): Ranks['abc'] {
  const positive = revenues.filter((revenue) => revenue > 0).toSorted((a, b) => b - a)
  const total = positive.reduce((sum, revenue) => sum + revenue, 0)
  let before = 0
  let leastA: number | null = null
  let leastB: number | null = null
  for (const revenue of positive) {
    if (before < policy.tier.gradeA * total) leastA = revenue
    else if (before < policy.tier.gradeB * total && revenue !== leastA) leastB = revenue
    before += revenue
  }
  return { leastA, leastB }
}

/** A, B or C by revenue of 12 months against the day's cuts; at or below 0 it is C. */
export function gradeOf(revenue: number, { leastA, leastB }: Ranks['abc']): 'A' | 'B' | 'C' {
  if (revenue <= 0) return 'C'
  if (leastA !== null && revenue >= leastA) return 'A'
  return leastB !== null && revenue >= leastB ? 'B' : 'C'
}

/**
 * 100 x (accounts below + half the other ties) / (n - 1), 0..100; null with under `leastValues` values, or all equal.
 * A value that changed since the reference was made is ranked among the n others that are in it.
 */
export function percentileRank(value: number, sorted: readonly number[], leastValues: number): number | null {
  if (sorted.length < leastValues || sorted[0] === sorted.at(-1)) return null
  const below = firstIndexFrom(sorted, (other) => other >= value)
  const ties = firstIndexFrom(sorted, (other) => other > value) - below
  if (ties === 0) return (100 * below) / sorted.length
  return (100 * (below + (ties - 1) / 2)) / (sorted.length - 1)
}

/** Binary search for the first value that holds; the length when none does. */
function firstIndexFrom(sorted: readonly number[], holds: (value: number) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const value = sorted[middle]
    if (value !== undefined && holds(value)) high = middle
    else low = middle + 1
  }
  return low
}
