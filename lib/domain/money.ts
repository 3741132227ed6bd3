/** Amounts in the reporting currency, by the policy's dated rates. */
import type { Day, Money } from './model'
import type { Policy } from './policy'

/**
 * An amount in major units of the reporting currency by the newest rate on or before `on`; null without one: such an
 * order is left out and named, never guessed (MODEL, "Time, money, missing data").
 */
export function inReportingCurrency(amount: Money, on: Day, policy: Policy): number | null {
  const major = amount.minor / 10 ** minorDigits(amount.currency)
  if (amount.currency === policy.money.reportingCurrency) return major
  let newest: { on: Day; rate: number } | null = null
  for (const rate of policy.money.rates) {
    if (rate.currency === amount.currency && rate.on <= on && (!newest || rate.on > newest.on)) newest = rate
  }
  return newest ? major * newest.rate : null
}

/** ISO 4217, where it is not 2. A browser's own table differs from another's (rupiah, forint), and a row would be another amount there. */
const digits: ReadonlyMap<string, number> = new Map([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ...'CLF UYW'.split(' ').map((code) => [code, 4] as const),
])

/** Decimal places of a currency (ISO 4217: yen 0, dinar 3). */
export function minorDigits(currency: string): number {
  return digits.get(currency) ?? 2
}
