/** How far the upload after joining is. */
import type { SyncState } from '../../../lib/messages/runtime'
import { formatNumber, formatShare } from '../../format'
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
  if (sent >= total) return <FetchProgress fetched={sync.fetched} />
  const text = words.uploading(formatNumber(sent), formatNumber(total))
  return (
    <div class="join-progress" data-testid="join-progress">
      <output>{text}</output>
      <progress aria-label={text} value={sent} max={total} />
    </div>
  )
}

/** How far the fetching is, where it takes more than a moment. */
export function FetchProgress({ fetched }: Pick<SyncState, 'fetched'>) {
  const words = strings.value.team.join
  const text = fetched === undefined ? words.fetching : words.fetched(formatShare(fetched.done / fetched.total))
  return (
    <div class="join-progress" data-testid="fetch-progress">
      <output>{text}</output>
      <progress aria-label={text} {...(fetched === undefined ? {} : { value: fetched.done, max: fetched.total })} />
    </div>
  )
}
