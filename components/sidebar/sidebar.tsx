/** The whole panel: rail or column, the state in the middle, the footer of a known account. */
import type { Day } from '../../lib/domain/model'
import type { SyncState } from '../../lib/messages/runtime'
import { FirstMinutes } from '../first-minutes/first-minutes'
import type { FirstMinutesActions } from '../first-minutes/model'
import { strings } from '../locale'
import { Card } from './card'
import { Choice } from './choice'
import { Draft } from './draft'
import { LogFooter } from './log-footer'
import { Blocked, NoCustomer, NoMessage, Unreadable } from './notices'
import { Rail } from './rail'
import { ResizeHandle } from './resize-handle'
import { FooterComing, Loading } from './skeleton'
import { TopBar } from './top-bar'
import { UnknownPerson } from './unknown-person'
import type { SidebarActions, SidebarView } from './view'
import '../theme.css'
import '../controls.css'
import './sidebar.css'

export interface SidebarProps {
  view: SidebarView
  sync: SyncState | null
  isFolded: boolean
  isCovered: boolean
  width: number
  /** The workspace's day and the clock, for words like "today". */
  today: Day
  now: Date
  actions: SidebarActions
  onFold: (isFolded: boolean) => void
  onCover: () => void
  onWidth: (width: number) => void
  /** Absent where the first five minutes have no place. */
  firstMinutes?: FirstMinutesActions
}

export function Sidebar(props: SidebarProps) {
  const { view, actions, isCovered } = props
  if (view.kind === 'blank') return null
  if (props.isFolded)
    return (
      <main class={isCovered ? 'is-covered' : ''} aria-label={strings.value.frame.sidebar}>
        <Rail view={view} onUnfold={() => props.onFold(false)} />
      </main>
    )
  return (
    <main
      class={`panel ${isCovered ? 'is-covered' : ''}`}
      data-view={view.kind}
      aria-label={strings.value.frame.sidebar}
    >
      <ResizeHandle width={props.width} onWidth={props.onWidth} />
      <TopBar
        sync={props.sync}
        isCovered={isCovered}
        onCover={props.onCover}
        onFold={() => props.onFold(true)}
        onOpenPage={actions.openPage}
      />
      <div class="panel-body">
        <State {...props} />
      </div>
      {view.kind === 'loading' && <FooterComing />}
      {view.kind === 'known' && (
        <LogFooter
          key={`${view.card.account.id} ${view.card.person.address ?? ''}`}
          state={view.card.log}
          today={props.today}
          now={props.now}
          actions={actions}
        />
      )}
    </main>
  )
}

function State(props: SidebarProps) {
  const { view, actions, today, now } = props
  switch (view.kind) {
    case 'blank':
      return null
    case 'blocked':
      return <Blocked why={view.why} />
    case 'loading':
      return <Loading />
    case 'none':
      return <NoneOpen {...props} view={view} />
    case 'unreadable':
      return <Unreadable view={view} copyReport={actions.copyReport} />
    case 'internal':
      return <NoCustomer view={view} askAgain={actions.askAgain} />
    case 'unknown':
      return <UnknownPerson key={view.form.address} view={view} actions={actions} />
    case 'choice':
      return <Choice view={view} onChoose={actions.choose} />
    case 'known':
      return (
        <Card
          key={`${view.card.account.id} ${view.card.person.address ?? ''}`}
          card={view.card}
          today={today}
          now={now}
          actions={actions}
        />
      )
    default:
      return <Draft view={view} actions={actions} />
  }
}

interface NoneProps extends SidebarProps {
  view: Extract<SidebarView, { kind: 'none' }>
}

/** No message: the first five minutes, until they are over; then below the notice the ways back to them. */
function NoneOpen({ view: { firstMinutes: model = null }, firstMinutes: actions, now }: NoneProps) {
  const first =
    model === null || actions === undefined ? null : <FirstMinutes model={model} now={now} actions={actions} />
  if (model !== null && model.step !== 'done') return first
  return (
    <>
      <NoMessage />
      {first}
    </>
  )
}
