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

const digits = new Map<string, number>()

/** Decimal places of a currency (ISO 4217: yen 0, dinar 3). */
export function minorDigits(currency: string): number {
  let known = digits.get(currency)
  if (known === undefined) {
    known = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
    digits.set(currency, known)
  }
  return known
}
