/** What stands on screen while messages, rows and colleagues change, with the real store. */
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { storage } from './page'
import { logOnScreen, nameOnScreen, openSidebar } from './open-sidebar'
import { panel, showLoaded } from '../../../entrypoints/sidebar/panel-state'
import { waiting } from '../../../entrypoints/sidebar/show-reports'
import type { PageReport } from '../../../lib/messages/page-report'
import { deleteRow } from '../../../lib/store/write'
import { reportFrom } from './sample-reports'

const between: PageReport = { kind: 'between', webmail: 'roundcube', certainty: 1, sequence: 2, ownAddresses: [] }

beforeEach(() => {
  storage.clear()
  showLoaded(waiting)
})

describe('the sidebar, while things change', () => {
  it('never shows an older message over a newer one', async () => {
    const { screen, shown, failures } = await openSidebar()
    screen.show(reportFrom('wang@acme.test'))
    screen.show(reportFrom('jonas@nord.test'))
    await vi.waitFor(() => expect(nameOnScreen()).toBe('Nord'))
    await vi.waitFor(() => expect(panel.loaded.value.view).toMatchObject({ card: { isComputing: false } }))
    expect(shown.some(({ accountId, message }) => accountId !== null && message?.pageKey === 'wang@acme.test')).toBe(
      false,
    )
    expect(failures).toEqual([])
  })

  it('tells when the newest report is on screen, for what can wait until then', async () => {
    const { screen } = await openSidebar()
    screen.show(reportFrom('wang@acme.test'))
    const first = screen.painted()
    screen.show(reportFrom('jonas@nord.test'))
    expect(screen.painted()).not.toBe(first)
    await screen.painted()
    expect(nameOnScreen()).toBe('Nord')
    // One whose place was taken is waited for by nobody.
    await first
  })

  it('never draws a message that the page has left while it was being read', async () => {
    const { db, screen, shown } = await openSidebar()
    const reads = vi.spyOn(db, 'transaction')
    screen.show(reportFrom('wang@acme.test'))
    screen.show(between)
    expect(panel.loaded.value).toBe(waiting)
    expect(reads).toHaveBeenCalled()
    await Promise.all(reads.mock.results.map(({ value }) => value))
    // Whatever was to be drawn of it is drawn before the answer to another question.
    await db.accounts.count()
    expect(shown).toEqual([waiting])
    screen.show(reportFrom('wang@acme.test'))
    await vi.waitFor(() => expect(nameOnScreen()).toBe('Acme'))
  })

  it('leaves a card for a moment where the page shows its message still, and keeps it where that comes back', async () => {
    const { screen, shown } = await openSidebar()
    screen.show(reportFrom('wang@acme.test'))
    await vi.waitFor(() => expect(nameOnScreen()).toBe('Acme'))
    const before = shown.length
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    screen.show(between)
    screen.show(reportFrom('wang@acme.test'))
    vi.advanceTimersByTime(10_000)
    expect(shown.slice(before)).not.toContain(waiting)
    screen.show(between)
    vi.advanceTimersByTime(999)
    expect(nameOnScreen()).toBe('Acme')
    vi.advanceTimersByTime(1)
    expect(panel.loaded.value).toBe(waiting)
  })

  it('shows the card of the first report of a message while one that completes it is already being read', async () => {
    const { screen, shown } = await openSidebar()
    screen.show(reportFrom('wang@acme.test', { pageKey: 'm1', isComplete: false }))
    screen.show(reportFrom('wang@acme.test', { pageKey: 'm1' }))
    await vi.waitFor(() => expect(logOnScreen()).toBe('idle'))
    const logs = shown.flatMap(({ view }) => (view.kind === 'known' ? [view.card.log.kind] : []))
    expect(logs[0]).toBe('reading')
    expect(logs.at(-1)).toBe('idle')
    expect(logs.lastIndexOf('reading')).toBeLessThan(logs.indexOf('idle'))
  })

  it('draws the card in one go, with numbers that nobody had computed yet, and keeps them', async () => {
    const { db, screen, shown, acme } = await openSidebar()
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
    const { db, screen, actions } = await openSidebar()
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
    const { db, screen, actions } = await openSidebar()
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
    const { db, screen, acme } = await openSidebar()
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
    const { db, screen, acme } = await openSidebar()
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
    const { screen, actions } = await openSidebar()
    screen.show(reportFrom('stranger@else.test', { name: 'Stranger' }))
    await vi.waitFor(() => expect(panel.loaded.value.view.kind).toBe('unknown'))
    actions.ignore('stranger@else.test')
    await vi.waitFor(() => expect(panel.loaded.value.view).toMatchObject({ ignored: 'stranger@else.test' }))
    actions.askAgain('stranger@else.test')
    await vi.waitFor(() => expect(panel.loaded.value.view.kind).toBe('unknown'))
  })
})
