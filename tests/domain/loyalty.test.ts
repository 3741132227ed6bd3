/* oxlint-disable unicorn/consistent-function-scoping -- a sentence keeps its own words beside it. */
import { describe, expect, it } from 'vitest'
import { computeInsight } from '../../lib/domain/compute-insight'
import { runWhole } from '../../lib/domain/lifetime/minimise'
import { loyaltyOf } from '../../lib/domain/loyalty'
import { nextProducts, productRules, type Bought } from '../../lib/domain/next-product'
import type { Order } from '../../lib/domain/model'
import { defaultPolicy, readPolicy } from '../../lib/domain/policy'
import { computeReference } from '../../lib/domain/gather-reference'
import { referralRate, sumReferrals } from '../../lib/domain/referral'
import { valueTier } from '../../lib/domain/value-tier'
import { account, clock, customer, facts, order, viewOf } from './build-facts'

const everyDays = (days: number, count: number, fields: Parameters<typeof order>[2] = {}) =>
  Array.from({ length: count }, (_, index) => order(index * days + 2, 100, fields))

describe('loyalty', () => {
  it('is the share of months with an order x how even the gaps are', () => {
    expect(loyaltyOf(viewOf({ orders: everyDays(30, 13) }))).toMatchObject({
      score: 1,
      monthsWithOrder: 12,
      steadiness: 1,
      gapsSeen: 12,
    })
    const half = loyaltyOf(viewOf({ orders: everyDays(60, 6) }))
    expect(half).toMatchObject({ monthsWithOrder: 6, steadiness: 1, score: 0.5 })
  })

  it('needs 3 gaps, and is never below 0', () => {
    expect(loyaltyOf(viewOf({ orders: everyDays(30, 3) }))).toMatchObject({ score: null, gapsSeen: 2 })
    const wild = [order(1, 9), order(2, 9), order(3, 9), order(4, 9), order(700, 9)]
    expect(loyaltyOf(viewOf({ orders: wild }))?.score).toBe(0)
    expect(loyaltyOf(viewOf({}))).toBeNull()
  })

  it('has the change of a year and of a month beside it, from a whole period before', () => {
    const rising = [...everyDays(30, 12), order(400, 300), order(500, 300), order(800, 1)]
    expect(loyaltyOf(viewOf({ orders: rising }))?.yearOnYear).toEqual({ before: 600, now: 1200, change: 1 })
    expect(loyaltyOf(viewOf({ orders: everyDays(30, 12) }))?.yearOnYear).toBeNull()
    const none = [...everyDays(30, 12), order(800, 10)]
    expect(loyaltyOf(viewOf({ orders: none }))?.yearOnYear).toMatchObject({ before: 0, change: null })
  })

  it('names what was bought, most often first', () => {
    const orders = [...everyDays(30, 3, { products: ['tea'] }), order(4, 10, { products: ['cup', 'tea'] })]
    expect(loyaltyOf(viewOf({ orders }))?.products).toEqual([
      { product: 'tea', orders: 4 },
      { product: 'cup', orders: 1 },
    ])
  })
})

