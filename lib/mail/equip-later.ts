/** The page's tools (lib/mail/page-tools.ts) are asked for when something first needs them, and handed what did. */
import type { SidebarMessage } from '../messages/sidebar-messages'
import type { PageReading } from './adapter'
import type { PageTools } from './reader'
import { askForTools } from './take-over'

/** The rest is the mount's, or means nothing without the tools. */
const needsTools = new Set<SidebarMessage['type']>([
  'sidebar-list',
  'sidebar-insert',
  'sidebar-selection',
  'sidebar-self-test',
])

/** Milliseconds until tools that have not come are asked for again, longer each time: a tab between two pages takes no script. */
const patience = 1500
const mostQuestions = 5

export function equipLater() {
  let tools: PageTools | null = null
  let waiting: SidebarMessage[] = []
  let questions = 0
  const ask = (): void => {
    if (tools !== null || questions === mostQuestions) return
    questions += 1
    askForTools()
    setTimeout(ask, patience * questions)
  }
  return {
    /** Asked twice, they may come twice: the first stay. */
    equip(make: () => PageTools, last: PageReading): void {
      if (tools !== null) return
      tools = make()
      tools.look(last)
      for (const message of waiting.splice(0)) tools.hear(message)
    },
    hear(message: SidebarMessage): void {
      if (tools !== null) return tools.hear(message)
      if (!needsTools.has(message.type) || (message.type === 'sidebar-list' && !message.isWanted)) return
      waiting = [...waiting.filter(({ type }) => type !== message.type), message]
      if (questions === 0) ask()
    },
    look(reading: PageReading): void {
      if (tools !== null) return tools.look(reading)
      // The caret in a draft is to be remembered from its first keystroke; a message's text is read for originals.
      if ((reading.kind === 'draft' || reading.kind === 'message') && questions === 0) ask()
    },
    given: (): PageTools | null => tools,
  }
}
