/** The generic reader in the place of an adapter that cannot read its page. */
import { browser } from 'wxt/browser'

const script = '/content-scripts/generic.js'

/**
 * Runs the generic reader in a tab whose adapter has asked for it.
 * @throws Error when the tab has gone, or shows what no extension may read
 */
export async function runGenericReader(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: [script], injectImmediately: true })
}
