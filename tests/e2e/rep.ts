/** A rep at work: a browser with the extension, joined to the team, signed in to the webmail. */
import { expect } from '@playwright/test'
import type { Frame, Page } from 'playwright-core'
import { joinAnswerSchema } from '../../lib/messages/runtime'
import { launchExtension, type ExtensionBrowser, type ExtensionBrowserOptions } from './browsers/chromium'
import { chromeExtension } from './setup/project-paths'
import { logIn, type RoundcubeAddress } from './webmail/roundcube-page'

export interface Rep {
  browser: ExtensionBrowser
  /** The webmail's tab. */
  page: Page
  /** The sidebar in the webmail's tab, as it is now: a page load makes another. */
  sidebar: () => Promise<Frame>
  close: () => Promise<void>
}

export interface RepOptions extends Partial<ExtensionBrowserOptions> {
  webmail: RoundcubeAddress
  user: string
  /** Joins this team first. */
  joinCode?: string
}

/** Starts a rep's browser, joins the team and signs in. */
export async function startRep({ webmail, user, joinCode, ...options }: RepOptions): Promise<Rep> {
  const browser = await launchExtension({ extensionPath: chromeExtension, ...options })
  try {
    if (joinCode !== undefined) await joinTeam(browser, joinCode)
    const page = await browser.context.newPage()
    await logIn(page, webmail, user)
    const sidebar = async (): Promise<Frame> => {
      // Whoever looks at it has its tab in front; in one behind another, a frame of another site is hardly ever drawn.
      await page.bringToFront()
      return browser.sidebarFrame(page)
    }
    return { browser, page, sidebar, close: browser.close }
  } catch (cause) {
    await browser.close()
    throw cause
  }
}

/** Sends the join code as the join page does. */
export async function joinTeam(browser: ExtensionBrowser, code: string): Promise<void> {
  const page = await browser.fullPage('workspace.html')
  const answer = joinAnswerSchema.parse(await sendFromPage(page, { type: 'join', code }))
  if (!answer.ok) throw new Error(`Joining failed: ${answer.reason}.`)
  await page.close()
}

/** Sends a runtime message from a page of the extension and gives the answer. */
export function sendFromPage(page: Page | Frame, message: object): Promise<unknown> {
  return page.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`)
}

/** Waits until the sidebar's card is of this account, by the name on screen. */
export async function expectAccount(rep: Rep, name: string): Promise<void> {
  const sidebar = await rep.sidebar()
  await expect(sidebar.getByTestId('account').first()).toHaveText(name)
}
