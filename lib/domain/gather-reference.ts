/** Making the day's reference from all accounts. */
import type { AccountFacts, Clock } from './account-facts'
import { historyOf, viewAt } from './account-view'
import { calendarOf, msOf } from './calendar'
import { dayText } from './calendar-day'
import { customerStart } from './customer-age'
import { fitLifetime, type LifetimeAccount } from './lifetime/fit-lifetime'
import { lifetimeFacts } from './lifetime/lifetime-facts'
import { tierBasis } from './lifetime/lifetime-of'
import { runWhole } from './lifetime/minimise'
import { rankedLifetimes } from './lifetime/ranked-lifetimes'
import { boughtBy, productRules, type Bought } from './next-product'
import { purchaseDays } from './order-days'
import { ownFigures } from './own-figures'
import type { Policy } from './policy'
import { numericFactors, type NumericFactor } from './ranked-factors'
import { abcCuts, type Ranks } from './ranks'
import type { Reference } from './reference'
import { sumReferrals, type WonAccount } from './referral'
import { policyFor } from './segments/policy-for'

/** A rank is then good to 0.05 points, and the row stays under 100 kB whatever the workspace's size. */
const mostValues = 1001

/** The day's reference over all accounts of the workspace; deleted ones do not count. */
export function computeReference(all: Iterable<AccountFacts>, policy: Policy, clock: Clock): Reference {
  const gathered = gatherReference(policy, clock)
  for (const facts of all) gathered.add(facts)
  return gathered.finish()
}

/** What is kept of an account until the reference is made. */
interface Gathered extends LifetimeAccount, WonAccount, Bought {
  id: string
}

export interface Gathering {
  add(facts: AccountFacts): void
  /** Yields between slices of some milliseconds at most, for a caller whom others wait for. */
  steps(): Generator<void, Reference>
  /** All of them at once. */
  finish(): Reference
}

/** As computeReference, account by account, for a caller who has to do other things in between. */
export function gatherReference(policy: Policy, clock: Clock): Gathering {
  const ms = msOf(clock.now)
  const all: Gathered[] = []
  function* steps(): Generator<void, Reference> {
    // By id, whatever order they came in: sums of floats depend on it.
    all.sort((a, b) => (a.id < b.id ? -1 : 1))
    yield
    const today = calendarOf(policy.calendar).dayAt(ms)
    const referrals = sumReferrals(all)
    const factors: Ranks['factors'] = {}
    for (const factor of numericFactors) {
      factors[factor] = ascending(valuesOf(factor, all))
      yield
    }
    if (referrals.byReferral > 0) factors.referralValue = ascending(all.map(({ id }) => referrals.valueOf[id] ?? 0))
    const ranks: Ranks = { factors, abc: abcCuts(factors.revenue12m ?? [], policy) }
    yield
    const lifetime = yield* fitLifetime(all, ranks, policy, today)
    factors.lifetimeValue = ascending(yield* rankedLifetimes(all, { ...ranks, lifetime }, policy, today))
    const products = yield* productRules(all, policy.lifetime)
    for (const factor of numericFactors) factors[factor] = sample(factors[factor] ?? [])
    return { day: dayText(today), factors, abc: ranks.abc, lifetime, referrals, products }
  }
  return {
    add(facts) {
      if (facts.account.deletedAt !== null) return
      const view = viewAt(historyOf(facts, policyFor(policy, facts.account)), ms, null)
      const own = ownFigures(view)
      const basis = tierBasis(view, own)
      all.push({
        id: facts.account.id,
        facts: lifetimeFacts(view),
        basis,
        bought: purchaseDays(view.orders).map(({ day }) => day),
        isCustomer: customerStart(view) !== null,
        referredById: facts.account.referredById,
        revenue12m: own.revenue12m.value,
        ...boughtBy(view),
      })
    },
    steps,
    finish: () => runWhole(steps()),
  }
}

function valuesOf(factor: NumericFactor, all: readonly Gathered[]): number[] {
  return all.flatMap(({ basis }) => basis.values[factor] ?? [])
}

function ascending(values: readonly number[]): number[] {
  return values.toSorted((a, b) => a - b)
}

/** Above `mostValues` an even sample, ends kept. */
function sample(sorted: readonly number[]): number[] {
  if (sorted.length <= mostValues) return [...sorted]
  const step = (sorted.length - 1) / (mostValues - 1)
  return Array.from({ length: mostValues }, (_, index) => sorted[Math.round(index * step)] ?? 0)
}
