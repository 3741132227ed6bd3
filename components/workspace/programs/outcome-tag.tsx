/** What became of a message: one of few words, coloured where something is to be done. */
import type { IngestOutcome } from '../../../lib/messages/ingest-protocol'
import { formatNumber } from '../../format'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { reasonKeyOf } from './programs-model'

const tones: Record<IngestOutcome, string> = {
  written: 'is-good',
  ignored: 'is-plain',
  unmapped: 'is-warn',
  waiting: 'is-plain',
  refused: 'is-bad',
}

export function OutcomeTag({ outcome, count }: { outcome: IngestOutcome; count?: number }) {
  const word = strings.value.programs.events.outcomes[outcome]
  return (
    <span class={`tag ${tones[outcome]}`} data-testid="outcome" data-outcome={outcome}>
      {count === undefined ? word : `${word} ${formatNumber(count)}`}
    </span>
  )
}

/** Why a message was not written, in the reader's language where the reason is a known one. */
export function Reason({ reason }: { reason: string }) {
  const key = reasonKeyOf(reason)
  if (key !== null) return <span data-testid="reason">{strings.value.programs.reasons[key]}</span>
  return (
    <span lang="en" data-testid="reason">
      <SafeText text={reason} />
    </span>
  )
}
