/** The reporting currency and its dated rates among a policy's stored values, and what orders they leave out (MODEL, "Time, money, missing data"). */
import type { Day } from '../model'
import type { Policy } from '../policy'
import type { PlainValues } from '../segments/segment-rules'

export type MoneyRules = Policy['money']
export type Rate = MoneyRules['rates'][number]

/** Two years of a rate a week, for some currencies. */
export const mostRates = 500

/** The values with this money; what else is stored stays. */
export function withMoney(values: PlainValues, money: MoneyRules): PlainValues {
  const stored = values['money']
  const isKept = typeof stored === 'object' && stored !== null && !Array.isArray(stored)
  return { ...values, money: { ...(isKept ? stored : {}), ...money } }
}

/** Another reporting currency. Rates are units of the one before, so they go; back at the one in force, its own return. */
export function withCurrency(currency: string, inForce: MoneyRules): MoneyRules {
  return currency === inForce.reportingCurrency ? inForce : { reportingCurrency: currency, rates: [] }
}

/** With a rate in its place: by currency, the newest first; one of the same day is replaced. */
export function withRate(money: MoneyRules, rate: Rate): MoneyRules {
  const rates = [...withoutRate(money, rate).rates, rate]
  return { ...money, rates: rates.toSorted((a, b) => a.currency.localeCompare(b.currency) || (a.on < b.on ? 1 : -1)) }
}

/** Without the rate of that currency and day. */
export function withoutRate(money: MoneyRules, { currency, on }: Pick<Rate, 'currency' | 'on'>): MoneyRules {
  return { ...money, rates: money.rates.filter((rate) => rate.currency !== currency || rate.on !== on) }
}

export type RateProblem = 'reporting' | 'notPositive' | 'tooMany'

/** Why this rate cannot join; null where it can. */
export function rateProblem(rate: Rate, money: MoneyRules): RateProblem | null {
  if (rate.currency === money.reportingCurrency) return 'reporting'
  if (!(rate.rate > 0) || !Number.isFinite(rate.rate)) return 'notPositive'
  return withRate(money, rate).rates.length > mostRates ? 'tooMany' : null
}

/** How many orders there are of a currency on each day. */
export type OrderDays = ReadonlyMap<string, ReadonlyMap<Day, number>>

/** Orders of one currency that no rate reaches. */
export interface LeftOut {
  currency: string
  count: number
  /** Day of the first of them: a rate from then on reaches them all. */
  from: Day
}

/** What is left out by this money, the most orders first, and of how many. */
export function ordersLeftOut(orders: OrderDays, money: MoneyRules): { leftOut: LeftOut[]; total: number } {
  let total = 0
  const leftOut: LeftOut[] = []
  for (const [currency, days] of orders) {
    const first = money.rates
      .filter((rate) => rate.currency === currency)
      .reduce<Day | null>((least, { on }) => (least === null || on < least ? on : least), null)
    const missed = [...days].filter(([day]) => first === null || day < first)
    total += sumOf([...days.values()])
    if (currency === money.reportingCurrency || missed.length === 0) continue
    const from = missed.map(([day]) => day).reduce((least, day) => (day < least ? day : least))
    leftOut.push({ currency, count: sumOf(missed.map(([, count]) => count)), from })
  }
  return { leftOut: leftOut.toSorted((a, b) => b.count - a.count || (a.currency < b.currency ? -1 : 1)), total }
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)
