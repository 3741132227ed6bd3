import { describe, expect, it } from 'vitest'
import type { AccountFacts } from '../../../lib/domain/account-facts'
import { computeInsight } from '../../../lib/domain/compute-insight'
import { runInSlices } from '../../../lib/domain/lifetime/run-in-slices'
import { defaultPolicy } from '../../../lib/domain/policy'
import { computeReference, gatherReference } from '../../../lib/domain/gather-reference'
import { readReference } from '../../../lib/domain/reference'
import { account, allLive, clock, customer, dayAgo, facts, instantAgo, order, today } from '../build-facts'
import { purchasesOf, randomOf } from './simulate'

/** A shop's customers of two years, each with what it bought, at 100 to 300 yuan. */
function shop(count: number, fields: Parameters<typeof account>[0] = {}): AccountFacts[] {
  const random = randomOf(11)
  return Array.from({ length: count }, (_, index) => {
    const age = 400 + (index % 330)
    const days = [...new Set(purchasesOf(random, { r: 0.9, alpha: 6, a: 0.8, b: 3 }, age).map(Math.floor))]
    const spend = 100 + 200 * random()
    const id = `shop-${String(index).padStart(4, '0')}`
    return facts({
      account: account({ id, ...fields }),
      orders: days.map((day) => order(age - day, spend * (0.8 + 0.4 * random()), { accountId: id })),
    })
  })
}

const busy = (silentDays: number) =>
  facts({ orders: Array.from({ length: 20 }, (_, index) => order(silentDays + 10 * index, 200)) })

function lifetimeOf(of: AccountFacts, reference: ReturnType<typeof computeReference> | null) {
  const { lifetime } = computeInsight(of, defaultPolicy, reference, clock)
  if (!lifetime) throw new Error('no lifetime value')
  return lifetime
}

