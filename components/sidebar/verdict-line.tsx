/** The verdict: one line, the first thing that holds. */
import { BellRing, CalendarClock, Check, CircleQuestionMark, Clock, Handshake, Info, Reply } from 'lucide-preact'
import type { Insight, Verdict } from '../../lib/domain/insight'
import { strings } from '../locale'
import { withoutInvisible } from '../safe-text'
import { toneOf, wordVerdict } from './verdict-words'

const icons = {
  whichCustomer: CircleQuestionMark,
  openAlert: BellRing,
  replyOwed: Reply,
  renewal: CalendarClock,
  promiseDue: Handshake,
  quiet: Clock,
  slower: Clock,
  onRhythm: Check,
  learning: Info,
  alreadyCustomer: CircleQuestionMark,
  onTrack: Check,
} as const satisfies Record<Verdict['kind'], unknown>

const isOwnMailbox = (verdict: Verdict): boolean => 'by' in verdict && verdict.by === 'mailbox'

interface Props {
  verdict: Verdict | null
  /** What "on track" is held against. */
  insight?: Insight | null
}

export function VerdictLine({ verdict, insight = null }: Props) {
  if (verdict === null)
    return (
      <p class="verdict is-plain" data-testid="verdict" data-verdict="none">
        {strings.value.verdict.none}
      </p>
    )
  const tone = toneOf(verdict, insight)
  const Icon = verdict.kind === 'onTrack' && tone !== 'good' ? Info : icons[verdict.kind]
  return (
    <p class={`verdict is-${tone}`} data-testid="verdict" data-verdict={verdict.kind}>
      <Icon size={15} aria-hidden="true" />
      <bdi class="secret">{withoutInvisible(wordVerdict(verdict, insight)).text}</bdi>
      {isOwnMailbox(verdict) && (
        <span class="verdict-source" title={strings.value.rhythm.sourceHint} data-testid="verdict-source">
          {strings.value.rhythm.source}
        </span>
      )}
    </p>
  )
}
