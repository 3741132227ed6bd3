/** A member's browser: the extension loaded, joined to the demo workspace, logged in to the mailbox. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchExtension, type ExtensionBrowser } from '../../tests/e2e/browsers/chromium'
import { joinTeam } from '../../tests/e2e/rep'
import type { MemberKey } from '../demo/story'
import { demoFolder } from './demo-folder'
import type { DemoServer } from './demo-server'
import type { Ending } from './ending'
import type { DemoMailbox } from './mailbox'
import type { StartOptions } from './options'

export interface DemoBrowserGiven {
  options: StartOptions
  /** The built extension's folder. */
  extension: string
  server: DemoServer
  mailbox: DemoMailbox
  ending: Ending
}

export interface DemoBrowser {
  browser: ExtensionBrowser
  /** The mailbox's tab. */
  page: Page
}

/** All of the workspace is in the browser's own store. */
async function waitUntilSynced(browser: ExtensionBrowser): Promise<void> {
  const page = await browser.fullPage('workspace.html')
  await page.locator('[data-testid=sync][data-status=upToDate][data-waiting="0"]').waitFor({ timeout: 60_000 })
  await page.close()
}

/** @param isKept the profile stays in `.sidelight` for the next start */
export async function openDemoBrowser(
  given: DemoBrowserGiven,
  member: MemberKey,
  isKept: boolean,
): Promise<DemoBrowser> {
  const { options, extension, server, mailbox, ending } = given
  const profile = join(demoFolder, 'browser')
  if (isKept) await mkdir(profile, { recursive: true })
  const browser = await launchExtension({
    extensionPath: extension,
    headless: options.headless,
    lang: options.lang,
    endsOnSignals: false,
    ...(options.headless ? { viewport: { width: 1360, height: 850 } } : { viewport: null }),
    ...(isKept && { profile }),
  })
  ending.add(`${member}'s browser`, () => browser.close())
  await joinTeam(browser, await server.joinCode(member))
  await waitUntilSynced(browser)
  const page = browser.context.pages()[0] ?? (await browser.context.newPage())
  await mailbox.logIn(page, member)
  return { browser, page }
}
