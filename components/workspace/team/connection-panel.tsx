/** The connection as a person understands it: what it means for their work, since when, and what to do. */
import type { SyncState } from '../../../lib/messages/runtime'
import { formatClock, formatMoment } from '../../format'
import { strings } from '../../locale'
import { syncTones } from '../../sync-line'
import { trusted } from '../../trusted'

interface Props {
  sync: SyncState
  now: Date
  retry: () => void
}

const retried: ReadonlySet<SyncState['status']> = new Set(['offline', 'cannotReach', 'storageFull'])

export function ConnectionPanel({ sync, now, retry }: Props) {
  const words = strings.value.team.connection
  const status = sync.status === 'upToDate' && sync.waiting > 0 ? 'syncing' : sync.status
  const { title, text, next } = words.states[status]
  const { since, nextTryAt } = sync
  return (
    <section class="connection" aria-labelledby="connection-title" data-testid="connection" data-status={status}>
      <h2 id="connection-title">
        <span class={`dot ${syncTones[status]}`} aria-hidden="true" /> {title}
        {since !== undefined && <span class="muted"> {words.since(formatMoment(since, now))}</span>}
      </h2>
      <p>
        {text} {sync.waiting > 0 && <span data-testid="connection-waiting">{words.waiting(sync.waiting)}</span>}
      </p>
      <p class="muted" data-testid="connection-next">
        {next} {nextTryAt !== undefined && words.nextTry(formatClock(nextTryAt))}
      </p>
      {retried.has(status) && (
        <button class="button" data-testid="retry" onClick={trusted(retry)}>
          {words.retry}
        </button>
      )}
    </section>
  )
}
