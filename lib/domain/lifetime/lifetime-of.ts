/** Lifetime value of an account from its view and the day's reference. */
import type { AccountView } from '../account-view'
import type { DayNumber } from '../calendar-day'
import type { LifetimeResult } from '../insight'
import type { OwnFigures } from '../own-figures'
import type { Policy } from '../policy'
import type { Ranks } from '../ranks'
import type { Referrals } from '../referral'
import { lifetimeFacts, type OwnLifetime } from './lifetime-facts'
import type { LifetimeModel } from './lifetime-model'
import { lifetimeValue } from './lifetime-value'
import { retentionTier, type TierBasis } from './retention-tier'

/** What other accounts tell: a part of the reference. */
export interface FromOthers extends Ranks {
  lifetime: LifetimeModel | null
  referrals: Referrals | null
}

/** The tier basis of a view's own figures. */
export function tierBasis(view: AccountView, own: OwnFigures): TierBasis {
  const { approvedTier, industryInfluence, jointInnovation } = view.account
  return {
    approvedTier: approvedTier?.tier ?? null,
    values: {
      revenue12m: own.revenue12m.value,
      profit12m: own.profit12m.value,
      paidOnTime: own.paidOnTime.value,
      growth: own.growth.value,
    },
    industryInfluence: view.isAccountKnown ? industryInfluence : null,
    jointInnovation: view.isAccountKnown ? jointInnovation : null,
  }
}

/** Lifetime value without its rows; without a reference nothing is fitted, and no retention known. */
export function lifetimeOf(
  view: AccountView,
  own: OwnFigures,
  others: FromOthers | null,
): Omit<LifetimeResult, 'rows'> {
  return lifetimeFrom({ basis: tierBasis(view, own), lifetime: lifetimeFacts(view) }, others, view.policy, view.today)
}

/** The same from what it follows from, without the account's rows. */
export function lifetimeFrom(
  { basis, lifetime }: { basis: TierBasis; lifetime: OwnLifetime },
  others: FromOthers | null,
  policy: Policy,
  today: DayNumber,
): Omit<LifetimeResult, 'rows'> {
  const tier = others === null ? null : retentionTier(basis, others, policy)
  return lifetimeValue(lifetime, { model: others?.lifetime ?? null, policy: policy.lifetime, today, tier })
}
