/** The slim line on top: the state of synchronising, and the panel's own buttons. */
import { EllipsisVertical, Eye, EyeOff, Maximize2, PanelRightClose, ScanText, Settings } from 'lucide-preact'
import type { SyncState } from '../../lib/messages/runtime'
import { strings } from '../locale'
import { SyncLine } from '../sync-line'
import type { MenuItem } from './menu'
import { MenuButton } from './menu-button'
import type { SidebarActions } from './actions'

interface Props {
  sync: SyncState | null
  isCovered: boolean
  /** Whether chips are drawn in the message list. */
  hasListChips: boolean
  onCover: () => void
  onFold: () => void
  actions: Pick<SidebarActions, 'openPage' | 'selfTest' | 'setListChips'>
}

export function TopBar({ sync, isCovered, hasListChips, onCover, onFold, actions }: Props) {
  const words = strings.value.frame
  const CoverIcon = isCovered ? EyeOff : Eye
  return (
    <div class="top-bar">
      <SyncLine
        sync={sync}
        onAttention={() => actions.openPage('/attention')}
        onDetails={() => actions.openPage('/team')}
      />
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
        onClick={() => actions.openPage('/')}
      >
        <Maximize2 size={14} aria-hidden="true" />
      </button>
      <PanelMenu hasListChips={hasListChips} actions={actions} />
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

function PanelMenu({ hasListChips, actions }: Pick<Props, 'hasListChips' | 'actions'>) {
  const words = strings.value.recognise.menu
  const items: MenuItem[] = [
    { key: 'menu-self-test', label: words.selfTest, icon: ScanText, act: actions.selfTest },
    { key: 'menu-chips', label: words.chips, isOn: hasListChips, act: () => actions.setListChips(!hasListChips) },
    { key: 'menu-settings', label: words.settings, icon: Settings, act: () => actions.openPage('/settings') },
  ]
  return <MenuButton label={words.panel} icon={EllipsisVertical} items={items} testId="panel-menu" />
}
