/** The page's tools (lib/mail/page-tools.ts) are asked for when something first needs them, and handed what did. */
import type { SidebarMessage } from '../messages/sidebar-messages'
import type { PageReading } from './adapter'
import type { PageTools } from './reader'
import { askForTools } from './take-over'

/** The rest is the mount's, or means nothing without the tools. */
const needsTools = new Set<SidebarMessage['type']>(['sidebar-list', 'sidebar-insert', 'sidebar-self-test'])

export function equipLater() {
  let tools: PageTools | null = null
  let waiting: SidebarMessage[] = []
  let isAsked = false
  const ask = (): void => {
    isAsked = true
    askForTools()
  }
  return {
    equip(given: PageTools, last: PageReading): void {
      tools = given
      tools.look(last)
      for (const message of waiting.splice(0)) tools.hear(message)
    },
    hear(message: SidebarMessage): void {
      if (tools !== null) return tools.hear(message)
      if (!needsTools.has(message.type) || (message.type === 'sidebar-list' && !message.isWanted)) return
      waiting = [...waiting.filter(({ type }) => type !== message.type), message]
      ask()
    },
    look(reading: PageReading): void {
      if (tools !== null) return tools.look(reading)
      // The caret in a draft is to be remembered from its first keystroke; a message's text is read for originals.
      if ((reading.kind === 'draft' || reading.kind === 'message') && !isAsked) ask()
    },
    given: (): PageTools | null => tools,
  }
}
