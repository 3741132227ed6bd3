/** Puts the sidebar beside the webmail and carries page reports to it. */
import { browser, type Browser } from 'wxt/browser'
import type { PageReport } from '../messages/page-report'
import {
  mountAnswerSchema,
  sidebarMessageSchema,
  type MountAnswer,
  type SidebarLayout,
} from '../messages/sidebar-messages'
import { roomOf, createSidebarFrame } from './sidebar-frame'
import type { PageAside } from './page-aside'

/** A page that keeps removing the sidebar wins after so many times. */
const mostMounts = 20

export interface SidebarMount {
  /** Told to the sidebar at once, or as soon as it is ready; only the newest is kept. */
  post(report: PageReport): void
}

/** A message of the extension's own pages; content scripts and other extensions are not listened to. */
function isOwnPage(sender: Browser.runtime.MessageSender): boolean {
  const origin = sender.origin ?? sender.url ?? ''
  return sender.id === browser.runtime.id && /^(chrome|moz)-extension:\/\//.test(origin)
}

/** Milliseconds before a background that did not answer, since it was just starting, is asked again. */
const askAgainAfter = 1000
const mostQuestions = 5

/** @throws Error when the background does not say how to mount, asked a few times */
async function askToMount(): Promise<MountAnswer> {
  for (let question = 1; ; question += 1) {
    const answer = mountAnswerSchema.safeParse(await browser.runtime.sendMessage({ type: 'mount' }).catch(String))
    if (answer.success) return answer.data
    if (question === mostQuestions) throw new Error('The background did not say how to mount the sidebar')
    await new Promise((resolve) => setTimeout(resolve, askAgainAfter))
  }
}

/** Mounts the sidebar in the page's top frame and keeps it there until the signal. */
export function mountSidebar(page: Document, aside: PageAside, signal: AbortSignal): SidebarMount {
  const frame = createSidebarFrame(page)
  let newest: PageReport | null = null
  let isReady = false
  let isMounting = false
  let mounts = 0

  const send = (): void => {
    if (!isReady || newest === null) return
    browser.runtime.sendMessage({ type: 'page-report', report: newest }).catch((error: unknown) => {
      // Nobody listens while the frame reloads; it asks again when it is ready.
      console.warn('Sidelight could not tell its sidebar what this page shows.', error)
    })
  }
  const lay = (layout: SidebarLayout): void => {
    frame.resize(layout)
    aside.take(roomOf(layout))
  }
  const load = async (): Promise<void> => {
    const { nonce, layout } = await askToMount()
    if (signal.aborted) return
    lay(layout)
    frame.load(nonce)
    page.documentElement.append(frame.host)
  }
  const mount = (): void => {
    if (isMounting || signal.aborted || mounts >= mostMounts) return
    isMounting = true
    isReady = false
    mounts += 1
    load()
      .catch((error: unknown) => {
        aside.giveBack()
        console.error('Sidelight could not show its sidebar.', error)
      })
      .finally(() => (isMounting = false))
  }
  const listen = (message: unknown, sender: Browser.runtime.MessageSender): undefined => {
    if (!isOwnPage(sender)) return
    const parsed = sidebarMessageSchema.safeParse(message)
    if (!parsed.success) return
    if (parsed.data.type === 'sidebar-layout') lay(parsed.data.layout)
    if (parsed.data.type === 'sidebar-ready') {
      isReady = true
      send()
    }
  }

  const observer = new MutationObserver(() => {
    // A frame that was taken out loads anew, and its nonce is used up.
    if (!frame.host.isConnected) mount()
  })
  browser.runtime.onMessage.addListener(listen)
  signal.addEventListener('abort', () => {
    observer.disconnect()
    // An orphaned script has no runtime left to remove its listener from.
    browser.runtime?.onMessage?.removeListener(listen)
    frame.host.remove()
  })
  mount()
  observer.observe(page.documentElement, { childList: true })

  return {
    post(report) {
      newest = report
      send()
    },
  }
}
