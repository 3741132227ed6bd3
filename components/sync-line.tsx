/** The connection in a few words, with what waits and what asks for a look. */
import type { SyncState } from '../lib/messages/runtime'
import { strings } from './locale'

const tones: Record<SyncState['status'], string> = {
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
}

export function SyncLine({ sync, onAttention }: Props) {
  const words = strings.value.sync
  if (sync === null) return <p class="sync-line" data-testid="sync" />
  // What waits while the server answers is on its way.
  const status = sync.status === 'upToDate' && sync.waiting > 0 ? 'syncing' : sync.status
  const waits = sync.waiting > 0 && status !== 'alone' && status !== 'syncing'
  return (
    <output class="sync-line" data-testid="sync" data-status={sync.status} data-waiting={sync.waiting}>
      <span class={`dot ${tones[status]}`} aria-hidden="true" />
      <span class="sync-words">
        {words[status]}
        {waits && `: ${words.waiting(sync.waiting)}`}
      </span>
      {sync.needsAttention > 0 && onAttention && (
        <button class="link-button" data-testid="attention" onClick={onAttention}>
          {words.attention(sync.needsAttention)}
        </button>
      )}
    </output>
  )
}
