/** A raw figure of a reason in its unit, in the language on screen. */
import type { Reason } from '../lib/domain/insight'
import { formatChange, formatNumber, formatShare } from './format'
import { strings } from './locale'

export function formatValue(value: number, unit: Reason['unit']): string {
  const words = strings.value.model
  switch (unit) {
    case 'days':
      return words.days(Math.round(value))
    case 'workingDays':
      return words.workingDays(Math.round(value))
    case 'share':
      return formatShare(value)
    case 'change':
      return formatChange(value)
    case 'ratio':
      return `${formatNumber(value)}×`
    default:
      return formatNumber(value)
  }
}
