/** The mailbox in a tab: opens messages, with the sidebar or the baseline's frame beside them. */
import type { Frame, Page } from 'playwright-core'
import * as z from 'zod/mini'
import type { ExtensionBrowser } from '../../e2e/browsers/chromium'
import { baselinePage } from '../bench-extension'
import { installMoments } from '../moments'
import { elsewhere } from './elsewhere'
import type { BenchMailbox } from './mailbox-server'
import { messageMarkup, type BenchMessage } from './message-markup'

export interface MailboxTab {
  page: Page
  /** The frame at the right, its moments told. */
  beside: Frame
}

/** Opens the mailbox, at its list if one is wanted, and waits for its sidebar. */
export async function openMailbox(
  browser: ExtensionBrowser,
  mailbox: BenchMailbox,
  page: Page,
  url = mailbox.url,
): Promise<MailboxTab> {
  await page.goto(url)
  const beside = await browser.sidebarFrame(page)
  await beside.locator('#app > *').first().waitFor()
  await installMoments(beside)
  return { page, beside }
}

/** Opens the page that is no webmail, on a site where no content script runs. */
export async function openBare(page: Page, mailbox: BenchMailbox): Promise<void> {
  const { origin } = new URL(mailbox.bareUrl)
  await page.route(`${elsewhere}/**`, async (route) => {
    const response = await route.fetch({ url: route.request().url().replace(elsewhere, origin) })
    await route.fulfill({ response })
  })
  await page.goto(mailbox.bareUrl.replace(origin, elsewhere))
}

/** What the baseline paints: the markup of a card, all of it for each message or only the name in the one that stands. */
export interface BaselinePaint {
  card: string
  isDrawnAnew: boolean
}

/** Opens the page that is no webmail, with the baseline's frame where the sidebar would be. */
export async function openBaseline(
  browser: ExtensionBrowser,
  mailbox: BenchMailbox,
  page: Page,
  paint: BaselinePaint,
): Promise<MailboxTab> {
  const url = `chrome-extension://${browser.extensionId}/${baselinePage}`
  await openBare(page, mailbox)
  const loaded = page.waitForEvent('framenavigated', { predicate: (frame) => frame.url() === url })
  await page.evaluate(`benchMailbox.mountBaseline(${JSON.stringify(url)})`)
  const beside = await loaded
  // Its script has run by then. What `waitForFunction` would evaluate in it, the extension's own policy may forbid.
  await beside.waitForLoadState('load')
  await installMoments(beside)
  await page.evaluate(`benchMailbox.baseline.contentWindow.postMessage(${JSON.stringify(paint)}, '*')`)
  return { page, beside }
}

/** Shows a message. @returns when it stood in the page, ms of the wall clock */
export async function showMessage(page: Page, message: BenchMessage): Promise<number> {
  const markup = JSON.stringify(messageMarkup(message))
  return z.number().parse(await page.evaluate(`benchMailbox.open(${markup}); benchMailbox.shownAt`))
}
