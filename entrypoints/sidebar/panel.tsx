/** The frame's page: state in, clicks out. A view that throws is replaced by a sentence, not by a blank. */
import { Component, type ComponentChildren } from 'preact'
import { Blocked } from '../../components/sidebar/notices'
import { Sidebar } from '../../components/sidebar/sidebar'
import type { SidebarActions } from '../../components/sidebar/actions'
import type { MessageNotes, SidebarView } from '../../components/sidebar/view'
import type { SidebarLayout } from '../../lib/messages/sidebar-messages'
import { firstMinutes, withOwnView } from './own-view'
import { foldByHand, isFolded, panel, toggleCover } from './panel-state'

interface Props {
  actions: SidebarActions
  onLayout: (layout: SidebarLayout) => void
}

/** The view with what is not in rows: a passing log state, and who is writing in the plan. */
function viewOnScreen(): SidebarView {
  if (panel.selfTest.value !== null) return panel.selfTest.value
  const { view, accountId } = panel.loaded.value
  if (view.kind === 'unknown')
    return { ...view, failed: panel.log.value?.kind === 'failed' ? panel.log.value.why : null }
  if (view.kind !== 'known') return view
  const editors = [...(panel.editors.value.get(accountId ?? '') ?? [])]
  const log = panel.log.value ?? view.card.log
  return { kind: 'known', card: { ...view.card, log, plan: { ...view.card.plan, editors } } }
}

/** What is said beside it, with what is not in rows: a click that failed where no log button says so, and what was sent. */
function notesOnScreen(): MessageNotes {
  const { view, notes } = panel.loaded.value
  const log = panel.log.value
  const saysItself = view.kind === 'known' || view.kind === 'unknown'
  const why = log?.kind === 'failed' && !saysItself ? log.why : null
  return {
    ...notes,
    failed: why === null ? null : why === 'storageFull' ? 'storageFull' : 'unknown',
    sent: panel.sent.value,
  }
}

export function Panel({ actions, onLayout }: Props) {
  const first = firstMinutes.value
  const layout = panel.layout.value
  return (
    <Guard onReload={actions.mountAgain}>
      <Sidebar
        view={withOwnView(viewOnScreen())}
        notes={notesOnScreen()}
        sync={panel.sync.value}
        isFolded={isFolded.value}
        isCovered={panel.isCovered.value}
        hasListChips={panel.hasListChips.value}
        width={layout.width}
        today={panel.today.value}
        now={panel.now.value}
        actions={actions}
        onFold={(fold) => onLayout(foldByHand(fold))}
        onWidth={(width) => onLayout({ ...layout, width })}
        onCover={toggleCover}
        {...(first === null ? {} : { firstMinutes: first.actions })}
      />
    </Guard>
  )
}

interface GuardProps {
  children: ComponentChildren
  onReload: () => void
}

class Guard extends Component<GuardProps, { isBroken: boolean }> {
  override state = { isBroken: false }

  override componentDidCatch(error: unknown): void {
    console.error('The sidebar could not be drawn.', error)
    this.setState({ isBroken: true })
  }

  override render() {
    return this.state.isBroken ? <Blocked why="broken" onReload={this.props.onReload} /> : this.props.children
  }
}
