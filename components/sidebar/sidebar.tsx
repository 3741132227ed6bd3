/** The whole panel: rail or column, the state in the middle, the footer of a known account. */
import type { Day } from '../../lib/domain/model'
import type { SyncState } from '../../lib/messages/runtime'
import { FirstMinutes } from '../first-minutes/first-minutes'
import type { FirstMinutesActions } from '../first-minutes/model'
import { strings } from '../locale'
import { Ask } from './ask'
import { Card } from './card'
import { Choice } from './choice'
import { Draft } from './draft'
import { LogFooter } from './log-footer'
import { MessageNotes } from './message-notes'
import { Blocked, NoCustomer, NoMessage, Unreadable } from './notices'
import { Rail } from './rail'
import { ResizeHandle } from './resize-handle'
import { SelfTest } from './self-test'
import { FooterComing, Loading } from './skeleton'
import { TopBar } from './top-bar'
import { NoPerson, UnknownPerson } from './unknown-person'
import type { SidebarActions } from './actions'
import { noNotes, type MessageNotes as Notes, type SidebarView } from './view'
import '../theme.css'
import '../controls.css'
import './sidebar.css'

export interface SidebarProps {
  view: SidebarView
  /** What is said beside the view. */
  notes: Notes
  /** Whether chips are drawn in the message list. */
  hasListChips: boolean
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
        <Rail view={view} notes={props.notes} onUnfold={() => props.onFold(false)} />
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
        hasListChips={props.hasListChips}
        onFold={() => props.onFold(true)}
        actions={actions}
      />
      <div class="panel-body">
        <MessageNotes notes={notesBeside(props)} actions={actions} />
        <State {...props} />
      </div>
      {view.kind === 'loading' && <FooterComing />}
      {view.kind === 'known' && (
        <LogFooter
          key={`${view.card.account.id} ${view.card.person.address ?? ''}`}
          state={view.card.log}
          scope={view.card.scope}
          isAlways={view.card.isAlwaysLogged}
          today={props.today}
          now={props.now}
          actions={actions}
        />
      )}
    </main>
  )
}

/** A mailing or a robot: nobody to add, unless a person wants to. */
const isNoPerson = (view: SidebarView, { sort }: Notes): boolean =>
  view.kind === 'unknown' && (sort === 'bulk' || sort === 'noReply')

/** On a card the log button says why nothing is logged; the self-test stands alone. */
function notesBeside({ view, notes }: SidebarProps): Notes {
  if (view.kind === 'selfTest') return noNotes
  if (isNoPerson(view, notes)) return { ...notes, sort: 'person' }
  return view.kind === 'known' ? { ...notes, private: [] } : notes
}

function State(props: SidebarProps) {
  const { view, notes, actions, today, now } = props
  switch (view.kind) {
    case 'blank':
      return null
    case 'blocked':
      return <Blocked why={view.why} onReload={actions.mountAgain} />
    case 'loading':
      return <Loading />
    case 'none':
      return <NoneOpen {...props} view={view} />
    case 'unreadable':
      return <Unreadable view={view} copyReport={actions.copyReport} selfTest={actions.selfTest} />
    case 'internal':
      return <NoCustomer view={view} askAgain={actions.askAgain} />
    case 'unknown':
      if (isNoPerson(view, notes)) return <NoPerson key={view.form.address} view={view} actions={actions} />
      return <UnknownPerson key={view.form.address} view={view} actions={actions} />
    case 'choice':
      return <Choice key={view.person.address ?? view.person.name} view={view} actions={actions} />
    case 'ask':
      return <Ask key={view.address ?? view.name} view={view} actions={actions} />
    case 'selfTest':
      return <SelfTest view={view} now={now} actions={actions} />
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
