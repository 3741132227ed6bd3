/** The tier that current and potential value give. */
import type { TierResult } from './insight'
import type { ValueTier } from './model'
import type { Policy } from './policy'

/**
 * High current value: grade A, or C >= 70; high potential: P >= 60. Without C there is no tier. Potential nobody knows
 * is not called high.
 */
export function tierFrom(
  current: number | null,
  potential: number | null,
  grade: TierResult['grade'],
  { tier }: Policy,
): ValueTier | null {
  if (current === null) return null
  const isHighCurrent = grade === 'A' || current >= tier.highCurrent
  const isHighPotential = potential !== null && potential >= tier.highPotential
  if (isHighCurrent) return isHighPotential ? 'strategic' : 'profit'
  return isHighPotential ? 'growth' : 'basic'
}
