/** The same account's plan, open and joined in both reps' browsers, over the team's server or over a relay in its place. */
import type { Page } from 'playwright-core'
import type { ExtensionBrowser } from '../e2e/browsers/chromium'
import { bundlePageScript } from './bundle'
import { installMoments } from './moments'
import type { RepPair } from './rep-pair'

export const editor = '[data-testid=plan-editor] [contenteditable=true]'
const saved = '[data-testid=plan-save][data-state=team]'

/** From now on every page of both reps tells what its sockets do, and minds `?relay=`. */
export async function noteSockets({ writer, reader }: RepPair): Promise<void> {
  const script = await bundlePageScript('sockets')
  for (const { context } of [writer, reader]) await context.addInitScript(script)
}

async function openOne(browser: ExtensionBrowser, accountId: string, relayUrl: string | null): Promise<Page> {
  const query = relayUrl === null ? '' : `?relay=${encodeURIComponent(relayUrl)}`
  const page = await browser.fullPage(`workspace.html${query}#/accounts/${accountId}`)
  await page.locator(editor).waitFor()
  await page.locator(saved).waitFor()
  await installMoments(page)
  return page
}

/** @param relayUrl where the plan's frames go; null: the team's server. @returns the writer's page and the reader's */
export async function openPlanPages(
  { writer, reader }: RepPair,
  accountId: string,
  relayUrl: string | null,
): Promise<[Page, Page]> {
  return [await openOne(writer, accountId, relayUrl), await openOne(reader, accountId, relayUrl)]
}

/** Closes them once everything written is acknowledged: nothing is left for the background to carry. */
export async function closePlanPages(pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    await page.locator(saved).waitFor()
    await page.close()
  }
}
