/** The popup: this tab's site on or off. */
import { render } from 'preact'
import { signal } from '@preact/signals'
import { browser } from 'wxt/browser'
import { PopupView } from '../../components/popup/popup-view'
import { originOf } from '../../components/workspace/sites-page'
import type { SyncState } from '../../lib/messages/runtime'
import type { SidebarMessage } from '../../lib/messages/sidebar-messages'
import { restartFirstMinutes } from '../sidebar/first-minutes-kept'
import { followSync } from '../wiring/background'
import { chooseLanguage, followLanguage } from '../wiring/language'
import { patternOf, switchOff, switchOn } from '../wiring/sites'
import '../../components/theme.css'
import '../../components/controls.css'

interface TabSite {
  tabId: number | null
  origin: string
  host: string
  isOn: boolean
  isBuiltIn: boolean
  wasJustSwitched: boolean
}

const site = signal<TabSite | null>(null)
const sync = signal<SyncState | null>(null)
const said = signal<'refused' | 'noAnswer' | null>(null)

/** The url of a site that is not granted is seen by `activeTab`: of this tab, since the popup was opened by a click. */
async function readSite(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  const origin = tab?.url && /^https?:/.test(tab.url) ? originOf(tab.url) : null
  if (origin === null) return
  const pattern = patternOf(origin)
  const declared = browser.runtime.getManifest().host_permissions ?? []
  site.value = {
    tabId: tab?.id ?? null,
    origin,
    host: new URL(origin).hostname,
    isOn: await browser.permissions.contains({ origins: [pattern] }),
    isBuiltIn: declared.includes(pattern),
    wasJustSwitched: false,
  }
}

async function turn(current: TabSite, isOn: boolean): Promise<void> {
  // The request comes first and within the click: the browser asks only then.
  const isDone = isOn ? await switchOn(current.origin) : await switchOff(patternOf(current.origin))
  said.value = isDone ? null : 'refused'
  if (isDone) site.value = { ...current, isOn, wasJustSwitched: isOn }
}

/** The page answers its sidebar, which shows the answer. A page that was open before its site was switched on has nobody to ask. */
async function askPage({ tabId }: TabSite): Promise<void> {
  const message: SidebarMessage = { type: 'sidebar-self-test' }
  if (tabId !== null) await browser.tabs.sendMessage(tabId, message, { frameId: 0 })
}

function Popup() {
  const current = site.value
  return (
    <PopupView
      site={current}
      sync={sync.value}
      said={said.value}
      onSwitch={(isOn) => {
        if (current !== null) turn(current, isOn).catch(console.error)
      }}
      onOpenPage={(path) => {
        browser.tabs
          .create({ url: `${browser.runtime.getURL('/workspace.html')}#${path}` })
          .then(() => close(), console.error)
      }}
      onSelfTest={() => {
        if (current === null) return
        askPage(current).then(
          () => close(),
          (error: unknown) => {
            console.warn('Nobody in the page answers.', error)
            said.value = 'noAnswer'
          },
        )
      }}
      onFirstMinutes={() => {
        restartFirstMinutes()
        close()
      }}
      onLanguage={chooseLanguage}
    />
  )
}

followLanguage()
followSync((state) => (sync.value = state))
readSite().catch(console.error)
const root = document.querySelector('#app')
if (root) render(<Popup />, root)
