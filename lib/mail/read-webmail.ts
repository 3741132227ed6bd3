/** What a content script does: make room, mount the sidebar, tell it what the page shows, and do in the page what it asks for. */
import type { ContentScriptContext } from 'wxt/utils/content-script-context'
import type { DraftSent } from '../messages/draft-sent'
import type { PageReport } from '../messages/page-report'
import type { MailAdapter, PageReading } from './adapter'
import { equipLater } from './equip-later'
import { createPageAside, roomOfLastVisit, type PageAside } from './page-aside'
import { watchPage } from './page-watch'
import type { FindOriginals } from './message-facts'
import { becomeCore, type PageCore, type Reader } from './reader'
import { watchSending } from './sent-watch'
import { mountSidebar } from './sidebar-mount'
import { handOver } from './take-over'

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
  const { core, begin, open } = createCore(page, ctx)
  becomeCore(core)
  // Looking notices an orphaned script, and ends its signal.
  ctx.setInterval(() => undefined, orphanCheck)
  const mine = startTurn(page, adapter, ctx)
  await whenBuilt(page, ctx.signal)
  await whenShown(page, ctx.signal)
  if (ctx.signal.aborted) return
  const offered = open()
  if (adapter.matches(page)) return begin(mine)
  const isOurs = !isGuess || adapter.knows?.(page) === true
  if (!isOurs && offered !== null) begin(startTurn(page, offered, ctx))
  else mine.aside.giveBack()
  // Two would fight for the room.
  mine.ending.abort()
  if (!isOurs && offered === null) handOver(adapter.id)
}

/** One adapter's time with the page, and the room it has made. */
interface Turn {
  adapter: MailAdapter
  aside: PageAside
  ending: AbortController
  signal: AbortSignal
}

function startTurn(page: Document, adapter: MailAdapter, ctx: ContentScriptContext): Turn {
  const ending = new AbortController()
  const signal = AbortSignal.any([ctx.signal, ending.signal])
  const aside = createPageAside(page, adapter.aside, signal)
  if (page.defaultView !== null) aside.take(roomOfLastVisit(page.defaultView))
  return { adapter, aside, ending, signal }
}

function createCore(page: Document, ctx: ContentScriptContext) {
  let isOpen = false
  let offered: MailAdapter | null = null
  const begin = (turn: Turn): void => {
    const before = core.reader
    before?.end()
    core.reader = beginReading(page, turn, before?.hasFailed() === true ? before.adapter : null)
  }
  const core: PageCore = {
    reader: null,
    readBy(adapter) {
      // On a site that it has read before, the generic reader stands ready from the start; this script's adapter is asked first.
      if (isOpen) begin(startTurn(page, adapter, ctx))
      else offered = adapter
    },
    end: () => ctx.abort(new Error('A newer version of this script has started')),
  }
  const open = (): MailAdapter | null => {
    isOpen = true
    return offered
  }
  return { core, begin, open }
}

function beginReading(page: Document, turn: Turn, failedBefore: MailAdapter | null): Reader {
  const { adapter, aside, signal } = turn
  let last: PageReading = { kind: 'transition' }
  let ownAddresses: string[] = []
  let hasFailed = false
  const tools = equipLater()
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
    if (report.kind !== 'unreadable' || hasFailed || failedBefore !== null) return
    hasFailed = true
    handOver(adapter.id)
  }
  const findOriginals: FindOriginals = (body, message) => tools.given()?.findOriginals(body, message) ?? null
  const watch = watchPage({ page, adapter, onReport, onReading, findOriginals, signal })
  return {
    page,
    adapter,
    failedBefore,
    signal,
    end: () => turn.ending.abort(),
    ownAddresses: () => ownAddresses,
    tell: (message) => sidebar.tell(message),
    hasFailed: () => hasFailed,
    equip(make) {
      tools.equip(make, last)
      watch.lookAgain()
    },
  }
}
