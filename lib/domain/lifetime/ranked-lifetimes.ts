/** What all accounts will bring in the next 12 months, to rank each among them. */
import type { DayNumber } from '../calendar-day'
import type { Policy } from '../policy'
import type { Ranks } from '../ranks'
import type { LifetimeAccount } from './fit-lifetime'
import type { LifetimeModel } from './lifetime-model'
import { lifetimeValue, rankedAs } from './lifetime-value'
import { retentionTier } from './retention-tier'

/** Of more accounts every second, third … is ranked by: the reference holds an even sample of a thousand in the end. */
const mostRanked = 20_000
const accountsPerStep = 20

/** Values in the kind of money that all have; accounts without one are left out. Yields every few accounts. */
export function* rankedLifetimes(
  all: readonly LifetimeAccount[],
  ranks: Ranks & { lifetime: LifetimeModel },
  policy: Policy,
  today: DayNumber,
): Generator<void, number[]> {
  const values: number[] = []
  const every = Math.max(1, Math.ceil(all.length / mostRanked))
  for (let index = 0; index < all.length; index += every) {
    if ((index / every) % accountsPerStep === 0) yield
    const account = all[index]
    if (account === undefined) continue
    const tier = retentionTier(account.basis, ranks, policy)
    const model = ranks.lifetime
    const { value12m, kind } = lifetimeValue(account.facts, { model, policy: policy.lifetime, today, tier })
    if (value12m !== null && rankedAs(kind) === model.rankedBy) values.push(value12m)
  }
  return values
}
