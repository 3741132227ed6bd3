/** What content scripts say to the sidebar of their tab, as another page of the extension hears it: by messages, and by ports. */
import type { Page } from 'playwright-core'

const install = `if (globalThis.pageHearers === undefined) {
  globalThis.pageHearers = []
  const tell = (message) => globalThis.pageHearers.forEach((hear) => hear(message))
  chrome.runtime.onMessage.addListener((message) => void tell(message))
  // It is not taken here: the sidebar does.
  chrome.runtime.onConnect.addListener((port) => port.onMessage.addListener(tell))
}`

/**
 * From now on a page of the extension runs a script for each message.
 * @param page open since before the sidebars that are to be heard: a port tells nobody who comes later
 * @param hear a function of the message, as source text
 */
export async function hearPage(page: Page, hear: string): Promise<void> {
  await page.evaluate(`${install}
  globalThis.pageHearers.push(${hear})
  undefined`)
}
