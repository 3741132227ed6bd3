/** How long customers stay, by tier, for accounts of which no purchase model is known. */
import type { ValueTier } from '../model'
import type { LifetimePolicy } from '../policy-lifetime'
import type { LifetimeFacts } from './lifetime-facts'
import type { LifetimeModel, Retention } from './lifetime-model'

/** Counts over the last 12 months, by the tier that `tierOf` gives, and of all. */
export function countRetention<Of extends Pick<LifetimeFacts, 'stayed'>>(
  all: readonly Of[],
  tierOf: (of: Of) => ValueTier | null,
): LifetimeModel['retention'] {
  const counted: LifetimeModel['retention'] = {}
  const add = (group: ValueTier | 'all', { months, isLost }: LifetimeFacts['stayed']): void => {
    const known: Retention = (counted[group] ??= { months: 0, losses: 0 })
    known.months += months
    known.losses += Number(isLost)
  }
  for (const one of all) {
    if (one.stayed.months === 0) continue
    const tier = tierOf(one)
    if (tier !== null) add(tier, one.stayed)
    add('all', one.stayed)
  }
  return counted
}

export interface ExpectedStay {
  /** Share of customers still there after a month, 0 to 1. */
  monthly: number
  /** 1 / (1 - monthly), at most the policy's most. */
  months: number
  of: ValueTier | 'all'
}

/** How long an account of this tier stays; by all tiers where its own has too few months to tell, null where these have. */
export function expectedStay(
  retention: LifetimeModel['retention'],
  tier: ValueTier | null,
  policy: LifetimePolicy,
): ExpectedStay | null {
  for (const of of [tier, 'all'] as const) {
    const counted = of === null ? undefined : retention[of]
    if (of === null || counted === undefined || counted.months < policy.leastCustomerMonths) continue
    const leaving = Math.min(1, counted.losses / counted.months)
    const months = leaving > 0 ? Math.min(policy.mostMonths, 1 / leaving) : policy.mostMonths
    return { monthly: 1 - leaving, months, of }
  }
  return null
}
