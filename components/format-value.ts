/** A raw figure of a reason in its unit, in the language on screen. */
import { signal } from '@preact/signals'
import type { Reason } from '../lib/domain/insight'
import { formatChange, formatMoney, formatNumber, formatShare } from './format'
import { strings } from './locale'

/** The currency that the workspace's figures are in (its policy); set by the entrypoint. */
export const reportingCurrency = signal('CNY')

type Figure = Pick<Reason, 'factor' | 'unit'> & { value: number; weight?: number }

export function formatValue({ factor, value, unit, weight = 1 }: Figure): string {
  const words = strings.value.model
  if (factor === 'renewalOverdue') return words.renewal(Math.round(value))
  switch (unit) {
    case 'days':
      // A fact behind a stage carries no weight: its days tell when it was.
      return weight === 0 ? words.ago(Math.round(value)) : words.days(Math.round(value))
    case 'workingDays':
      return words.workingDays(Math.round(value))
    case 'share':
      return formatShare(value)
    case 'change':
      return formatChange(value)
    case 'ratio':
      return `${formatNumber(value)}×`
    case 'level':
      return words.level(formatNumber(value))
    case 'money':
      return formatMoney({ units: value, currency: reportingCurrency.value })
    default:
      return formatNumber(value)
  }
}
