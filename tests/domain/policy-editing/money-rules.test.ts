/** Rates as they are edited, and the orders that none reaches: the same that the model leaves out. */
import { describe, expect, it } from 'vitest'
import { inReportingCurrency } from '../../../lib/domain/money'
import { defaultPolicy, readPolicy } from '../../../lib/domain/policy'
import {
  ordersLeftOut,
  rateProblem,
  withCurrency,
  withMoney,
  withoutRate,
  withRate,
} from '../../../lib/domain/policy-editing/money-rules'

const eur = (on: string, rate: number) => ({ currency: 'EUR', on, rate })
const cny = defaultPolicy.money

describe('money of the rules', () => {
  it('is read back from the rules as it was entered, and leaves alone what else is stored', () => {
    const money = withRate(
      withRate(withRate(cny, eur('2025-01-01', 7.5)), eur('2026-01-01', 7.8)),
      eur('2025-01-01', 7.6),
    )
    expect(money.rates).toEqual([eur('2026-01-01', 7.8), eur('2025-01-01', 7.6)])
    const values = withMoney({ health: { healthyFrom: 80 }, money: { newer: 1 } }, money)
    expect(values).toMatchObject({ health: { healthyFrom: 80 }, money: { newer: 1 } })
    expect(readPolicy(values).money).toEqual(money)
    expect(withoutRate(money, eur('2026-01-01', 0)).rates).toEqual([eur('2025-01-01', 7.6)])
  })

  it('drops rates of another reporting currency, and has them back with the currency in force', () => {
    const inForce = withRate(cny, eur('2025-01-01', 7.6))
    const other = withCurrency('USD', inForce)
    expect(other).toEqual({ reportingCurrency: 'USD', rates: [] })
    expect(withCurrency('CNY', inForce)).toEqual(inForce)
  })

  it('says why a rate cannot join', () => {
    expect(rateProblem(eur('2025-01-01', 7.6), cny)).toBeNull()
    expect(rateProblem({ currency: 'CNY', on: '2025-01-01', rate: 1 }, cny)).toBe('reporting')
    for (const rate of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(rateProblem(eur('2025-01-01', rate), cny)).toBe('notPositive')
  })

  it('counts as left out the orders that the model leaves out', () => {
    const money = withRate(withRate(cny, eur('2026-01-01', 7.8)), eur('2025-06-01', 7.5))
    const days = ['2025-05-30', '2025-05-31', '2025-06-01', '2026-02-01']
    const orders = new Map(['CNY', 'EUR', 'USD'].map((code) => [code, new Map(days.map((day) => [day, 2]))]))
    const policy = readPolicy(withMoney({}, money))
    const byModel = [...orders].flatMap(([currency, of]) =>
      [...of.keys()].filter((day) => inReportingCurrency({ minor: 100, currency }, day, policy) === null),
    )
    const { leftOut, total } = ordersLeftOut(orders, money)
    expect(leftOut).toEqual([
      { currency: 'USD', count: 8, from: '2025-05-30' },
      { currency: 'EUR', count: 4, from: '2025-05-30' },
    ])
    expect(total).toBe(24)
    expect(byModel.length * 2).toBe(12)
    // A rate from the day that is named reaches them all.
    const mended = leftOut.reduce((all, { currency, from }) => withRate(all, { currency, on: from, rate: 2 }), money)
    expect(ordersLeftOut(orders, mended).leftOut).toEqual([])
  })
})
