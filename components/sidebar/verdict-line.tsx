/** The verdict: one line, the first thing that holds. */
import { BellRing, CalendarClock, Check, CircleQuestionMark, Clock, Handshake, Reply } from 'lucide-preact'
import type { Verdict } from '../../lib/domain/insight'
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
  alreadyCustomer: CircleQuestionMark,
  onTrack: Check,
} as const satisfies Record<Verdict['kind'], unknown>

export function VerdictLine({ verdict }: { verdict: Verdict | null }) {
  if (verdict === null)
    return (
      <p class="verdict is-plain" data-testid="verdict" data-verdict="none">
        {strings.value.verdict.none}
      </p>
    )
  const Icon = icons[verdict.kind]
  return (
    <p class={`verdict is-${toneOf(verdict)}`} data-testid="verdict" data-verdict={verdict.kind}>
      <Icon size={15} aria-hidden="true" />
      <bdi class="secret">{withoutInvisible(wordVerdict(verdict)).text}</bdi>
    </p>
  )
}
