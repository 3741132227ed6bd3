/** What a content script does: make room, mount the sidebar, and tell it what the page shows. */
import type { ContentScriptContext } from 'wxt/utils/content-script-context'
import type { MailAdapter } from './adapter'
import { createPageAside, roomOfLastVisit } from './page-aside'
import { watchPage } from './page-watch'
import { mountSidebar } from './sidebar-mount'

/** Milliseconds between looks whether the extension has been reloaded or removed, which nothing announces. */
const orphanCheck = 5000

function whenBuilt(page: Document, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (page.readyState !== 'loading') resolve()
    else page.addEventListener('DOMContentLoaded', () => resolve(), { once: true, signal })
  })
}

/** A page that the browser loads in advance, before anybody has asked for it, is nobody's tab yet: it cannot mount. */
function whenShown(page: Document, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (!('prerendering' in page) || page.prerendering !== true) resolve()
    else page.addEventListener('prerenderingchange', () => resolve(), { once: true, signal })
  })
}

/** Runs in the top frame of a page that may be the adapter's webmail, from before its first paint. */
export async function readWebmail(adapter: MailAdapter, page: Document, ctx: ContentScriptContext): Promise<void> {
  const view = page.defaultView
  if (view === null || view !== view.top) return
  // Looking notices an orphaned script, and ends its signal.
  ctx.setInterval(() => undefined, orphanCheck)
  const aside = createPageAside(page, adapter.aside, ctx.signal)
  aside.take(roomOfLastVisit(view))
  await whenBuilt(page, ctx.signal)
  await whenShown(page, ctx.signal)
  if (!adapter.matches(page)) return aside.giveBack()
  const sidebar = mountSidebar(page, aside, ctx.signal)
  watchPage({ page, adapter, onReport: (report) => sidebar.post(report), signal: ctx.signal })
}
