/** The slim line on top: the state of synchronising, and the panel's own buttons. */
import { Eye, EyeOff, Maximize2, PanelRightClose } from 'lucide-preact'
import type { SyncState } from '../../lib/messages/runtime'
import { strings } from '../locale'
import { SyncLine } from '../sync-line'

interface Props {
  sync: SyncState | null
  isCovered: boolean
  onCover: () => void
  onFold: () => void
  onOpenPage: (path: string) => void
}

export function TopBar({ sync, isCovered, onCover, onFold, onOpenPage }: Props) {
  const words = strings.value.frame
  const CoverIcon = isCovered ? EyeOff : Eye
  return (
    <div class="top-bar">
      <SyncLine sync={sync} onAttention={() => onOpenPage('/attention')} />
      <button
        class="icon-button"
        aria-pressed={isCovered}
        aria-label={isCovered ? words.show : words.hide}
        title={`${isCovered ? words.show : words.hide} (Alt+Shift+P)`}
        data-testid="cover"
        onClick={onCover}
      >
        <CoverIcon size={15} aria-hidden="true" />
      </button>
      <button
        class="icon-button"
        aria-label={words.openPage}
        title={words.openPage}
        data-testid="open-page"
        onClick={() => onOpenPage('/')}
      >
        <Maximize2 size={14} aria-hidden="true" />
      </button>
      <button
        class="icon-button"
        aria-label={words.fold}
        title={`${words.fold} (Alt+Shift+S)`}
        data-testid="fold"
        onClick={onFold}
      >
        <PanelRightClose size={15} aria-hidden="true" />
      </button>
    </div>
  )
}
