/** Lifetime value of one account, by purchases where they can be fitted, else by how long accounts like it stay (MODEL, C5). */
import { dayText, type DayNumber } from '../calendar-day'
import type { LifetimeResult } from '../insight'
import type { ValueTier } from '../model'
import type { LifetimePolicy } from '../policy-lifetime'
import { probabilityAlive, weeksToNextPurchase } from './bg-nbd-expectation'
import { expectedSpend } from './expected-spend'
import type { OwnLifetime } from './lifetime-facts'
import type { LifetimeModel } from './lifetime-model'
import { expectedStay } from './retention'
import { discountAt, yearAhead } from './year-of-purchases'

export interface LifetimeContext {
  model: LifetimeModel | null
  policy: LifetimePolicy
  today: DayNumber
  /** The tier whose retention counts: not by lifetime value itself (retention-tier.ts). */
  tier: ValueTier | null
}

const nothing: Omit<LifetimeResult, 'rows'> = {
  method: null,
  why: null,
  value: null,
  value12m: null,
  kind: 'revenue',
  months: null,
  orders12m: null,
  spendPerOrder: null,
  alive: null,
  nextOrderOn: null,
  revenuePerMonth: null,
  monthlyRetention: null,
  retentionOf: null,
  fit: null,
}

/** The farthest day a next order is told for: beyond, "some time" is all that is known. */
const farthestWeeks = 260

/** Its value, or why there is none; all numbers finite. Money in major units of the reporting currency. */
export function lifetimeValue(facts: OwnLifetime, context: LifetimeContext): Omit<LifetimeResult, 'rows'> {
  const { model, today } = context
  const refused = whyNotByPurchases(facts, model)
  if (refused !== null || !model?.purchase || !facts.history) return byRetention(facts, context, refused)
  const { x, lastDays, ageDays, meanSpend } = facts.history
  const pattern = { x, tx: lastDays / 7, age: ageDays / 7 }
  const { orders, discounted } = yearAhead(model.purchase, pattern, context.policy.discountPerYear)
  const own = x > 0 && meanSpend !== null ? { x, mean: meanSpend } : null
  const spend = (model.spend && expectedSpend(model.spend, own)) ?? meanSpend
  const money = spend === null ? null : profitOf(facts, discounted * spend, 12)
  const weeks = weeksToNextPurchase(model.purchase, pattern)
  const next = facts.knownUntil + Math.round(weeks * 7)
  return {
    ...nothing,
    method: 'purchases',
    value: money?.value ?? null,
    value12m: money?.value ?? null,
    kind: money?.kind ?? 'revenue',
    months: 12,
    orders12m: orders,
    spendPerOrder: spend,
    // At x = 0 the model says 1 of everybody.
    alive: x > 0 ? probabilityAlive(model.purchase, pattern) : null,
    nextOrderOn: weeks < farthestWeeks && next >= today ? dayText(next) : null,
    fit: {
      customers: model.customers,
      repeatCustomers: model.repeatCustomers,
      isAtBound: model.purchase.isAtBound,
      holdout: model.holdout,
    },
  }
}

function whyNotByPurchases(facts: OwnLifetime, model: LifetimeModel | null): LifetimeResult['why'] {
  if (facts.isLost) return 'lost'
  if (facts.isUnderContract) return 'underContract'
  if (facts.history === null) return 'noOrders'
  return model === null ? 'noReference' : model.refusal
}

/** Revenue per month x the months that accounts of its tier stay; 12 months where nobody knows how long that is. */
function byRetention(facts: OwnLifetime, context: LifetimeContext, why: LifetimeResult['why']) {
  const { model, policy, tier } = context
  const perMonth = facts.revenuePerMonth
  if (facts.isLost || perMonth === null) return { ...nothing, why: facts.isLost ? why : 'noOrders' } as const
  const stay = expectedStay(model?.retention ?? {}, tier, policy)
  const months = stay?.months ?? 12
  const whole = profitOf(facts, perMonth * months, months)
  const kept = Array.from({ length: 12 }, (_, month) => (stay?.monthly ?? 1) ** month)
  const year = kept.reduce((sum, share, month) => sum + share * discountAt(month + 1, policy.discountPerYear), 0)
  return {
    ...nothing,
    method: 'retention',
    why,
    value: whole.value,
    value12m: profitOf(facts, perMonth * year, year).value,
    kind: whole.kind,
    months,
    revenuePerMonth: perMonth,
    monthlyRetention: stay?.monthly ?? null,
    retentionOf: stay?.of ?? null,
  } as const
}

/** What it is ranked among: margins beside profits, as a cost to serve that nobody knows is mostly small; never beside revenue. */
export function rankedAs(kind: LifetimeResult['kind']): LifetimeModel['rankedBy'] {
  return kind === 'revenue' ? 'revenue' : 'profit'
}

/** Gross margin less cost to serve, each as far as it is known, and called so. */
function profitOf(
  { marginRate, costPerMonth }: OwnLifetime,
  revenue: number,
  months: number,
): { value: number; kind: LifetimeResult['kind'] } {
  if (marginRate === null) return { value: revenue, kind: 'revenue' }
  if (costPerMonth === null) return { value: revenue * marginRate, kind: 'margin' }
  return { value: revenue * marginRate - costPerMonth * months, kind: 'profit' }
}
