/**
 * What depends on other accounts: one versioned row, computed once a day over all of them. Clients never rank, so every
 * member sees the same numbers whatever they may read (MODEL, "What depends on other accounts").
 */
import * as z from 'zod/mini'
import type { AccountFacts, Clock } from './account-facts'
import { historyOf, viewAt } from './account-view'
import { msOf } from './calendar'
import { dayText } from './calendar-day'
import type { Day } from './model'
import type { Policy } from './policy'
import { numericFactors, tierFigures, type NumericFactor } from './tier-figures'

/** Values of a factor over the workspace, sorted; above `mostValues` an even sample of them, ends kept. */
export type FactorValues = number[]

export interface Reference {
  /** The workspace day it holds for. */
  day: Day
  factors: Partial<Record<NumericFactor, FactorValues>>
  /** The least revenue of 12 months in grades A and B, reporting currency; null where the grade is empty. */
  abc: { leastA: number | null; leastB: number | null }
}

/** A rank is then good to 0.05 points, and the row stays under 100 kB whatever the workspace's size. */
const mostValues = 1001

const referenceSchema = z.object({
  day: z.iso.date(),
  factors: z.partialRecord(z.enum(numericFactors), z.array(z.number())),
  abc: z.object({ leastA: z.nullable(z.number()), leastB: z.nullable(z.number()) }),
})

/** A stored reference row's values; null when there is none, or it is of another shape (then nothing is ranked). */
export function readReference(values: Readonly<Record<string, unknown>> | null): Reference | null {
  const parsed = z.safeParse(referenceSchema, values)
  if (!parsed.success) return null
  const factors: Reference['factors'] = {}
  for (const factor of numericFactors) {
    const found = parsed.data.factors[factor]
    if (found) factors[factor] = found
  }
  return { ...parsed.data, factors }
}

/** The day's reference over all accounts of the workspace; deleted ones do not count. */
export function computeReference(all: Iterable<AccountFacts>, policy: Policy, clock: Clock): Reference {
  const gathered = gatherReference(policy, clock)
  for (const facts of all) gathered.add(facts)
  return gathered.finish()
}

/** As computeReference, account by account, for a caller who has to do other things in between. */
export function gatherReference(
  policy: Policy,
  clock: Clock,
): { add: (facts: AccountFacts) => void; finish: () => Reference } {
  const ms = msOf(clock.now)
  const values = new Map<NumericFactor, number[]>(numericFactors.map((factor) => [factor, []]))
  let today = 0
  const sorted = (factor: NumericFactor): number[] => (values.get(factor) ?? []).toSorted((a, b) => a - b)
  return {
    add(facts) {
      if (facts.account.deletedAt !== null) return
      const view = viewAt(historyOf(facts, policy), ms, null)
      today = view.today
      const figures = tierFigures(view)
      for (const factor of numericFactors) {
        const value = figures[factor].value
        if (value !== null) values.get(factor)?.push(value)
      }
    },
    finish() {
      const factors: Reference['factors'] = {}
      for (const factor of numericFactors) factors[factor] = sample(sorted(factor))
      return { day: dayText(today), factors, abc: abcCuts(sorted('revenue12m'), policy) }
    },
  }
}

/**
 * A up to 80 % of the cumulated revenue, B up to 95 %. The account that crosses a line belongs to the grade it started
 * in; equal revenues share a grade.
 */
export function abcCuts(revenues: readonly number[], policy: Policy): Reference['abc'] {
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
export function gradeOf(revenue: number, { leastA, leastB }: Reference['abc']): 'A' | 'B' | 'C' {
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

function sample(sorted: readonly number[]): FactorValues {
  if (sorted.length <= mostValues) return [...sorted]
  const step = (sorted.length - 1) / (mostValues - 1)
  return Array.from({ length: mostValues }, (_, index) => sorted[Math.round(index * step)] ?? 0)
}
