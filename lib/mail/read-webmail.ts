/** What a content script does: make room, mount the sidebar, tell it what the page shows, and do in the page what it asks for. */
import type { ContentScriptContext } from 'wxt/utils/content-script-context'
import type { DraftSent } from '../messages/draft-sent'
import type { PageReport } from '../messages/page-report'
import type { SidebarMessage } from '../messages/sidebar-messages'
import type { MailAdapter, PageReading } from './adapter'
import { createPageAside, roomOfLastVisit, type PageAside } from './page-aside'
import { watchPage } from './page-watch'
import { takePlace, type PageTools } from './reader'
import { watchSending } from './sent-watch'
import { mountSidebar } from './sidebar-mount'
import { askForTools, handOver } from './take-over'

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
  // Nothing of this script is left to stand in the way of another.
  ctx.abort(new Error('There is nothing to read for this adapter'))
  if (isGuess && adapter.knows?.(page) !== true) handOver(adapter.id)
}

function beginReading(adapter: MailAdapter, page: Document, aside: PageAside, ctx: ContentScriptContext): void {
  const { signal } = ctx
  let last: PageReading = { kind: 'transition' }
  let ownAddresses: string[] = []
  let hasFailed = false
  const tools = equipLater()
  takePlace({
    page,
    adapter,
    signal,
    ownAddresses: () => ownAddresses,
    tell: (message) => sidebar.tell(message),
    equip: (given) => tools.equip(given, last),
    hasFailed: () => hasFailed,
    end: () => ctx.abort(new Error('Another reader has taken over')),
  })
  const sidebar = mountSidebar(page, aside, signal, (message) => tools.hear(message))
  const onSent = (draft: DraftSent): void => sidebar.tell({ type: 'draft-sent', draft })
  const sending = watchSending({ page, adapter, onSent, signal })
  const onReading = (reading: PageReading): void => {
    last = reading
    if (reading.kind !== 'transition') ({ ownAddresses } = reading)
    sending.look(reading)
    tools.look(reading)
  }
  const onReport = (report: PageReport): void => {
    sidebar.post(report)
    if (report.kind !== 'unreadable' || hasFailed) return
    hasFailed = true
    handOver(adapter.id)
  }
  watchPage({ page, adapter, onReport, onReading, signal })
}

/** What the page's tools are first needed for; the rest is the mount's, or means nothing without them. */
const needsTools = new Set<SidebarMessage['type']>(['sidebar-list', 'sidebar-insert', 'sidebar-self-test'])

/** Asks for the page's tools when something first needs them, and hands on to them what did. */
function equipLater() {
  let tools: PageTools | null = null
  let waiting: SidebarMessage[] = []
  let isAsked = false
  const ask = (): void => {
    isAsked = true
    askForTools()
  }
  return {
    equip(given: PageTools, last: PageReading): void {
      tools = given
      tools.look(last)
      for (const message of waiting.splice(0)) tools.hear(message)
    },
    hear(message: SidebarMessage): void {
      if (tools !== null) return tools.hear(message)
      if (!needsTools.has(message.type) || (message.type === 'sidebar-list' && !message.isWanted)) return
      waiting = [...waiting.filter(({ type }) => type !== message.type), message]
      ask()
    },
    look(reading: PageReading): void {
      if (tools !== null) return tools.look(reading)
      // The caret in a draft is to be remembered from its first keystroke.
      if (reading.kind === 'draft' && !isAsked) ask()
    },
  }
}
