/** The browser's own keys work wherever the focus is, in the mail too: each is handed to the sidebar of the tab in front. */
import { browser } from 'wxt/browser'
import { sidebarCommandSchema } from '../../lib/messages/sidebar-command'
import { tellSidebar } from './publish'

export function handOnCommands(): void {
  browser.commands.onCommand.addListener((command, tab) => {
    const known = sidebarCommandSchema.safeParse({ type: 'command', command, tabId: tab?.id })
    if (known.success) tellSidebar(known.data)
  })
}
