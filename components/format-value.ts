/** A raw figure of a reason in its unit, in the language on screen. */
import { signal } from '@preact/signals'
import type { Reason } from '../lib/domain/insight'
import { formatChange, formatMoney, formatNumber, formatPoints, formatShare } from './format'
import { strings } from './locale'

/** The currency that the workspace's figures are in (its policy); set by the entrypoint. */
export const reportingCurrency = signal('CNY')

type Figure = Pick<Reason, 'factor' | 'unit'> & { value: number }

/** What a level is out of: judged ones and CSAT 1 to 5, NPS answers 0 to 10. */
const outOf: Readonly<Record<string, number>> = { npsLast: 10 }

export function formatValue({ factor, value, unit }: Figure): string {
  const words = strings.value.model
  if (factor === 'renewalOverdue') return words.renewal(Math.round(value))
  if (factor === 'npsChange') return formatPoints(value)
  switch (unit) {
    case 'days':
      return value === 0 ? words.none : words.days(Math.round(value))
    case 'workingDays':
      return words.workingDays(Math.round(value))
    case 'share':
      return formatShare(value)
    case 'change':
      return formatChange(value)
    case 'ratio':
      return `${formatNumber(value)}×`
    case 'level':
      return words.level(formatNumber(value), outOf[factor] ?? 5)
    case 'money':
      return formatMoney({ units: value, currency: reportingCurrency.value })
    default:
      return formatNumber(value)
  }
}

/** The same in a list of reasons, where days that carry no weight tell when something was. */
export function formatReason({
  factor,
  value,
  unit,
  weight,
}: Pick<Reason, 'factor' | 'unit' | 'value' | 'weight'>): string {
  const words = strings.value.model
  if (value === null) return ''
  if (unit === 'days' && weight === 0) return words.ago(Math.round(value))
  if (unit === 'workingDays') return words.workingDaysAgo(Math.round(value))
  return formatValue({ factor, value, unit })
}
