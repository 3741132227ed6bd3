/**
 * The pages that the adapters' contract runs over (tests/mail/pages), at their webmail's own address in a real browser: its selector
 * engine, its frames, its focus, and the content script of that webmail alone.
 */
import { expect, test } from '@playwright/test'
import type { Frame, Page } from 'playwright-core'
import type { PageReport } from '../../lib/messages/page-report'
import { variantsOf, type Case } from '../mail/adapter-pages'
import { webmails } from '../mail/webmails'
import { launchExtension, type ExtensionBrowser } from './browsers/chromium'
import { recordReports, type RecordedReports } from './page-reports'
import { chromeExtension } from './setup/project-paths'

let browser: ExtensionBrowser
let reports: RecordedReports

test.beforeAll(async () => {
  browser = await launchExtension({ extensionPath: chromeExtension })
  reports = await recordReports(browser)
})
test.afterAll(() => browser?.close())

type Shown = Omit<Case, 'expected' | 'focus'>

/** Opens the case's page at its address: nothing of the real site is asked. */
async function open(page: Page, { focus, ...shown }: Omit<Case, 'expected'>): Promise<void> {
  const answers = new Map<string, string>()
  await page.route(`${new URL(shown.url).origin}/**`, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: answers.get(withoutHash(route.request().url())) ?? '',
    }),
  )
  answers.set(withoutHash(shown.url), shown.html)
  await page.goto(shown.url)
  await fillFrames(page.mainFrame(), shown, answers)
  if (focus !== undefined) await page.evaluate(focusOn, focus)
}

const withoutHash = (url: string): string => url.replace(/#.*$/, '')

function focusOn(css: string): void {
  const element = document.querySelector<HTMLElement>(css)
  if (element === null) return
  element.tabIndex = 0
  element.focus()
}

/** A frame with an address goes there, as a pane does; one without is written into, as an editor is. */
async function fillFrames(frame: Frame, { frames = {} }: Shown, answers: Map<string, string>): Promise<void> {
  for (const [css, shown] of Object.entries(frames)) {
    for (const element of await frame.locator(css).elementHandles()) {
      const inner = await element.contentFrame()
      if (inner === null) continue
      if (shown.url === 'about:blank') await inner.setContent(shown.html)
      else {
        answers.set(withoutHash(shown.url), shown.html)
        await inner.goto(shown.url)
      }
      await fillFrames(inner, shown, answers)
    }
  }
}

function isAsExpected(report: PageReport, id: string, { expected }: Case): boolean {
  if (report.webmail !== id) return false
  try {
    expect(report).toMatchObject(expected)
    return true
  } catch {
    return false
  }
}

for (const { adapter, pages } of webmails.filter(({ adapter: { id } }) => id !== 'roundcube')) {
  for (const { name, page: shown } of variantsOf(pages)) {
    if (typeof shown === 'string') continue
    test(`${adapter.id} at its own address: ${name}`, async () => {
      const page = await browser.context.newPage()
      try {
        await open(page, shown)
        // What a page shows is told once its sidebar is ready, which the first of a browser is slow to be.
        await browser.sidebarFrame(page, 60_000)
        const report = await reports.next((one) => isAsExpected(one, adapter.id, shown))
        expect(report.webmail).toBe(adapter.id)
      } finally {
        await page.close()
      }
    })
  }
}
