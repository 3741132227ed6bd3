/** Who sent a runtime message, as the browser vouches for it. Every receiver asks before it parses. */

/** What is used of the browser's `MessageSender`. */
export interface Sender {
  id?: string | undefined
  url?: string | undefined
  origin?: string | undefined
  frameId?: number | undefined
  tab?: { id?: number | undefined } | undefined
}

/**
 * content: our content script, in the page its url names. sidebar: our sidebar page, in a frame of the tab, or in the
 * side panel where there is no tab. page: another page of ours. unknown: anybody else, not to be answered.
 */
export type SenderKind = 'content' | 'sidebar' | 'page' | 'unknown'

const ownPages = /^\/(workspace|popup)\.html$/

/**
 * The url is the browser's word, not the sender's. A frame with `use_dynamic_url` has another host than the extension's id,
 * so that what counts is the scheme (no web page has it), the path, and the id, which is always checked.
 * @param extensionId `browser.runtime.id`
 */
export function senderKind(sender: Sender, extensionId: string): SenderKind {
  if (sender.id !== extensionId || sender.url === undefined || !URL.canParse(sender.url)) return 'unknown'
  const { protocol, pathname } = new URL(sender.url)
  if (protocol === 'chrome-extension:' || protocol === 'moz-extension:') {
    if (pathname === '/sidebar.html') return 'sidebar'
    return ownPages.test(pathname) ? 'page' : 'unknown'
  }
  const isInTab = sender.tab?.id !== undefined && sender.frameId !== undefined
  return isInTab && (protocol === 'https:' || protocol === 'http:') ? 'content' : 'unknown'
}
