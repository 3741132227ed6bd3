/** Puts the sidebar beside the webmail and carries page reports to it. */
import { browser, type Browser } from 'wxt/browser'
import type { PageReport } from '../messages/page-report'
import { mountAnswerSchema, sidebarMessageSchema, type SidebarLayout } from '../messages/sidebar-messages'
import { roomOf, createSidebarFrame } from './sidebar-frame'
import type { PageAside } from './page-aside'

/** Milliseconds for the sidebar to answer before it is loaded once more. */
const answerWithin = 8000
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

/**
 * Mounts the sidebar in the page's top frame and keeps it there until the signal.
 * @throws Error when the background does not say how to mount
 */
export async function mountSidebar(page: Document, aside: PageAside, signal: AbortSignal): Promise<SidebarMount> {
  const frame = createSidebarFrame(page)
  let newest: PageReport | null = null
  let isReady = false
  let mounts = 0
  let impatience: ReturnType<typeof setTimeout> | undefined

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
  const mount = async (): Promise<void> => {
    isReady = false
    mounts += 1
    const answer = mountAnswerSchema.safeParse(await browser.runtime.sendMessage({ type: 'mount' }))
    if (signal.aborted) return
    if (!answer.success) throw new Error('The background did not say how to mount the sidebar')
    lay(answer.data.layout)
    frame.load(answer.data.nonce)
    if (!frame.host.isConnected) page.documentElement.append(frame.host)
    clearTimeout(impatience)
    impatience = setTimeout(again, answerWithin)
  }
  const again = (): void => {
    if (signal.aborted || mounts >= mostMounts) return
    mount().catch(console.error)
  }
  const listen = (message: unknown, sender: Browser.runtime.MessageSender): undefined => {
    if (!isOwnPage(sender)) return
    const parsed = sidebarMessageSchema.safeParse(message)
    if (!parsed.success) return
    if (parsed.data.type === 'sidebar-layout') lay(parsed.data.layout)
    if (parsed.data.type === 'sidebar-ready') {
      clearTimeout(impatience)
      isReady = true
      send()
    }
  }

  const observer = new MutationObserver(() => {
    // A frame that was taken out loads anew, and its nonce is used up.
    if (!frame.host.isConnected) again()
  })
  browser.runtime.onMessage.addListener(listen)
  signal.addEventListener('abort', () => {
    clearTimeout(impatience)
    observer.disconnect()
    // An orphaned script has no runtime left to remove its listener from.
    browser.runtime?.onMessage?.removeListener(listen)
    frame.host.remove()
  })
  await mount()
  observer.observe(page.documentElement, { childList: true })

  return {
    post(report) {
      newest = report
      send()
    },
  }
}
