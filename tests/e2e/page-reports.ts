/** What content scripts tell the sidebar, as another page of the extension hears it. */
import * as z from 'zod/mini'
import { pageReportSchema, type PageReport } from '../../lib/messages/page-report'
import type { ExtensionBrowser } from './browsers/chromium'

export interface RecordedReports {
  /** The first report since the last call that `isWanted`; waits for it 20 s. */
  next: (isWanted: (report: PageReport) => boolean) => Promise<PageReport>
}

const listen = `globalThis.heard = []
chrome.runtime.onMessage.addListener((message) => {
  if (message.type === 'page-report') globalThis.heard.push(message.report)
})`

/** Starts listening to the page reports of every tab. */
export async function recordReports(browser: ExtensionBrowser): Promise<RecordedReports> {
  const page = await browser.fullPage('workspace.html')
  await page.evaluate(listen)
  const taken: PageReport[] = []
  let given = 0
  return {
    next: async (isWanted) => {
      const end = performance.now() + 20_000
      for (;;) {
        const found = taken.findIndex((report, index) => index >= given && isWanted(report))
        const report = taken[found]
        if (report !== undefined) {
          given = found + 1
          return report
        }
        if (performance.now() > end)
          throw new Error(`No such page report; the last were ${JSON.stringify(taken.slice(given).slice(-3))}`)
        // Polled by the browser's own clock, so that a report is never older than a frame.
        await page.waitForFunction('globalThis.heard.length > 0', undefined, { timeout: 20_000 })
        taken.push(...z.array(pageReportSchema).parse(await page.evaluate('globalThis.heard.splice(0)')))
      }
    },
  }
}
