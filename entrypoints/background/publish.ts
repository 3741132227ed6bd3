/** What the background tells the extension's open pages. */
import { browser } from 'wxt/browser'
import type { RuntimeMessage } from '../../lib/messages/runtime'
import type { SidebarCommand } from '../../lib/messages/sidebar-command'

/** In Firefox a frame inside a web page hears what is sent to its tab, and nothing that is sent to all pages. */
export const framesHearTheirTabOnly = location.protocol === 'moz-extension:'

type Published = Extract<RuntimeMessage, { type: 'sync-state' | 'plan-editors' }>

/** Nobody listening is the usual case: no page of ours is open. */
function unlessNobodyListens(error: unknown): void {
  if (!/receiving end|connection/i.test(String(error))) console.warn('The open pages could not be told.', error)
}

async function publishToTabs(message: Published): Promise<void> {
  const tabs = await browser.tabs.query({})
  const ids = tabs.flatMap(({ id }) => (id === undefined ? [] : [id]))
  await Promise.all(ids.map((id) => browser.tabs.sendMessage(id, message).catch(unlessNobodyListens)))
}

/** Tells the sidebar of one tab: elsewhere than in Firefox every sidebar hears it, and minds its own tab's. */
export function tellSidebar(command: SidebarCommand): void {
  const { runtime, tabs } = browser
  const telling = framesHearTheirTabOnly ? tabs.sendMessage(command.tabId, command) : runtime.sendMessage(command)
  telling.catch(unlessNobodyListens)
}

export function publish(message: Published): void {
  browser.runtime.sendMessage(message).catch(unlessNobodyListens)
  if (framesHearTheirTabOnly) publishToTabs(message).catch(unlessNobodyListens)
}
