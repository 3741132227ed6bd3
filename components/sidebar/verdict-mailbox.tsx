/**
 * What one's own mailbox tells of an account: the last word each way, and what is worth noticing; the rest opens. It comes a moment after
 * the card, so it stands where it moves nothing.
 */
import { Mailbox } from 'lucide-preact'
import type { MailboxRhythm } from '../../lib/domain/mailbox-rhythm'
import { formatDay, formatNumber } from '../format'
import { strings } from '../locale'
import './verdict-mailbox.css'

export function MailboxFacts({ rhythm, now }: { rhythm: MailboxRhythm; now: Date }) {
  const words = strings.value.rhythm
  const dayOf = (at: string | null): string | null => (at === null ? null : formatDay(at, now))
  return (
    <details class="mailbox" data-testid="mailbox">
      <summary title={words.sourceHint}>
        <Mailbox size={14} aria-hidden="true" />
        <span class="mailbox-words">
          <b>{words.title}</b> <span class="secret">{words.last(dayOf(rhythm.lastIn), dayOf(rhythm.lastOut))}</span>
        </span>
        {notable(rhythm).map((text) => (
          <span key={text} class="tag secret">
            {text}
          </span>
        ))}
      </summary>
      <ul class="secret">
        {facts(rhythm).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  )
}

/** One person only, somebody new, somebody gone: seen without opening. */
function notable({ people, newcomers, bounced, departed }: MailboxRhythm): string[] {
  const words = strings.value.rhythm
  const left = departed.length
  return [
    people === 1 ? words.people(1) : '',
    newcomers.length > 0 ? words.newcomers(newcomers.length) : '',
    left > 0 ? words.departed(left) : bounced.length > 0 ? words.bounced(bounced.length) : '',
  ].filter((text) => text !== '')
}

function facts(rhythm: MailboxRhythm): string[] {
  const words = strings.value.rhythm
  const { usualGapDays, gapsSeen, ourReplyHours, theirReplyHours, people, isRead, readUntil } = rhythm
  return [
    usualGapDays === null ? words.gaps(gapsSeen) : words.usual(formatNumber(Math.round(usualGapDays))),
    ourReplyHours === null ? '' : words.ours(formatNumber(ourReplyHours)),
    theirReplyHours === null ? '' : words.theirs(formatNumber(theirReplyHours)),
    people > 1 ? words.people(people) : '',
    isRead && readUntil !== null ? words.readUntil(formatDay(readUntil, new Date(readUntil))) : words.notRead,
  ].filter((text) => text !== '')
}
