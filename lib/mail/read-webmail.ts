/** What a content script does: make room, mount the sidebar, tell it what the page shows, and do in the page what it asks for. */
import type { ContentScriptContext } from 'wxt/utils/content-script-context'
import type { DraftSent } from '../messages/draft-sent'
import type { PageReport } from '../messages/page-report'
import type { SidebarMessage } from '../messages/sidebar-messages'
import type { MailAdapter, PageReading } from './adapter'
import { createPageAside, roomOfLastVisit } from './page-aside'
import { watchPage } from './page-watch'
import type { FindOriginals } from './message-facts'
import { becomeCore, type PageCore, type PageTools, type Reader } from './reader'
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
  const core = createCore(page, ctx)
  becomeCore(core)
  // Looking notices an orphaned script, and ends its signal.
  ctx.setInterval(() => undefined, orphanCheck)
  const early = new AbortController()
  const aside = createPageAside(page, adapter.aside, AbortSignal.any([ctx.signal, early.signal]))
  aside.take(roomOfLastVisit(view))
  await whenBuilt(page, ctx.signal)
  await whenShown(page, ctx.signal)
  if (ctx.signal.aborted) return
  if (adapter.matches(page)) core.readBy(adapter)
  else aside.giveBack()
  // Whoever reads has taken the room by now; two would fight for it.
  early.abort()
  if (core.reader === null && isGuess && adapter.knows?.(page) !== true) handOver(adapter.id)
}

function createCore(page: Document, ctx: ContentScriptContext): PageCore {
  const core: PageCore = {
    reader: null,
    readBy(adapter) {
      const before = core.reader
      before?.end()
      const ending = new AbortController()
      const reading = { page, adapter, failedBefore: before?.hasFailed() === true ? before.adapter : null }
      core.reader = beginReading(reading, AbortSignal.any([ctx.signal, ending.signal]), () => ending.abort())
    },
    end: () => ctx.abort(new Error('A newer version of this script has started')),
  }
  return core
}

type Reading = Pick<Reader, 'page' | 'adapter' | 'failedBefore'>

function beginReading(reading: Reading, signal: AbortSignal, end: () => void): Reader {
  const { page, adapter } = reading
  let last: PageReading = { kind: 'transition' }
  let ownAddresses: string[] = []
  let hasFailed = false
  const tools = equipLater()
  const aside = createPageAside(page, adapter.aside, signal)
  const sidebar = mountSidebar(page, aside, signal, (message) => tools.hear(message))
  const onSent = (draft: DraftSent): void => sidebar.tell({ type: 'draft-sent', draft })
  const sending = watchSending({ page, adapter, onSent, signal })
  const onReading = (read: PageReading): void => {
    last = read
    if (read.kind !== 'transition') ({ ownAddresses } = read)
    sending.look(read)
    tools.look(read)
  }
  const onReport = (report: PageReport): void => {
    sidebar.post(report)
    if (report.kind !== 'unreadable' || hasFailed || reading.failedBefore !== null) return
    hasFailed = true
    handOver(adapter.id)
  }
  const findOriginals: FindOriginals = (body, message) => tools.given()?.findOriginals(body, message) ?? null
  const watch = watchPage({ page, adapter, onReport, onReading, findOriginals, signal })
  return {
    ...reading,
    signal,
    end,
    ownAddresses: () => ownAddresses,
    tell: (message) => sidebar.tell(message),
    hasFailed: () => hasFailed,
    equip(given) {
      tools.equip(given, last)
      watch.lookAgain()
    },
  }
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
      // The caret in a draft is to be remembered from its first keystroke; a message's text is read for originals.
      if ((reading.kind === 'draft' || reading.kind === 'message') && !isAsked) ask()
    },
    given: (): PageTools | null => tools,
  }
}
