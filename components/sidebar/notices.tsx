/** The states without a card: no message, colleagues only, a page that could not be read, a panel that cannot start. */
import { MailOpen, TriangleAlert, UsersRound } from 'lucide-preact'
import { strings } from '../locale'
import { trusted } from '../trusted'
import { CopyReport } from './copy-report'
import { nameOfField } from './field-names'
import { nameOfWebmail } from './message-notes'
import { OtherLines } from './others'
import type { SidebarActions } from './actions'
import type { SidebarView } from './view'

export function NoMessage() {
  const words = strings.value.none
  return (
    <section class="notice" data-testid="none">
      <MailOpen size={22} aria-hidden="true" />
      <h1>{words.title}</h1>
      <p>{words.hint}</p>
    </section>
  )
}

interface InternalProps {
  view: Extract<SidebarView, { kind: 'internal' }>
  askAgain: SidebarActions['askAgain']
}

/** No customer: colleagues among themselves, or somebody that a person chose not to be asked about. */
export function NoCustomer({ view: { people, ignored }, askAgain }: InternalProps) {
  const words = strings.value.internal
  const isTeam = people.length > 0 && people.every(({ kind }) => kind === 'colleague')
  return (
    <section class="notice" data-testid="internal">
      <UsersRound size={22} aria-hidden="true" />
      <h1>{isTeam ? words.team : words.title}</h1>
      <p>{ignored === null ? words.hint : words.ignored(ignored)}</p>
      {ignored !== null && (
        <button class="button" data-testid="ask-again" onClick={trusted(() => askAgain(ignored))}>
          {words.askAgain}
        </button>
      )}
      <ul class="people-list">
        <OtherLines people={people} />
      </ul>
    </section>
  )
}

interface UnreadableProps {
  view: Extract<SidebarView, { kind: 'unreadable' }>
  copyReport: SidebarActions['copyReport']
  selfTest: SidebarActions['selfTest']
}

export function Unreadable({ view, copyReport, selfTest }: UnreadableProps) {
  const words = strings.value.unreadable
  const field = nameOfField(view.field) ?? strings.value.recognise.selfTest.aPart
  return (
    <section class="notice" role="alert" data-testid="unreadable">
      <TriangleAlert size={22} aria-hidden="true" />
      <h1>{words.title}</h1>
      <p>{words.what(field, nameOfWebmail(view.webmail))}</p>
      <p>{words.next}</p>
      <CopyReport report={view.report} copyReport={copyReport} />
      <button class="link-button" data-testid="check-reading" onClick={() => selfTest()}>
        {strings.value.recognise.selfTest.title}
      </button>
    </section>
  )
}

interface BlockedProps {
  why: Extract<SidebarView, { kind: 'blocked' }>['why']
  /** Of a frame, which cannot load itself anew: its nonce is used up. A page of ours does without. */
  onReload?: () => void
}

const reloadHere = (): void => location.reload()

export function Blocked({ why, onReload = reloadHere }: BlockedProps) {
  const words = strings.value.blocked
  return (
    <section class="notice" role="alert" data-testid="blocked" data-why={why}>
      <TriangleAlert size={22} aria-hidden="true" />
      <h1>{words.title}</h1>
      <p>{words[why]}</p>
      {why === 'storage' && (
        <a class="button" href="/workspace.html" target="_blank" rel="noreferrer" data-testid="open-tab">
          {words.openTab}
        </a>
      )}
      {why === 'broken' && (
        <button class="button" data-testid="reload-panel" onClick={() => onReload()}>
          {words.reload}
        </button>
      )}
    </section>
  )
}
