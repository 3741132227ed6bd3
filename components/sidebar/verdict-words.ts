/** The verdict line in words, and its tone. */
import type { Insight, Verdict } from '../../lib/domain/insight'
import { formatValue } from '../format-value'
import { strings } from '../locale'
import { alertName } from '../model-words'

export type Tone = 'good' | 'warn' | 'bad' | 'plain' | 'accent'

/** Nothing is due: a comfort only where the customer is neither lost nor at risk. */
function calmOf(insight: Insight | null): 'onTrack' | 'lost' | 'atRisk' {
  if (insight?.stage.stage === 'lost') return 'lost'
  return insight?.stage.stage === 'declining' || insight?.health.band === 'atRisk' ? 'atRisk' : 'onTrack'
}

/** One line, in the language on screen. */
export function wordVerdict(verdict: Verdict, insight: Insight | null = null): string {
  const words = strings.value.verdict
  switch (verdict.kind) {
    case 'whichCustomer':
      return words.whichCustomer
    case 'openAlert':
      return words.openAlert(alertName(verdict.factor), wordAlertValue(verdict))
    case 'replyOwed':
      return words.replyOwed(verdict.workingDays)
    case 'renewal':
      return words.renewal(verdict.inDays)
    case 'promiseDue':
      return words.promiseDue(verdict.title, verdict.inDays)
    case 'quiet':
      return words.quiet(verdict.days, verdict.usualDays === null ? null : Math.round(verdict.usualDays))
    case 'slower':
      return words.slower(verdict.days, Math.round(verdict.usualDays))
    case 'onRhythm':
      return words.onRhythm(Math.round(verdict.usualDays))
    case 'learning':
      return words.learning(verdict.gapsSeen, verdict.gapsNeeded)
    case 'alreadyCustomer':
      return words.alreadyCustomer
    default:
      return words[calmOf(insight)]
  }
}

function wordAlertValue({ factor, value, unit }: Extract<Verdict, { kind: 'openAlert' }>): string {
  return value === null ? strings.value.chips.critical : formatValue({ factor, value, unit })
}

const calmTones = { onTrack: 'good', lost: 'plain', atRisk: 'warn' } as const

/** Red asks today, amber soon, green nothing. */
export function toneOf(verdict: Verdict, insight: Insight | null = null): Tone {
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
    case 'slower':
      return 'warn'
    case 'onRhythm':
      return 'good'
    case 'learning':
      return 'plain'
    case 'whichCustomer':
    case 'alreadyCustomer':
      return 'accent'
    default:
      return calmTones[calmOf(insight)]
  }
}
