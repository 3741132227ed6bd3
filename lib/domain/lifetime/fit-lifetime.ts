/** Everything the day's reference says of lifetime value, from all accounts; in slices, as nobody may wait for it. */
import type { DayNumber } from '../calendar-day'
import type { Policy } from '../policy'
import type { Ranks } from '../ranks'
import { fitBgNbd } from './fit-bg-nbd'
import { fitGammaGamma } from './gamma-gamma'
import { holdoutError, type PurchaseDays } from './holdout'
import type { LifetimeFacts } from './lifetime-facts'
import type { LifetimeModel } from './lifetime-model'
import { groupPurchases } from './purchase-groups'
import { countRetention } from './retention'
import { retentionTier, type TierBasis } from './retention-tier'

/** One account, as long as the reference is being made. */
export interface LifetimeAccount {
  facts: LifetimeFacts
  basis: TierBasis
  /** Days on which it bought, oldest first. */
  bought: PurchaseDays
}

/** Fits the purchase models to accounts under no contract, and counts how long customers of each tier stay. */
export function* fitLifetime(
  all: readonly LifetimeAccount[],
  ranks: Ranks,
  policy: Policy,
  today: DayNumber,
): Generator<void, LifetimeModel> {
  const buyers = all.filter(({ facts }) => facts.history !== null && !facts.isUnderContract)
  const groups = groupPurchases(buyers.flatMap(({ facts }) => facts.history ?? []))
  yield
  const { leastRepeatCustomers } = policy.lifetime
  const purchase = yield* fitBgNbd(groups, leastRepeatCustomers)
  const spends = buyers.flatMap(({ facts: { history } }) =>
    history?.meanSpend ? [{ x: history.x, mean: history.meanSpend }] : [],
  )
  const spend = yield* fitGammaGamma(spends, leastRepeatCustomers)
  const isFitted = typeof purchase !== 'string'
  // Where orders no longer come in, the part of the past that is held out ends with them.
  const until = buyers.reduce((last, { facts }) => Math.max(last, facts.knownUntil), 0)
  return {
    customers: groups.customers,
    repeatCustomers: groups.repeatCustomers,
    purchase: isFitted ? purchase : null,
    refusal: isFitted ? null : purchase,
    spend: typeof spend === 'string' ? null : spend,
    holdout: isFitted
      ? yield* holdoutError(
          buyers.map(({ bought }) => bought),
          Math.min(until, today),
        )
      : null,
    retention: countRetention(
      all.map(({ facts: { stayed }, basis }) => ({ stayed, basis })),
      ({ basis }) => retentionTier(basis, ranks, policy),
    ),
    rankedBy: rankedBy(all),
  }
}

function rankedBy(all: readonly LifetimeAccount[]): LifetimeModel['rankedBy'] {
  const earning = all.filter(({ facts }) => facts.revenuePerMonth !== null && !facts.isLost)
  return earning.length > 0 && earning.every(({ facts }) => facts.marginRate !== null) ? 'profit' : 'revenue'
}
