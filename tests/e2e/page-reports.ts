/** What content scripts tell the sidebar, as another page of the extension hears it. */
import * as z from 'zod/mini'
import { pageReportSchema, type PageReport } from '../../lib/messages/page-report'
import type { ExtensionBrowser } from './browsers/chromium'
import { hearPage } from './hear-page'
import { within } from './within'

export interface RecordedReports {
  /** The first report since the last call that `isWanted`; waits for it 20 s. */
  next: (isWanted: (report: PageReport) => boolean) => Promise<PageReport>
}

const listen = `(message) => {
  if (message.type !== 'page-report') return
  globalThis.heard.push(message.report)
  globalThis.wake?.()
}`
/** The reports heard since the last question; waits up to 5 s for the first. */
const take = `new Promise((resolve) => {
  const patience = setTimeout(() => globalThis.wake(), 5000)
  globalThis.wake = () => {
    // A timer left over from this question would take the reports of the next.
    clearTimeout(patience)
    globalThis.wake = undefined
    resolve(globalThis.heard.splice(0))
  }
  if (globalThis.heard.length > 0) globalThis.wake()
})`

/** Starts listening to the page reports of every tab whose sidebar is not there yet. */
export async function recordReports(browser: ExtensionBrowser): Promise<RecordedReports> {
  const page = await browser.fullPage('workspace.html')
  await page.evaluate('globalThis.heard = []')
  await hearPage(page, listen)
  const taken: PageReport[] = []
  let given = 0
  return {
    next: async (isWanted) => {
      const end = performance.now() + 20_000
      for (;;) {
        const report = taken.slice(given).find(isWanted)
        if (report !== undefined) {
          given = taken.indexOf(report) + 1
          return report
        }
        if (performance.now() > end)
          throw new Error(`No such page report; the last were ${JSON.stringify(taken.slice(given).slice(-3))}`)
        taken.push(
          ...z.array(pageReportSchema).parse(await within(20_000, 'What the sidebar was told', page.evaluate(take))),
        )
      }
    },
  }
}
