/** What accounts like this one bought and it has not (MODEL, C6): counted once a day, in the reference. */
import * as z from 'zod/mini'
import type { AccountView } from './account-view'
import type { NextProduct } from './insight'
import type { LifetimePolicy } from './policy-lifetime'

const ruleSchema = z.object({
  /** Whoever bought `bought` … */
  bought: z.string(),
  /** … also bought this. */
  next: z.string(),
  /** Accounts that bought both. */
  support: z.number(),
  /** P(next | bought), and that / P(next). */
  confidence: z.number(),
  lift: z.number(),
})
export type ProductRule = z.infer<typeof ruleSchema>

/** By segment, best first. */
export const productRulesSchema = z.record(z.string(), z.array(ruleSchema))
export type ProductRules = z.infer<typeof productRulesSchema>

/** Bounds on the work and on the row: products that few buy make no rule. */
const mostProductsPerSegment = 200
const mostProductsPerAccount = 100
const mostSegments = 30
const mostRules = 600
/** Longer names are left out, so that the reference stays far below what a row may hold. */
const longestName = 100

export interface Bought {
  segment: string
  /** Without repetition. */
  products: readonly string[]
}

/** The segment whose habits count for an account: the workspace's whose rules it is judged by; in none of them, its industry. */
export function segmentOf({ policy, account }: Pick<AccountView, 'policy' | 'account'>): string {
  return policy.segmentId === null ? `industry ${account.industry ?? ''}` : `segment ${policy.segmentId}`
}

/** The names of all products an account has bought by the view's day. */
export function boughtBy(view: AccountView): Bought {
  const names = view.orders.days
    .filter(({ net }) => net > 0)
    .flatMap(({ rows }) => rows.flatMap(({ products }) => products))
    .filter((name) => name !== '' && name.length <= longestName)
  return { segment: segmentOf(view), products: [...new Set(names)].slice(0, mostProductsPerAccount) }
}

/** Rules with enough support and lift; yields between segments and every thousand accounts. */
export function* productRules(all: readonly Bought[], { nextProduct }: LifetimePolicy): Generator<void, ProductRules> {
  const bySegment = new Map<string, Bought[]>()
  for (const bought of all) {
    if (bought.products.length === 0) continue
    const known = bySegment.get(bought.segment)
    if (known) known.push(bought)
    else bySegment.set(bought.segment, [bought])
  }
  const largest = [...bySegment]
    .toSorted((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    .slice(0, mostSegments)
  const found: (ProductRule & { segment: string })[] = []
  for (const [segment, accounts] of largest) {
    const rules = yield* rulesOf(accounts, nextProduct)
    for (const rule of rules) found.push({ ...rule, segment })
  }
  const best = found.toSorted(byWorth).slice(0, mostRules)
  const rules: ProductRules = {}
  for (const { segment, ...rule } of best) (rules[segment] ??= []).push(rule)
  return rules
}

function* rulesOf(accounts: readonly Bought[], lines: LifetimePolicy['nextProduct']): Generator<void, ProductRule[]> {
  const single = new Map<string, number>()
  for (const { products } of accounts) for (const name of products) single.set(name, (single.get(name) ?? 0) + 1)
  const kept = new Set(
    [...single]
      .filter(([, count]) => count >= lines.leastSupport)
      .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, mostProductsPerSegment)
      .map(([name]) => name),
  )
  const pairs = new Map<string, Map<string, number>>([...kept].map((name) => [name, new Map<string, number>()]))
  for (const [index, { products }] of accounts.entries()) {
    if (index % 50 === 49) yield
    const known = products.filter((name) => kept.has(name))
    for (const bought of known)
      for (const next of known)
        if (next !== bought) pairs.get(bought)?.set(next, (pairs.get(bought)?.get(next) ?? 0) + 1)
  }
  return [...pairs].flatMap(([bought, nexts]) =>
    [...nexts].flatMap(([next, support]): ProductRule[] => {
      const confidence = support / (single.get(bought) ?? support)
      const lift = (confidence * accounts.length) / (single.get(next) ?? support)
      const isWorth = support >= lines.leastSupport && lift >= lines.leastLift
      return isWorth ? [{ bought, next, support, confidence, lift }] : []
    }),
  )
}

/** What is bought most surely comes first. */
function byWorth(a: ProductRule, b: ProductRule): number {
  return (
    b.confidence - a.confidence || b.support - a.support || (`${a.bought} ${a.next}` < `${b.bought} ${b.next}` ? -1 : 1)
  )
}

/** Whatever it was ever sold, of orders without a rate and refunded ones too: that is not proposed to it. */
function everBought({ orders: { days, unrated } }: AccountView): Set<string> {
  return new Set([...days.flatMap(({ rows }) => rows), ...unrated].flatMap(({ products }) => products))
}

/** What the account has not bought and those like it have, best first, each product once. */
export function nextProducts(view: AccountView, rules: ProductRules | null): NextProduct[] {
  const { segment, products } = boughtBy(view)
  const has = new Set(products)
  const known = everBought(view)
  const byProduct = new Map<string, NextProduct>()
  for (const { bought, next, ...counts } of rules?.[segment] ?? [])
    if (has.has(bought) && !known.has(next) && !byProduct.has(next))
      byProduct.set(next, { product: next, because: bought, ...counts })
  return [...byProduct.values()].slice(0, view.policy.lifetime.nextProduct.shown)
}
