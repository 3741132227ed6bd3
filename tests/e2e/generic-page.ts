/** The generic reader in a real page of the extension, in the place of whatever adapter reads it. */
import type { Page } from 'playwright-core'
import { evaluateAsContentScript } from './browsers/content-script-world'
import type { ExtensionBrowser } from './browsers/chromium'
import { genericReadingSchema, type GenericReading } from './corpus/compare-people'

/** Runs the generic reader's script in the tab, as the background does. */
export async function readGenerically(browser: ExtensionBrowser, page: Page): Promise<void> {
  const worker = await browser.serviceWorker()
  await worker.evaluate(`(async () => {
    const tabs = await chrome.tabs.query({})
    const tab = tabs.find(({ url }) => url === ${JSON.stringify(page.url())})
    if (tab === undefined) throw new Error('The tab is not there')
    await chrome.scripting.executeScript({ target: { tabId: tab.id }, files: ['/generic.js'] })
  })()`)
}

/**
 * What the generic reader says of the page; once more while it is between two looks.
 * @param patience looks, four a second, until what is not there counts: on a busy machine a look may end before the header
 */
export async function genericReading(browser: ExtensionBrowser, page: Page, patience = 0): Promise<GenericReading> {
  const answer = await evaluateAsContentScript(
    browser.context,
    page,
    `(async () => {
      const { adapter } = globalThis[Symbol.for('sidelight.core')].reader
      if (adapter.id !== 'generic') return JSON.stringify({ kind: adapter.id })
      for (let time = 0; ; time += 1) {
        const reading = adapter.readPage(document)
        const isLeft = reading.kind === 'transition' ? time < Math.max(20, ${patience}) : reading.kind === 'none' && time < ${patience}
        if (!isLeft) return JSON.stringify(reading)
        await new Promise((resolve) => setTimeout(resolve, 250))
      }
    })()`,
  )
  return genericReadingSchema.parse(JSON.parse(String(answer)))
}
