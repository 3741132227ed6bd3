/** The verdict line in words, and its tone. */
import type { Verdict } from '../../lib/domain/insight'
import { formatValue } from '../format-value'
import { strings } from '../locale'
import { factorName } from '../model-words'

export type Tone = 'good' | 'warn' | 'bad' | 'plain' | 'accent'

/** One line, in the language on screen. */
export function wordVerdict(verdict: Verdict): string {
  const words = strings.value.verdict
  switch (verdict.kind) {
    case 'whichCustomer':
      return words.whichCustomer
    case 'openAlert':
      return words.openAlert(factorName(verdict.factor), wordAlertValue(verdict))
    case 'replyOwed':
      return words.replyOwed(verdict.workingDays)
    case 'renewal':
      return words.renewal(verdict.inDays)
    case 'promiseDue':
      return words.promiseDue(verdict.title, verdict.inDays)
    case 'quiet':
      return words.quiet(verdict.days, verdict.usualDays)
    case 'alreadyCustomer':
      return words.alreadyCustomer
    default:
      return words.onTrack
  }
}

function wordAlertValue({ factor, value, unit }: Extract<Verdict, { kind: 'openAlert' }>): string {
  return value === null ? strings.value.chips.critical : formatValue({ factor, value, unit })
}

/** Red asks today, amber soon, green nothing. */
export function toneOf(verdict: Verdict): Tone {
  switch (verdict.kind) {
    case 'openAlert':
      return 'bad'
    case 'replyOwed':
      return verdict.workingDays >= 2 ? 'bad' : 'warn'
    case 'renewal':
      return verdict.inDays < 14 ? 'bad' : 'warn'
    case 'promiseDue':
      return verdict.inDays < 0 ? 'bad' : 'warn'
    case 'quiet':
      return 'warn'
    case 'whichCustomer':
    case 'alreadyCustomer':
      return 'accent'
    default:
      return 'good'
  }
}
