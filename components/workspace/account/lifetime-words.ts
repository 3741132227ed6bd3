/** How a lifetime value came about, in a sentence: by what, from how many, and how wrong it was. */
import type { LifetimeResult } from '../../../lib/domain/insight'
import { formatNumber, formatRetention } from '../../format'
import { strings } from '../../locale'
import { joinSentences } from '../../sentences'

/** Why it is told this way, or not at all. */
export function whyWords({ method, why, months, monthlyRetention, retentionOf }: LifetimeResult): string {
  const { depth: words, model } = strings.value
  const reason = why === null ? '' : words.why[why]
  if (method !== 'retention' || months === null) return reason
  const count = formatNumber(Math.round(months))
  const stay =
    monthlyRetention === null || retentionOf === null
      ? words.retentionUnknown(count)
      : words.retention(
          formatRetention(monthlyRetention),
          retentionOf === 'all' ? null : model.tiers[retentionOf],
          count,
        )
  return joinSentences([reason, stay])
}

/** What the fit rests on; empty where there is none. */
export function fitWords({ fit }: LifetimeResult): string {
  const words = strings.value.depth
  if (fit === null) return ''
  const rests = words.fit(fit.customers, fit.repeatCustomers)
  if (fit.isAtBound) return `${rests} ${words.atBound}`
  if (fit.holdout === null) return `${rests} ${words.noHoldout}`
  const { weeks, meanError, naiveError } = fit.holdout
  return `${rests} ${words.holdout(weeks, twoDigits(meanError), twoDigits(naiveError))}`
}

function twoDigits(value: number): string {
  return value.toFixed(2)
}
