/** What stands on screen while messages, rows and colleagues change, with the real store. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { storage } from './page'
import { sidebarActions } from '../../../entrypoints/sidebar/actions'
import type { LoadedView } from '../../../entrypoints/sidebar/loaded-view'
import { panel, showLoaded, whenRead } from '../../../entrypoints/sidebar/panel-state'
import { showReports, waiting, type ReportScreen } from '../../../entrypoints/sidebar/show-reports'
import { newSession } from '../../../entrypoints/sidebar/session'
import type { Team } from '../../../entrypoints/wiring/team'
import type { SidelightDatabase } from '../../../lib/store/database'
import { readMeta } from '../../../lib/store/meta'
import { addPerson } from '../../../lib/store/people'
import { deleteRow } from '../../../lib/store/write'
import { newStore } from '../../store/stores'
import { reportFrom } from './sample-reports'

const today = new Date().toISOString().slice(0, 10)

async function teamOf(db: SidelightDatabase): Promise<Team> {
  const myId = (await readMeta(db, 'memberId')) ?? ''
  const alone = { myName: 'Me', isViewer: false, workspace: null, server: null, wasPutOut: false, members: [] }
  return { ...alone, myId, names: new Map([[myId, 'Me']]) }
}

async function open() {
  const db = await newStore()
  const team = await teamOf(db)
  const shown: LoadedView[] = []
  const failures: unknown[] = []
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
  const actions = sidebarActions({
    db,
    team: () => team,
    session,
    tell: () => Promise.resolve(),
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
    name: 'Jonas',
    address: 'jonas@nord.test',
    account: { name: 'Nord', domain: 'nord.test' },
  })
  return { db, team, shown, failures, screen, actions, acme, nord }
}

const nameOnScreen = (): string | null => {
  const { view } = panel.loaded.value
  return view.kind === 'known' ? view.card.account.name : null
}
const logOnScreen = (): string | null => {
  const { view } = panel.loaded.value
  return view.kind === 'known' ? view.card.log.kind : null
}

beforeEach(() => {
  storage.clear()
  showLoaded(waiting)
})

describe('the sidebar, while things change', () => {
  it('never shows an older message over a newer one', async () => {
    const { screen, shown, failures } = await open()
    screen.show(reportFrom('wang@acme.test'))
    screen.show(reportFrom('jonas@nord.test'))
    await vi.waitFor(() => expect(nameOnScreen()).toBe('Nord'))
    await vi.waitFor(() => expect(panel.loaded.value.view).toMatchObject({ card: { isComputing: false } }))
    expect(shown.some(({ accountId, message }) => accountId !== null && message?.pageKey === 'wang@acme.test')).toBe(
      false,
    )
    expect(failures).toEqual([])
  })

  it('draws the card in one go, with numbers that nobody had computed yet, and keeps them', async () => {
    const { db, screen, shown, acme } = await open()
    screen.show(reportFrom('wang@acme.test'))
    await vi.waitFor(() => expect(nameOnScreen()).toBe('Acme'))
    const drawn = (): (string | null)[] =>
      shown.flatMap(({ view }) => (view.kind === 'known' ? [view.card.insight?.accountId ?? null] : []))
    expect(drawn()[0]).toBe(acme.accountId)
    await vi.waitFor(async () => expect(await db.insights.get(acme.accountId)).toBeDefined())
    expect(await db.staleAccounts.get(acme.accountId)).toBeUndefined()
    expect(drawn()).not.toContain(null)
  })

  it('keeps a click on a message that is still being read, and logs it once', async () => {
    const { db, screen, actions } = await open()
    screen.show(reportFrom('wang@acme.test', { pageKey: 'm1', isComplete: false }))
    await vi.waitFor(() => expect(logOnScreen()).toBe('reading'))
    actions.log()
    expect(panel.log.value).toEqual({ kind: 'saving' })
    screen.show(reportFrom('wang@acme.test', { pageKey: 'm1' }))
    await vi.waitFor(() => expect(logOnScreen()).toBe('logged'))
    expect(panel.log.value).toBeNull()
    expect(await db.interactions.toArray()).toMatchObject([{ strongKey: 'm1-id' }])
  })

  it('logs again after an undo, as one live interaction', async () => {
    const { db, screen, actions } = await open()
    screen.show(reportFrom('wang@acme.test'))
    await vi.waitFor(() => expect(logOnScreen()).toBe('idle'))
    actions.log()
    await vi.waitFor(() => expect(logOnScreen()).toBe('logged'))
    actions.undo()
    await vi.waitFor(() => expect(logOnScreen()).toBe('idle'))
    actions.log()
    await vi.waitFor(() => expect(logOnScreen()).toBe('logged'))
    const rows = await db.interactions.toArray()
    expect(rows.filter(({ deletedAt }) => deletedAt === null)).toHaveLength(1)
  })

  it('keeps a failure in sight when rows change, and lets go of it with the next message', async () => {
    const { db, screen, acme } = await open()
    screen.show(reportFrom('wang@acme.test'))
    await vi.waitFor(() => expect(logOnScreen()).toBe('idle'))
    panel.log.value = { kind: 'failed', why: 'unknown', canRetry: true }
    await db.accounts.update(acme.accountId, { name: 'Acme Ltd' })
    await vi.waitFor(() => expect(nameOnScreen()).toBe('Acme Ltd'))
    expect(panel.log.value).toMatchObject({ kind: 'failed' })
    screen.show(reportFrom('jonas@nord.test'))
    await vi.waitFor(() => expect(nameOnScreen()).toBe('Nord'))
    expect(panel.log.value).toBeNull()
  })

  it('asks for a person anew when a colleague deletes their account', async () => {
    const { db, screen, acme } = await open()
    screen.show(reportFrom('wang@acme.test'))
    await vi.waitFor(() => expect(nameOnScreen()).toBe('Acme'))
    await deleteRow(db, 'accounts', acme.accountId)
    await vi.waitFor(() =>
      expect(panel.loaded.value.view).toMatchObject({
        kind: 'unknown',
        form: { name: 'Wang Fang', companyName: 'Acme' },
      }),
    )
  })

  it('takes back that an address is not asked about', async () => {
    const { screen, actions } = await open()
    screen.show(reportFrom('stranger@else.test', { name: 'Stranger' }))
    await vi.waitFor(() => expect(panel.loaded.value.view.kind).toBe('unknown'))
    actions.ignore('stranger@else.test')
    await vi.waitFor(() => expect(panel.loaded.value.view).toMatchObject({ ignored: 'stranger@else.test' }))
    actions.askAgain('stranger@else.test')
    await vi.waitFor(() => expect(panel.loaded.value.view.kind).toBe('unknown'))
  })
})
