/** Puts the sidebar beside the webmail and carries page reports to it. */
import { browser, type Browser } from 'wxt/browser'
import type { DraftSent } from '../messages/draft-sent'
import type { ListReport } from '../messages/list-report'
import type { PageReport } from '../messages/page-report'
import type { SelfTest } from '../messages/self-test'
import type { MountAnswer, SidebarLayout, SidebarMessage } from '../messages/sidebar-messages'
import { roomOf, createSidebarFrame } from './sidebar-frame'
import { readMountAnswer, readSidebarMessage } from './sidebar-message'
import type { PageAside } from './page-aside'

/** A page that keeps removing the sidebar wins after so many times in a row. */
const mostMounts = 20
/** Milliseconds the sidebar has to stand for what was before to be forgiven. */
const forgivenAfter = 60_000

export interface SidebarMount {
  /** Told to the sidebar at once, or as soon as it is ready; only the newest is kept. */
  post(report: PageReport): void
  /** Told to the sidebar once; what it is not ready for is not kept. */
  tell(message: PageMessage): void
}

/** What else a content script says to the sidebar of its tab. */
export type PageMessage =
  | { type: 'list-report'; report: ListReport }
  | { type: 'draft-sent'; draft: DraftSent }
  | { type: 'self-test'; test: SelfTest }
  | { type: 'inserted'; isTaken: boolean }
  | { type: 'selection'; text: string }

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
    const answer = readMountAnswer(await browser.runtime.sendMessage({ type: 'mount' }).catch(String))
    if (answer !== null) return answer
    if (question === mostQuestions) throw new Error('The background did not say how to mount the sidebar')
    await new Promise((resolve) => setTimeout(resolve, askAgainAfter))
  }
}

type Told = PageMessage | { type: 'page-report'; report: PageReport }

interface Line {
  tell: (message: Told) => void
  /** The sidebar of this tab is there, maybe another than before. */
  open: () => void
  close: () => void
}

/**
 * To the sidebar: a message to all of the extension until the sidebar takes the port, which brings it in half the time and wakes nobody
 * else. In Firefox a frame inside a page takes none, and the background hands the messages on.
 */
function lineToSidebar(): Line {
  let taken: Browser.runtime.Port | null = null
  let offered: Browser.runtime.Port | null = null
  const close = (): void => {
    offered?.disconnect()
    taken = null
  }
  return {
    tell(message) {
      // A port of the extension has one end only, and no origin.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      if (taken !== null) return taken.postMessage(message)
      browser.runtime.sendMessage(message).catch((error: unknown) => {
        // Nobody listens while the frame reloads; it asks again when it is ready.
        console.warn(`Sidelight could not tell its sidebar what this page shows (${message.type}).`, error)
      })
    },
    open() {
      close()
      const port = browser.runtime.connect()
      offered = port
      // Whatever comes from there says that it is taken.
      port.onMessage.addListener(() => {
        if (offered === port) taken = port
      })
      port.onDisconnect.addListener(() => {
        // Read, or the browser writes of it to the console: nobody there is no error.
        void browser.runtime.lastError
        if (offered === port) [offered, taken] = [null, null]
      })
    },
    close,
  }
}

/** Mounts the sidebar in the page's top frame and keeps it there until the signal. */
export function mountSidebar(
  page: Document,
  aside: PageAside,
  signal: AbortSignal,
  /** Hears what the sidebar says, after the mount has done its part with it. */
  onMessage?: (message: SidebarMessage) => void,
): SidebarMount {
  const frame = createSidebarFrame(page)
  let newest: PageReport | null = null
  let isReady = false
  let isMounting = false
  let mounts = 0
  let mountedAt = 0
  let root: Element | null = null
  const line = lineToSidebar()

  const send = (): void => {
    if (isReady && newest !== null) line.tell({ type: 'page-report', report: newest })
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
  const giveUp = (): void => {
    observer.disconnect()
    isReady = false
    // Else the webmail would keep an empty strip.
    aside.giveBack()
    console.warn('This page keeps removing the sidebar of Sidelight, which now stays away until the page loads again.')
  }
  const mount = (): void => {
    if (isMounting || signal.aborted) return
    if (Date.now() - mountedAt > forgivenAfter) mounts = 0
    mountedAt = Date.now()
    if (mounts >= mostMounts) return giveUp()
    isMounting = true
    isReady = false
    mounts += 1
    load().then(
      () => {
        isMounting = false
        // Taken out again before it was done.
        if (!signal.aborted && !frame.host.isConnected) mount()
      },
      (error: unknown) => {
        isMounting = false
        aside.giveBack()
        console.error('Sidelight could not show its sidebar.', error)
      },
    )
  }
  const listen = (received: unknown, sender: Browser.runtime.MessageSender): undefined => {
    const message = isOwnPage(sender) ? readSidebarMessage(received) : null
    if (message === null) return
    if (message.type === 'sidebar-layout') lay(message.layout)
    // The observer sees it go, and mounts it anew.
    if (message.type === 'sidebar-again') frame.host.remove()
    if (message.type === 'sidebar-ready') {
      isReady = true
      line.open()
      send()
    }
    onMessage?.(message)
  }

  const observer = new MutationObserver(() => {
    watchRoot()
    // A frame that was taken out loads anew, and its nonce is used up.
    if (!frame.host.isConnected) mount()
  })
  /** The root may be replaced whole, as `document.open` does. */
  const watchRoot = (): void => {
    if (page.documentElement === root) return
    root = page.documentElement
    if (root !== null) observer.observe(root, { childList: true })
  }
  browser.runtime.onMessage.addListener(listen)
  signal.addEventListener('abort', () => {
    observer.disconnect()
    // An orphaned script has no runtime left to remove its listener from.
    browser.runtime?.onMessage?.removeListener(listen)
    frame.host.remove()
    line.close()
  })
  mount()
  observer.observe(page, { childList: true })
  watchRoot()

  return {
    post(report) {
      newest = report
      send()
    },
    tell: line.tell,
  }
}