describe('the next product', () => {
  const bought = (count: number, products: string[], segment = 'industry retail'): Bought[] =>
    Array.from({ length: count }, () => ({ segment, products }))
  const rules = (all: Bought[]) => runWhole(productRules(all, defaultPolicy.lifetime))

  it('is what others who bought the same bought too, from support 5 and lift 1.5', () => {
    const all = [...bought(6, ['tea', 'pot']), ...bought(2, ['tea']), ...bought(12, ['coffee'])]
    expect(rules(all)['industry retail']).toEqual([
      { bought: 'pot', next: 'tea', support: 6, confidence: 1, lift: 20 / 8 },
      { bought: 'tea', next: 'pot', support: 6, confidence: 0.75, lift: (0.75 * 20) / 6 },
    ])
    expect(rules([...bought(4, ['tea', 'pot']), ...bought(12, ['coffee'])])).toEqual({})
    expect(rules(bought(20, ['tea', 'pot']))).toEqual({})
  })

  it('is counted within the segment, and not told of what the account has', () => {
    const table = rules([...bought(6, ['tea', 'pot']), ...bought(12, ['coffee'])])
    const of = (products: string[], industry = 'retail') =>
      nextProducts(viewOf({ account: account({ industry }), orders: [order(3, 9, { products })] }), table)
    expect(of(['tea'])).toMatchObject([{ product: 'pot', because: 'tea', support: 6 }])
    expect(of(['tea', 'pot'])).toEqual([])
    expect(of(['tea'], 'services')).toEqual([])
  })

  it('is nothing that the account was sold already: as one of many products, or for dollars that have no rate', () => {
    const table = rules([...bought(6, ['tea', 'pot']), ...bought(12, ['coffee'])])
    const of = (...orders: Order[]) => nextProducts(viewOf({ account: account({ industry: 'retail' }), orders }), table)
    const tea = order(3, 9, { products: ['tea'] })
    expect(of(tea)).toHaveLength(1)
    const many = Array.from({ length: 120 }, (_, index) => `part ${index}`)
    expect(of(order(30, 9, { products: ['tea', ...many, 'pot'] }))).toEqual([])
    expect(of(tea, order(2, 9, { products: ['pot'], amount: { minor: 900, currency: 'USD' } }))).toEqual([])
  })

  it('is counted within the workspace’s own segment, where the account is in one that has rules', () => {
    const segment = { id: 'south', filter: { field: 'country', in: ['CN'] }, deletedAt: null }
    const policy = readPolicy({ bySegment: [{ segmentId: 'south', values: {} }] }, 1, [segment])
    const shop = (id: string, country: string, products: string[]) =>
      facts({ account: customer({ id, country, industry: 'retail' }), orders: [order(9, 100, { products })] })
    const all = [
      ...Array.from({ length: 6 }, (_, index) => shop(`s${index}`, 'CN', ['tea', 'pot'])),
      ...Array.from({ length: 12 }, (_, index) => shop(`t${index}`, 'CN', ['coffee'])),
      ...Array.from({ length: 18 }, (_, index) => shop(`n${index}`, 'DE', ['tea'])),
    ]
    const reference = computeReference([...all, shop('asked', 'CN', ['tea'])], policy, clock)
    const of = (country: string) =>
      computeInsight(shop('asked', country, ['tea']), policy, reference, clock).nextProducts
    expect(of('CN')).toMatchObject([{ product: 'pot', because: 'tea', support: 6 }])
    expect(of('DE')).toEqual([])
  })

  it('stays a small table however many products and accounts there are', () => {
    const many = Array.from({ length: 3000 }, (_, index) => ({
      segment: `s${String(index % 60)}`,
      products: Array.from({ length: 30 }, (__, product) => `p${String((index * 7 + product * product) % 900)}`),
    }))
    const kept = Object.values(rules(many)).flat()
    expect(kept.length).toBeLessThanOrEqual(600)
  })
})

describe('referrals', () => {
  it('are summed by who referred, as revenue of 12 months of the customers won', () => {
    const won = sumReferrals([
      { isCustomer: true, referredById: 'a', revenue12m: 100 },
      { isCustomer: true, referredById: 'a', revenue12m: null },
      { isCustomer: false, referredById: 'a', revenue12m: 50 },
      { isCustomer: true, referredById: null, revenue12m: 900 },
    ])
    expect(won).toEqual({ won: 3, byReferral: 2, valueOf: { a: 100 } })
    expect(referralRate(won)).toBeCloseTo(2 / 3)
    expect(referralRate({ won: 0, byReferral: 0, valueOf: {} })).toBeNull()
  })

  it('are a factor of potential value, where somebody writes them down', () => {
    const workspace = (referredById: string | null) =>
      ['a', 'b', 'c', 'd', 'e', 'f'].map((id) =>
        facts({ account: customer({ id, referredById: id === 'b' ? referredById : null }), orders: [order(9, 100)] }),
      )
    const factor = (id: string, referredById: string | null) => {
      const reference = computeReference(workspace(referredById), defaultPolicy, clock)
      const { reasons } = valueTier(viewOf({ account: customer({ id }) }), reference)
      return reasons.find((reason) => reason.factor === 'referralValue')
    }
    expect(factor('a', 'a')).toMatchObject({ value: 100, score: 100 })
    expect(factor('c', 'a')).toMatchObject({ value: 0, score: 40 })
    expect(factor('a', null)).toMatchObject({ value: null, score: null })
  })
})