describe('lifetime value', () => {
  const all = shop(300)
  const reference = computeReference(all, defaultPolicy, clock)

  it('is told by purchases, with what the fit rests on and how wrong it was', () => {
    const lifetime = lifetimeOf(busy(3), reference)
    expect(lifetime).toMatchObject({ method: 'purchases', why: null, kind: 'revenue', months: 12 })
    expect(lifetime.alive).toBeGreaterThan(0.9)
    expect(lifetime.orders12m).toBeGreaterThan(15)
    expect(lifetime.spendPerOrder).toBeCloseTo(200, -1)
    expect(lifetime.nextOrderOn?.localeCompare(today)).toBe(1)
    // Discounted by 10 % a year from the middle of each month: some 4.7 % less where orders come evenly, a little less as customers leave.
    const plain = (lifetime.orders12m ?? 0) * (lifetime.spendPerOrder ?? 0)
    expect((lifetime.value ?? 0) / plain).toBeGreaterThan(0.953)
    expect((lifetime.value ?? 0) / plain).toBeLessThan(0.97)
    expect(lifetime.fit?.customers).toBe(300)
    expect(lifetime.fit?.holdout?.meanError).toBeLessThan(lifetime.fit?.holdout?.naiveError ?? 0)
    expect(lifetime.rows.length).toBeGreaterThan(1)
  })

  it('is margin less cost to serve where they are known', () => {
    const cost = { minor: 120_000, currency: 'CNY' }
    const of = { ...busy(3), account: account({ marginRate: 0.5, costToServe12m: cost }) }
    const [plain, profit] = [lifetimeOf(busy(3), reference), lifetimeOf(of, reference)]
    expect(profit.kind).toBe('profit')
    expect(profit.value).toBeCloseTo((plain.value ?? 0) * 0.5 - 1200, 6)
  })

  it('is called margin, and no profit, where nobody knows the cost to serve', () => {
    const [plain, margin] = [
      lifetimeOf(busy(3), reference),
      lifetimeOf({ ...busy(3), account: account({ marginRate: 0.5 }) }, reference),
    ]
    expect(margin.kind).toBe('margin')
    expect(margin.value).toBeCloseTo((plain.value ?? 0) * 0.5, 6)
    const free = account({ marginRate: 0.5, costToServe12m: { minor: 0, currency: 'CNY' } })
    expect(lifetimeOf({ ...busy(3), account: free }, reference).kind).toBe('profit')
  })

  it('shows no P(alive) of who has bought once', () => {
    const once = lifetimeOf(facts({ orders: [order(300, 80)] }), reference)
    expect(once).toMatchObject({ method: 'purchases', alive: null })
    expect(once.value).toBeGreaterThan(0)
  })

  it('falls with silence, and so does the awake customer: P(alive) decides dormancy', () => {
    const states = [3, 60, 120, 300].map((silent) => computeInsight(busy(silent), defaultPolicy, reference, clock))
    const alive = states.map(({ lifetime }) => lifetime?.alive ?? Number.NaN)
    expect(alive.toSorted((a, b) => b - a)).toEqual(alive)
    for (const { lifetime, stage } of states) {
      const p = lifetime?.alive ?? Number.NaN
      expect(stage.dormancy).toBe(p < 0.1 ? 'asleep' : p < 0.25 ? 'halfAsleep' : p < 0.5 ? 'drowsy' : 'awake')
    }
    expect(states[0]?.stage.dormancy).toBe('awake')
    expect(states[3]?.stage.dormancy).toBe('asleep')
  })

  it('ends with the orders that came in: what was bought since is not known, and not called nothing', () => {
    const half = 180
    const stopped = { ...allLive, orders: { ...allLive.orders, newestAt: instantAgo(half) } }
    const then = shop(300).map(({ account: of, orders }) =>
      facts({ account: of, orders: orders.filter(({ on }) => on <= dayAgo(half)), sources: stopped }),
    )
    const known = computeReference(then, defaultPolicy, clock)
    const lifetime = lifetimeOf({ ...busy(half), sources: stopped }, known)
    expect(lifetime.alive).toBeGreaterThan(0.9)
    expect(lifetime.orders12m).toBeGreaterThan(10)
    expect(lifetime.nextOrderOn).toBeNull()
    // While they come in, half a year of nothing is half a year of nothing.
    expect(lifetimeOf(busy(half), reference).alive).toBeLessThan(0.1)
  })

  it('without a fit counts the months in which orders came in', () => {
    const orders = Array.from({ length: 12 }, (_, index) => order(400 + 30 * index, 100))
    const stopped = { ...allLive, orders: { ...allLive.orders, newestAt: instantAgo(400) } }
    const perMonth = (sources: AccountFacts['sources']) => lifetimeOf(facts({ orders, sources }), null).revenuePerMonth
    expect(perMonth(stopped)).toBeGreaterThan(90)
    expect(perMonth(allLive)).toBe(0)
  })

  it('under a contract, or without a fit, is revenue per month x the months that its tier stays', () => {
    const contracts = Array.from({ length: 48 }, (_, index) => {
      const id = `c${String(index).padStart(2, '0')}`
      const contract = { startsOn: dayAgo(730), renewsOn: null, endedOn: null, endReason: null }
      const ended = { ...contract, endedOn: dayAgo(1), endReason: 'cancelled' as const }
      return facts({
        account: customer({
          id,
          contract: index % 24 === 0 ? ended : contract,
          approvedTier: { tier: 'profit', on: today },
        }),
        orders: Array.from({ length: 12 }, (__, month) => order(1 + month * 30, 100, { accountId: id })),
      })
    })
    const day = computeReference(contracts, defaultPolicy, clock)
    expect(day.lifetime?.refusal).toBe('tooFewRepeatCustomers')
    expect(day.lifetime?.retention.profit?.losses).toBe(2)
    const one = contracts[1]
    if (!one) throw new Error('48 contracts')
    const lifetime = lifetimeOf(one, day)
    expect(lifetime).toMatchObject({ method: 'retention', why: 'underContract', months: 60, retentionOf: 'profit' })
    expect(lifetime.value).toBeCloseTo((lifetime.revenuePerMonth ?? 0) * 60, 6)
    expect(lifetime.monthlyRetention).toBeCloseTo(1 - 2 / (48 * 12), 4)
  })

  it('without anything known is 12 months of what comes in, or says what is missing', () => {
    expect(lifetimeOf(busy(3), null)).toMatchObject({ method: 'retention', why: 'noReference', months: 12 })
    expect(lifetimeOf(facts(), reference)).toMatchObject({ method: null, why: 'noOrders', value: null })
    const gone = { ...busy(3), account: account({ lost: { on: dayAgo(1), reason: 'moved' } }) }
    expect(lifetimeOf(gone, reference)).toMatchObject({ method: null, why: 'lost', value: null })
  })

  it('is in the stored row as it was made, whatever the order of accounts, and small', () => {
    expect(readReference(JSON.parse(JSON.stringify(reference)))).toEqual(reference)
    expect(computeReference(all.toReversed(), defaultPolicy, clock)).toEqual(reference)
    expect(JSON.stringify(reference).length).toBeLessThan(100_000)
    expect(readReference({ day: today, factors: {}, abc: { leastA: null, leastB: null } })).toMatchObject({
      lifetime: null,
      referrals: null,
      products: null,
    })
  })

  it('is fitted with others having their turn in between', async () => {
    const gathered = gatherReference(defaultPolicy, clock)
    for (const of of all) gathered.add(of)
    const state = { turns: 0 }
    // A clock that always says the slice is over: as many turns as the work can be cut into.
    let now = 0
    const { result, slices } = await runInSlices(gathered.steps(), {
      clock: () => (now += 100),
      rest: () => Promise.resolve(state.turns++),
    })
    expect(result).toEqual(reference)
    expect(slices).toBeGreaterThan(15)
    expect(state.turns).toBe(slices - 1)
  })
})
