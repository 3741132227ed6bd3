/** The sidebar's frame: blank until its nonce is redeemed, then the customer of whatever message its tab shows. */
import { render } from 'preact'
import { Blocked } from '../../components/sidebar/notices'
import type { SidebarView } from '../../components/sidebar/view'
import type { PageReport } from '../../lib/messages/page-report'
import type { SidebarLayout } from '../../lib/messages/sidebar-messages'
import { openDatabase, type SidelightDatabase } from '../../lib/store/database'
import { followSync, hearBackground, tellBackground } from '../wiring/background'
import { followLanguage } from '../wiring/language'
import { carryOver } from '../wiring/person-choices'
import { followRules, workspaceDay } from '../wiring/rules'
import { followTeam, type Team } from '../wiring/team'
import { sidebarActions } from './actions'
import { followPage } from './follow-page'
import { listWanted } from './list-wanted'
import { newSession } from './session'
import { listen, redeemTab, tellPage } from './page-session'
import { followOwnMailbox } from './own-mailbox'
import { showInserted, showSelection } from './page-actions'
import { Panel } from './panel'
import { foldByHand, isFolded, keepWidth, panel, showLoaded, toggleCover, whenRead } from './panel-state'
import { showReports, waiting } from './show-reports'

function block(why: Extract<SidebarView, { kind: 'blocked' }>['why'], error?: unknown): void {
  if (error !== undefined) console.error('The sidebar stopped.', error)
  showLoaded({ ...waiting, view: { kind: 'blocked', why } })
}

async function openStore(): Promise<SidelightDatabase | null> {
  try {
    return await openDatabase({ onVersionChange: () => block('version') })
  } catch (error) {
    // A page's CSP sandbox, or third-party cookies blocked with partitioning off, deny the frame its storage.
    block('storage', error)
    return null
  }
}

function layOut(layout: SidebarLayout): void {
  panel.layout.value = layout
  keepWidth(layout.width)
  const message = { type: 'sidebar-layout', layout } as const
  tellPage(message).catch((error: unknown) => console.warn('The page did not take the new width.', error))
}

const toggleFold = (): void => layOut(foldByHand(!isFolded.value))

/**
 * Alt+Shift+P covers, Alt+Shift+S folds: not taken by the browsers or by the webmails read here. The browser hands them over from
 * anywhere (`commands` in wxt.config.ts), and then no page hears them; here they are for a browser where another has taken them.
 */
function listenForKeys(): void {
  addEventListener('keydown', (event) => {
    if (!event.altKey || !event.shiftKey || !event.isTrusted) return
    if (event.code === 'KeyP') toggleCover()
    else if (event.code === 'KeyS') toggleFold()
    else return
    event.preventDefault()
  })
}

function hear(): void {
  followSync((state) => (panel.sync.value = state))
  hearBackground({
    onEditors: (accountId, names) => (panel.editors.value = new Map(panel.editors.value).set(accountId, names)),
  })
}

/** The site of this tab begins with the generic reader once that has read a message of it. */
function tellWhoReads(): (report: PageReport) => void {
  let isTold = false
  return ({ kind, webmail }) => {
    if (isTold || kind !== 'message' || webmail !== 'generic') return
    isTold = true
    tellBackground({ type: 'generic-reads' })
  }
}

/** Before there is a panel with actions of its own. */
const mountAgain = (): void => void tellPage({ type: 'sidebar-again' }).catch(console.error)

async function start(app: Element): Promise<void> {
  const opening = openStore()
  const tabId = await redeemTab(location.hash)
  if (tabId === null) {
    // Stays blank: whoever framed it is not told anything either.
    console.warn('The sidebar was opened by something that is not Sidelight, or was reloaded: it stays blank.')
    return
  }
  const db = await opening
  if (db === null) return render(<Blocked why="storage" />, app)

  // Told of the first team before it is returned.
  let newest: Team | null = null
  const [first] = await Promise.all([followTeam(db, (next) => (newest = next)), followRules(db)])
  panel.today.value = workspaceDay(new Date())
  let watched: string | null = null
  const session = newSession()
  const team = (): Team => newest ?? first
  carryOver(db).catch((error: unknown) => console.error('Old choices were not carried over; it is tried again.', error))
  const screen = showReports({
    db,
    team,
    session,
    today: () => panel.today.value,
    show: showLoaded,
    onPainted({ accountId }) {
      if (accountId === null || accountId === watched) return
      watched = accountId
      tellBackground({ type: 'watch-plans', accountIds: [accountId] })
    },
    fail: (error) => block('broken', error),
  })
  listenForKeys()
  hear()
  const actions = sidebarActions({
    db,
    team,
    session,
    tell: tellPage,
    loaded: () => panel.loaded.value,
    whenRead,
    today: () => panel.today.value,
    showLog: (state) => (panel.log.value = state),
    reload: screen.reload,
  })
  render(<Panel actions={actions} onLayout={(layout) => layOut(layout)} />, app)
  setInterval(() => {
    panel.now.value = new Date()
    const day = workspaceDay(panel.now.value)
    if (day === panel.today.value) return
    panel.today.value = day
    screen.reload()
  }, 60_000)
  const list = listWanted(tellPage)
  const page = followPage({
    context: () => ({ db, team: team(), today: panel.today.value, session }),
    tell: tellPage,
    want: list.want,
    reload: screen.reload,
  })
  const whoReads = tellWhoReads()
  const own = followOwnMailbox({ db, team, want: list.want, painted: screen.painted })
  listen(tabId, {
    onReport(report) {
      screen.show(report)
      own.onReport(report)
      whoReads(report)
    },
    onList(report) {
      page.onList(report)
      own.onList(report)
    },
    onSent(draft) {
      page.onSent(draft)
      own.onSent(draft)
    },
    onSelfTest: page.onSelfTest,
    onInserted: showInserted,
    onSelection: showSelection,
    onCommand: (command) => (command === 'cover' ? toggleCover() : toggleFold()),
  })
  await tellPage({ type: 'sidebar-ready' })
  list.again()
}

followLanguage()
const app = document.querySelector('#app')
if (app)
  start(app).catch((error: unknown) => {
    block('broken', error)
    render(<Blocked why="broken" onReload={mountAgain} />, app)
  })
