/** What a content script does: make room, mount the sidebar, tell it what the page shows, and do in the page what it asks for. */
import type { ContentScriptContext } from 'wxt/utils/content-script-context'
import type { DraftSent } from '../messages/draft-sent'
import type { ListReport } from '../messages/list-report'
import type { PageReport } from '../messages/page-report'
import type { SidebarMessage } from '../messages/sidebar-messages'
import type { MailAdapter, PageReading } from './adapter'
import { insertInDrafts } from './draft-insert'
import { watchList } from './list-watch'
import { createPageAside, roomOfLastVisit, type PageAside } from './page-aside'
import { watchPage } from './page-watch'
import { testFields, testReading } from './self-test'
import { watchSending } from './sent-watch'
import { mountSidebar } from './sidebar-mount'
import { fieldsBefore, handOver, takePlace } from './take-over'

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

export interface ReadOptions {
  /** A page that is not this webmail's is another's, which the generic reader is to read: on sites switched on one by one. */
  isGuess?: boolean
}

/** Runs in the top frame of a page that may be the adapter's webmail, from before its first paint. */
export async function readWebmail(
  adapter: MailAdapter,
  page: Document,
  ctx: ContentScriptContext,
  { isGuess = false }: ReadOptions = {},
): Promise<void> {
  const view = page.defaultView
  if (view === null || view !== view.top) return
  // Looking notices an orphaned script, and ends its signal.
  ctx.setInterval(() => undefined, orphanCheck)
  const aside = createPageAside(page, adapter.aside, ctx.signal)
  aside.take(roomOfLastVisit(view))
  await whenBuilt(page, ctx.signal)
  await whenShown(page, ctx.signal)
  if (ctx.signal.aborted) return
  if (adapter.matches(page)) return beginReading(adapter, page, aside, ctx)
  aside.giveBack()
  if (isGuess && adapter.knows?.(page) !== true) handOver(adapter.id)
}

function beginReading(adapter: MailAdapter, page: Document, aside: PageAside, ctx: ContentScriptContext): void {
  const { signal } = ctx
  let ownAddresses: string[] = []
  let hasFailed = false
  const before = takePlace({
    end: () => ctx.abort(new Error('Another reader has taken over')),
    testFields: () => (hasFailed ? fieldsBefore(adapter.id, testFields(page, adapter)) : []),
  })
  const hear = (message: SidebarMessage): void => {
    if (message.type === 'sidebar-list') list.want(message.isWanted)
    if (message.type === 'sidebar-chips') list.draw(message.sequence, message.chips)
    if (message.type === 'sidebar-insert' && !drafts.insert(message.text))
      console.warn('Sidelight found no draft to put the text in.')
    if (message.type === 'sidebar-self-test')
      sidebar.tell({ type: 'self-test', test: testReading(page, adapter, before?.testFields() ?? []) })
  }
  const sidebar = mountSidebar(page, aside, signal, hear)
  const drafts = insertInDrafts(page, adapter, signal)
  const onSent = (draft: DraftSent): void => sidebar.tell({ type: 'draft-sent', draft })
  const sending = watchSending({ page, adapter, onSent, signal })
  const onList = (report: ListReport): void => sidebar.tell({ type: 'list-report', report })
  const list = watchList({ page, adapter, ownAddresses: () => ownAddresses, onList, signal })
  const onReading = (reading: PageReading): void => {
    if (reading.kind !== 'transition') ({ ownAddresses } = reading)
    drafts.look(reading)
    sending.look(reading)
  }
  const onReport = (report: PageReport): void => {
    sidebar.post(report)
    if (report.kind !== 'unreadable' || hasFailed) return
    hasFailed = true
    handOver(adapter.id)
  }
  watchPage({ page, adapter, onReport, onReading, signal })
}
