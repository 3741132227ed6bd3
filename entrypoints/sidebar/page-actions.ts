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

/** Milliseconds after which a page that does not say that it took a text has not: its tools may have to be loaded first. */
const insertPatience = 6000
/** Texts whose answer is waited for, the first asked first. */
const asked: ((isTaken: boolean) => void)[] = []

function answerInsert(resolve: ((isTaken: boolean) => void) | undefined, isTaken: boolean): void {
  const place = resolve === undefined ? -1 : asked.indexOf(resolve)
  if (place >= 0) asked.splice(place, 1)[0]?.(isTaken)
}

/** The page's answer to `insert`. */
export function showInserted(isTaken: boolean): void {
  answerInsert(asked[0], isTaken)
}

/** Who waits for what is selected in the page; a second question takes the place of the first. */
let selectionAsked: ((text: string | null) => void) | null = null

/** The page's answer to `readSelection`. */
export function showSelection(text: string | null): void {
  selectionAsked?.(text === '' ? null : text)
  selectionAsked = null
}

type PageActions = Pick<
  SidebarActions,
  'insert' | 'readSelection' | 'mountAgain' | 'selfTest' | 'closeSelfTest' | 'setListChips'
>

export function pageActions({ tell }: PageWiring): PageActions {
  const say = (message: SidebarMessage): void => {
    tell(message).catch((error: unknown) => console.warn(`The page did not take "${message.type}".`, error))
  }
  return {
    insert(text) {
      say({ type: 'sidebar-insert', text })
      return new Promise((resolve) => {
        asked.push(resolve)
        setTimeout(() => answerInsert(resolve, false), insertPatience)
      })
    },
    readSelection() {
      showSelection(null)
      say({ type: 'sidebar-selection' })
      return new Promise((resolve) => {
        selectionAsked = resolve
        setTimeout(() => {
          if (selectionAsked === resolve) showSelection(null)
        }, insertPatience)
      })
    },
    mountAgain: () => say({ type: 'sidebar-again' }),
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
