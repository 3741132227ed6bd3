/** The frame's tie to its tab: redeemed once, then what that tab's page says, and no other's. */
import { browser, type Browser } from 'wxt/browser'
import type { DraftSent } from '../../lib/messages/draft-sent'
import type { ListReport } from '../../lib/messages/list-report'
import type { PageReport } from '../../lib/messages/page-report'
import { redeemAnswerSchema, runtimeMessageSchema, type RuntimeMessage } from '../../lib/messages/runtime'
import { sidebarCommandSchema, type SidebarCommand } from '../../lib/messages/sidebar-command'
import type { SelfTest } from '../../lib/messages/self-test'

type Sender = Browser.runtime.MessageSender

/**
 * The tab this frame was opened for; null when the nonce is unknown, used, or another tab's. A page can frame the static
 * address of the sidebar, and gets nothing.
 */
export async function redeemTab(hash: string): Promise<number | null> {
  const message: RuntimeMessage = { type: 'redeem', nonce: hash.replace(/^#/, '') }
  if (!runtimeMessageSchema.safeParse(message).success) return null
  const answer = redeemAnswerSchema.safeParse(await browser.runtime.sendMessage(message))
  return answer.success ? (answer.data?.tabId ?? null) : null
}

/** What the content script of the tab says, by kind; each has been parsed, and its sender checked. */
export interface PageListeners {
  onReport: (report: PageReport) => void
  /** Rows of the message list, while `sidebar-list` says that they are wanted. */
  onList?: (report: ListReport) => void
  onSent?: (draft: DraftSent) => void
  /** The answer to `sidebar-self-test`. */
  onSelfTest?: (test: SelfTest) => void
  /** The answer to `sidebar-insert`: whether an editor took the text. */
  onInserted?: (isTaken: boolean) => void
  /** The answer to `sidebar-selection`. */
  onSelection?: (text: string) => void
  /** A key of the browser's own, which the background hands on. */
  onCommand?: (command: SidebarCommand['command']) => void
}

/** Hears the tab's top frame and nobody else, by its port once that is there: of reports the newest only, so that one that comes late is not shown over it. */
export function listen(
  tabId: number,
  { onReport, onList, onSent, onSelfTest, onInserted, onSelection, onCommand }: PageListeners,
): void {
  // A page that is loaded anew, or read by another reader, gets a new frame, so that numbers only grow here.
  const isNewReport = growing()
  const isNewList = growing()
  const hear = (message: unknown, sender: Sender): undefined => {
    if (sender.id !== browser.runtime.id || !isOfTab(sender, tabId)) return
    const key = sender.tab === undefined ? sidebarCommandSchema.safeParse(message) : null
    if (key?.success === true) {
      if (key.data.tabId === tabId) onCommand?.(key.data.command)
      return
    }
    const parsed = runtimeMessageSchema.safeParse(message)
    if (!parsed.success) {
      console.warn('A message of the page was refused: it does not have the form of one.', parsed.error.issues[0])
      return
    }
    const { data } = parsed
    if (data.type === 'page-report' && isNewReport(data.report.sequence)) onReport(data.report)
    if (data.type === 'list-report' && isNewList(data.report.sequence)) onList?.(data.report)
    if (data.type === 'draft-sent') onSent?.(data.draft)
    if (data.type === 'self-test') onSelfTest?.(data.test)
    if (data.type === 'inserted') onInserted?.(data.isTaken)
    if (data.type === 'selection') onSelection?.(data.text)
  }
  browser.runtime.onMessage.addListener(hear)
  browser.runtime.onConnect.addListener((port) => {
    const { sender } = port
    if (sender?.id !== browser.runtime.id || !isTopFrame(sender, tabId)) return port.disconnect()
    port.onMessage.addListener((message: unknown) => hear(message, sender))
    // Only now the page speaks by it: what is said to nobody would be lost. A port of the extension has no origin to name.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    port.postMessage({ type: 'taken' })
  })
}

/** Whether a number is not below any before it. The same again is: a page tells its newest report anew to a frame that is ready. */
function growing(): (sequence: number) => boolean {
  let newest = -1
  return (sequence) => {
    if (sequence < newest) return false
    newest = sequence
    return true
  }
}

/** The tab's top frame itself; or the background, which in Firefox hands a tab's reports to that tab alone. */
function isOfTab(sender: Sender, tabId: number): boolean {
  return sender.tab === undefined || isTopFrame(sender, tabId)
}

function isTopFrame({ tab, frameId }: Sender, tabId: number): boolean {
  return tab?.id === tabId && frameId === 0
}

/**
 * Tells the content script of this frame's tab, through the background: Firefox gives a frame inside a web page the
 * interfaces of a content script, and `tabs` is not among them.
 */
export async function tellPage(message: Extract<RuntimeMessage, { type: `sidebar-${string}` }>): Promise<void> {
  await browser.runtime.sendMessage(message)
}
