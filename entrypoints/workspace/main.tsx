/** The full page: accounts, plans, team, sites, what needs attention. */
import { render } from 'preact'
import { Blocked } from '../../components/sidebar/notices'
import { openDatabase } from '../../lib/store/database'
import { followLanguage } from '../wiring/language'
import { followSync } from '../wiring/background'
import { followRules } from '../wiring/rules'
import { followTeam } from '../wiring/team'
import { deviceDay } from '../wiring/today'
import { App } from './app'
import { page } from './page-state'

async function start(root: Element): Promise<void> {
  const db = await openDatabase({ onVersionChange: () => (page.isOutdated.value = true) })
  followSync((state) => (page.sync.value = state))
  followRules(db)
  await followTeam(db, (team) => (page.team.value = team))
  setInterval(() => {
    page.now.value = new Date()
    page.today.value = deviceDay(page.now.value)
  }, 60_000)
  render(<App db={db} />, root)
}

followLanguage()
const root = document.querySelector('#app')
if (root)
  start(root).catch((error: unknown) => {
    console.error('The full page could not start.', error)
    render(<Blocked why="storage" />, root)
  })
