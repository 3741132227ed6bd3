/** How far the upload after joining is. */
import type { SyncState } from '../../../lib/messages/runtime'
import { formatNumber } from '../../format'
import { strings } from '../../locale'

interface Props {
  /** Rows that joining queued. */
  total: number
  sync: SyncState
}

export function JoinProgress({ total, sync }: Props) {
  const words = strings.value.team.join
  if (sync.status === 'upToDate' && sync.waiting === 0)
    return (
      <output class="message is-good" data-testid="join-done">
        {total === 0 ? words.doneNothing : words.done(formatNumber(total))}
      </output>
    )
  // Before the first word from the background nothing is known to have arrived.
  const sent = sync.status === 'alone' ? 0 : Math.max(0, total - sync.waiting)
  const text = sent < total ? words.uploading(formatNumber(sent), formatNumber(total)) : words.fetching
  return (
    <div class="join-progress" data-testid="join-progress">
      <output>{text}</output>
      <progress aria-label={text} {...(sent < total ? { value: sent, max: total } : {})} />
    </div>
  )
}
