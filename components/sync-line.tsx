/** The connection in a few words, with what waits and what asks for a look; where something is wrong, the way to what it means. */
import type { SyncState } from '../lib/messages/runtime'
import { formatShare } from './format'
import { strings } from './locale'

export const syncTones: Record<SyncState['status'], string> = {
  alone: '',
  upToDate: 'is-good',
  syncing: 'is-good',
  offline: 'is-warn',
  cannotReach: 'is-warn',
  notAMember: 'is-bad',
  needsUpdate: 'is-bad',
  storageFull: 'is-bad',
}

interface Props {
  sync: SyncState | null
  onAttention?: () => void
  /** Opens the page that says what the state means and what to do. */
  onDetails?: () => void
}

export function SyncLine({ sync, onAttention, onDetails }: Props) {
  const words = strings.value.sync
  if (sync === null) return <p class="sync-line" data-testid="sync" />
  // What waits while the server answers is on its way.
  const status = sync.status === 'upToDate' && sync.waiting > 0 ? 'syncing' : sync.status
  const waits = sync.waiting > 0 && status !== 'alone' && status !== 'syncing'
  const said =
    sync.fetched && status === 'syncing'
      ? words.fetched(formatShare(sync.fetched.done / sync.fetched.total))
      : words[status]
  const text = `${said}${waits ? `: ${words.waiting(sync.waiting)}` : ''}`
  const isTrouble = syncTones[status] === 'is-warn' || syncTones[status] === 'is-bad'
  return (
    <output class="sync-line" data-testid="sync" data-status={sync.status} data-waiting={sync.waiting}>
      <span class={`dot ${syncTones[status]}`} aria-hidden="true" />
      {isTrouble && onDetails ? (
        <button
          class="link-button sync-words"
          title={`${text}. ${strings.value.team.connection.states[status].next}`}
          data-testid="sync-details"
          onClick={onDetails}
        >
          {text}
        </button>
      ) : (
        <span class="sync-words">{text}</span>
      )}
      {sync.needsAttention > 0 && onAttention && (
        <button class="link-button" data-testid="attention" onClick={onAttention}>
          {words.attention(sync.needsAttention)}
        </button>
      )}
    </output>
  )
}
