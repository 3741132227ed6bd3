/** The frame's page: state in, clicks out. A view that throws is replaced by a sentence, not by a blank. */
import { Component, type ComponentChildren } from 'preact'
import { Blocked } from '../../components/sidebar/notices'
import { Sidebar } from '../../components/sidebar/sidebar'
import type { SidebarActions, SidebarView } from '../../components/sidebar/view'
import type { SidebarLayout } from '../../lib/messages/sidebar-messages'
import { panel, toggleCover } from './panel-state'

interface Props {
  actions: SidebarActions
  onLayout: (layout: SidebarLayout) => void
}

/** The view with what is not in rows: a passing log state, and who is writing in the plan. */
function viewOnScreen(): SidebarView {
  const { view, accountId } = panel.loaded.value
  if (view.kind === 'unknown') return { ...view, hasFailed: panel.log.value?.kind === 'failed' }
  if (view.kind !== 'known') return view
  const editors = [...(panel.editors.value.get(accountId ?? '') ?? [])]
  const log = panel.log.value ?? view.card.log
  return { kind: 'known', card: { ...view.card, log, plan: { ...view.card.plan, editors } } }
}

export function Panel({ actions, onLayout }: Props) {
  const layout = panel.layout.value
  return (
    <Guard>
      <Sidebar
        view={viewOnScreen()}
        sync={panel.sync.value}
        isFolded={layout.isFolded}
        isCovered={panel.isCovered.value}
        width={layout.width}
        today={panel.today.value}
        now={panel.now.value}
        actions={actions}
        onFold={(isFolded) => onLayout({ ...layout, isFolded })}
        onWidth={(width) => onLayout({ ...layout, width })}
        onCover={toggleCover}
      />
    </Guard>
  )
}

class Guard extends Component<{ children: ComponentChildren }, { isBroken: boolean }> {
  override state = { isBroken: false }

  override componentDidCatch(error: unknown): void {
    console.error('The sidebar could not be drawn.', error)
    this.setState({ isBroken: true })
  }

  override render() {
    return this.state.isBroken ? <Blocked why="broken" /> : this.props.children
  }
}
