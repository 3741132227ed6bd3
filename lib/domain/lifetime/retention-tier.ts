/** The tier that an account's retention is counted in, and looked up by: lifetime value takes no part, as it follows from it. */
import type { ValueTier } from '../model'
import type { Policy } from '../policy'
import { gradeOf, percentileRank, type Ranks } from '../ranks'
import type { NumericFactor } from '../ranked-factors'
import { tierFrom } from '../tier-from'

export interface TierBasis {
  approvedTier: ValueTier | null
  values: Partial<Record<NumericFactor, number | null>>
  /** 1 to 5. */
  industryInfluence: number | null
  jointInnovation: number | null
}

/** The approved tier, else the one its own figures give; null where they do not. */
export function retentionTier(of: TierBasis, ranks: Ranks, policy: Policy): ValueTier | null {
  if (of.approvedTier !== null) return of.approvedTier
  const { current, potential, leastValues, leastCoverage } = policy.tier
  const ranked = (factor: NumericFactor): number | null => {
    const value = of.values[factor] ?? null
    return value === null ? null : percentileRank(value, ranks.factors[factor] ?? [], leastValues)
  }
  const now = mean([
    [ranked('revenue12m'), current.revenue12m],
    [ranked('profit12m'), current.profit12m],
    [ranked('paidOnTime'), current.paidOnTime],
  ])
  const later = mean([
    [judged(of.industryInfluence), potential.industryInfluence],
    [judged(of.jointInnovation), potential.jointInnovation],
    [ranked('growth'), potential.growth],
  ])
  const revenue = of.values.revenue12m ?? null
  const isTold = later.weight >= leastCoverage * Object.values(potential).reduce((sum, weight) => sum + weight, 0)
  return tierFrom(now.score, isTold ? later.score : null, revenue === null ? null : gradeOf(revenue, ranks.abc), policy)
}

/** 1 to 5 mapped to 0..100. */
function judged(value: number | null): number | null {
  return value === null ? null : (value - 1) * 25
}

function mean(parts: readonly (readonly [score: number | null, weight: number])[]) {
  const known = parts.flatMap(([score, weight]) => (score === null ? [] : [{ score, weight }]))
  const weight = known.reduce((sum, part) => sum + part.weight, 0)
  const score = weight > 0 ? known.reduce((sum, part) => sum + part.score * part.weight, 0) / weight : null
  return { score, weight }
}
