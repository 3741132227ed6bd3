/** The frame's wiring with a real store and no page: reports in, clicks by `actions`, what is on screen in `panel`. */
import { onTestFinished } from 'vitest'
import './page'
import { sidebarActions } from '../../../entrypoints/sidebar/actions'
import type { LoadedView } from '../../../entrypoints/sidebar/loaded-view'
import { panel, showLoaded, whenRead } from '../../../entrypoints/sidebar/panel-state'
import { newSession } from '../../../entrypoints/sidebar/session'
import { showReports, type ReportScreen } from '../../../entrypoints/sidebar/show-reports'
import type { Team } from '../../../entrypoints/wiring/team'
import type { SidelightDatabase } from '../../../lib/store/database'
import { readMeta } from '../../../lib/store/meta'
import { addPerson } from '../../../lib/store/people'
import { newStore } from '../../store/stores'

export const today = new Date().toISOString().slice(0, 10)

async function teamOf(db: SidelightDatabase): Promise<Team> {
  const myId = (await readMeta(db, 'memberId')) ?? ''
  const alone = { myName: 'Me', isViewer: false, workspace: null, server: null, wasPutOut: false, members: [] }
  return { ...alone, myId, names: new Map([[myId, 'Me']]), decided: [] }
}

export async function openSidebar() {
  const db = await newStore()
  const team = await teamOf(db)
  const shown: LoadedView[] = []
  const failures: unknown[] = []
  const said: unknown[] = []
  const session = newSession()
  const screen: ReportScreen = showReports({
    db,
    team: () => team,
    session,
    today: () => today,
    show: (loaded) => {
      shown.push(loaded)
      showLoaded(loaded)
    },
    onPainted: () => undefined,
    fail: (error) => failures.push(error),
  })
  onTestFinished(screen.stop)
  const actions = sidebarActions({
    db,
    team: () => team,
    session,
    tell: (message) => {
      said.push(message)
      return Promise.resolve()
    },
    loaded: () => panel.loaded.value,
    whenRead,
    today: () => today,
    showLog: (state) => (panel.log.value = state),
    reload: screen.reload,
  })
  const acme = await addPerson(db, {
    name: 'Wang Fang',
    address: 'wang@acme.test',
    account: { name: 'Acme', domain: 'acme.test' },
  })
  const nord = await addPerson(db, {
    name: 'Jonas Weber',
    address: 'jonas@nord.test',
    account: { name: 'Nord', domain: 'nord.test' },
  })
  return { db, team, shown, failures, said, session, screen, actions, acme, nord }
}

export const nameOnScreen = (): string | null => {
  const { view } = panel.loaded.value
  return view.kind === 'known' ? view.card.account.name : null
}
export const logOnScreen = (): string | null => {
  const { view } = panel.loaded.value
  return view.kind === 'known' ? view.card.log.kind : null
}
