/** Without the background's computing, which goes on for minutes after an import and takes a processor. */
import type { Page } from 'playwright-core'
import type { ExtensionBrowser } from '../e2e/browsers/chromium'
import { seedPage } from './bench-extension'

/**
 * Stops the background, and keeps it from computing when it starts again.
 * @returns a page of the extension with `benchStore`, which stands in its place until `benchStore.leaveLead()`
 */
export async function quietBackground(browser: ExtensionBrowser): Promise<Page> {
  const page = await browser.fullPage(seedPage)
  const lead = page.evaluate('benchStore.takeLead()')
  await browser.killServiceWorker()
  await lead
  return page
}
