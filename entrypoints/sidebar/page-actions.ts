/** What is asked of the webmail's page: text at the caret, whether it is read, chips in its list. */
import type { SidebarActions } from '../../components/sidebar/actions'
import type { SelfTest } from '../../lib/messages/self-test'
import type { SidebarMessage } from '../../lib/messages/sidebar-messages'
import { changeSettings } from '../wiring/settings'
import { foldByHand, isFolded, panel } from './panel-state'

export interface PageWiring {
  tell: (message: SidebarMessage) => Promise<void>
}

/** Milliseconds after which a page that does not answer has nobody to. */
const selfTestPatience = 3000

type PageActions = Pick<SidebarActions, 'insert' | 'selfTest' | 'closeSelfTest' | 'setListChips'>

export function pageActions({ tell }: PageWiring): PageActions {
  const say = (message: SidebarMessage): void => {
    tell(message).catch((error: unknown) => console.warn(`The page did not take "${message.type}".`, error))
  }
  return {
    insert: (text) => say({ type: 'sidebar-insert', text }),
    selfTest() {
      const asking = { kind: 'selfTest', state: 'asking' } as const
      panel.selfTest.value = asking
      say({ type: 'sidebar-self-test' })
      setTimeout(() => {
        if (panel.selfTest.value === asking) panel.selfTest.value = { kind: 'selfTest', state: 'noAnswer' }
      }, selfTestPatience)
    },
    closeSelfTest: () => (panel.selfTest.value = null),
    setListChips(isOn) {
      changeSettings(() => ({ listChips: isOn }))
      panel.hasListChips.value = isOn
    },
  }
}

/** The page's answer, asked for here or in the popup. */
export function showSelfTest(test: SelfTest): void {
  if (isFolded.value) foldByHand(false)
  panel.selfTest.value = { kind: 'selfTest', state: 'answered', test }
}
