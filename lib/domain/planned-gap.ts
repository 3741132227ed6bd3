/** How often a touch is due, after stage and tier. */
import type { LifecycleStage, ValueTier } from './model'
import type { Policy } from './policy'

/** Days between touches that are due; null: none is planned (basic accounts get automatic touches, lost ones none). */
export function plannedGap(stage: LifecycleStage | null, tier: ValueTier | null, policy: Policy): number | null {
  if (stage === null || stage === 'lost' || stage === 'declining') return null
  const factor = tier === null ? 1 : policy.plannedGap.factors[tier]
  return factor === null ? null : policy.plannedGap.days[stage] * factor
}
