/** The full page: accounts, plans, team, sites, what needs attention. */
import { render } from 'preact'
import { Blocked } from '../../components/sidebar/notices'
import { openDatabase } from '../../lib/store/database'
import { followLanguage } from '../wiring/language'
import { followSync } from '../wiring/background'
import { followRules, workspaceDay } from '../wiring/rules'
import { followTeam } from '../wiring/team'
import { App } from './app'
import { page } from './page-state'
import { bringBackLastEdits } from './use-plan'

async function start(root: Element): Promise<void> {
  const db = await openDatabase({ onVersionChange: () => (page.isOutdated.value = true) })
  followSync((state) => (page.sync.value = state))
  await Promise.all([followTeam(db, (team) => (page.team.value = team)), followRules(db)])
  page.today.value = workspaceDay(new Date())
  setInterval(() => {
    page.now.value = new Date()
    page.today.value = workspaceDay(page.now.value)
  }, 60_000)
  render(<App db={db} />, root)
  bringBackLastEdits(db).catch((error: unknown) =>
    console.error('What a closed page left of a plan could not be brought back; it is tried again.', error),
  )
}

followLanguage()
const root = document.querySelector('#app')
if (root)
  start(root).catch((error: unknown) => {
    console.error('The full page could not start.', error)
    render(<Blocked why="storage" />, root)
  })
