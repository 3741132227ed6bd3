/** The frame's tie to its tab: redeemed once, then page reports of that tab and no other. */
import { browser, type Browser } from 'wxt/browser'
import type { PageReport } from '../../lib/messages/page-report'
import { redeemAnswerSchema, runtimeMessageSchema, type RuntimeMessage } from '../../lib/messages/runtime'

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

/** Reports of the tab's top frame, newest only: one that comes late is not shown over a newer one. */
export function listenForReports(tabId: number, onReport: (report: PageReport) => void): void {
  let newest = -1
  browser.runtime.onMessage.addListener((message: unknown, sender): undefined => {
    if (sender.id !== browser.runtime.id || !isOfTab(sender, tabId)) return
    const parsed = runtimeMessageSchema.safeParse(message)
    if (!parsed.success) {
      console.warn('A report of the page was refused: it does not have the form of one.', parsed.error.issues[0])
      return
    }
    if (parsed.data.type !== 'page-report') return
    const { report } = parsed.data
    // A page that is loaded anew gets a new frame, so that numbers only grow here.
    if (report.sequence < newest) return
    newest = report.sequence
    onReport(report)
  })
}

/** The tab's top frame itself; or the background, which in Firefox hands a tab's reports to that tab alone. */
function isOfTab(sender: Browser.runtime.MessageSender, tabId: number): boolean {
  return sender.tab === undefined || (sender.tab.id === tabId && sender.frameId === 0)
}

/**
 * Tells the content script of this frame's tab, through the background: Firefox gives a frame inside a web page the
 * interfaces of a content script, and `tabs` is not among them.
 */
export async function tellPage(message: Extract<RuntimeMessage, { type: `sidebar-${string}` }>): Promise<void> {
  await browser.runtime.sendMessage(message)
}
