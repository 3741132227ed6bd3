/** What the background answers to whom. Everything else is refused, and said so on the console. */
import { browser, type Browser } from 'wxt/browser'
import { runtimeMessageSchema, type RuntimeMessage } from '../../lib/messages/runtime'
import { senderKind, type SenderKind } from '../../lib/messages/sender'
import type { SidebarMessage } from '../../lib/messages/sidebar-messages'
import { runInPage } from './page-scripts'
import { framesHearTheirTabOnly, publish } from './publish'
import { keepLayout, readLayout } from './sidebar-layout'
import { makeNonce, redeemNonce } from './sidebar-nonces'
import { rememberGenericSite } from './webmail-sites'
import type { Synchronising } from './synchronise'

type Sender = Browser.runtime.MessageSender
type MessageType = RuntimeMessage['type']

/** Who may send what to the background. */
const allowed: Readonly<Partial<Record<MessageType, readonly SenderKind[]>>> = {
  mount: ['content'],
  'page-report': ['content'],
  'list-report': ['content'],
  'draft-sent': ['content'],
  'self-test': ['content'],
  inserted: ['content'],
  selection: ['content'],
  'take-over': ['content'],
  'page-tools': ['content'],
  redeem: ['sidebar'],
  'sidebar-ready': ['sidebar'],
  'sidebar-layout': ['sidebar'],
  'sidebar-chips': ['sidebar'],
  'sidebar-list': ['sidebar'],
  'sidebar-insert': ['sidebar'],
  'sidebar-again': ['sidebar'],
  'sidebar-selection': ['sidebar'],
  'sidebar-self-test': ['sidebar'],
  'open-page': ['sidebar'],
  'generic-reads': ['sidebar'],
  'sync-now': ['sidebar', 'page'],
  join: ['sidebar', 'page'],
  leave: ['page'],
  history: ['page'],
  older: ['page'],
  'watch-plans': ['sidebar', 'page'],
}
/** Broadcasts between the other parts, which come by here too. */
const passing: ReadonlySet<MessageType> = new Set<MessageType>(['sync-state', 'plan-editors'])

type FromPage = Extract<
  RuntimeMessage,
  { type: 'page-report' | 'list-report' | 'draft-sent' | 'self-test' | 'inserted' | 'selection' }
>

const fromPage: ReadonlySet<MessageType> = new Set<FromPage['type']>([
  'page-report',
  'list-report',
  'draft-sent',
  'self-test',
  'inserted',
  'selection',
])
/** What a content script tells the sidebar of its tab. */
const isFromPage = (message: RuntimeMessage): message is FromPage => fromPage.has(message.type)
/** What a sidebar tells the content script of its tab. */
const isForPage = (message: RuntimeMessage): message is SidebarMessage => message.type.startsWith('sidebar-')

/** Names the page a message came from, so that what it watches can be forgotten with it. */
const pageOf = (sender: Sender): { tab: string; frame: string } => ({
  tab: String(sender.tab?.id ?? 'none'),
  frame: String(sender.frameId ?? sender.url ?? ''),
})

/** The message, when it is one that this sender may send here; null when there is nothing to answer. */
function readMessage(message: unknown, sender: Sender): RuntimeMessage | null {
  const kind = senderKind(sender, browser.runtime.id)
  const parsed = runtimeMessageSchema.safeParse(message)
  if (parsed.success && kind !== 'unknown' && passing.has(parsed.data.type)) return null
  if (parsed.success && allowed[parsed.data.type]?.includes(kind)) return parsed.data
  const type = parsed.success ? parsed.data.type : 'of no known form'
  console.warn(`A message (${type}) from ${kind} ${sender.origin ?? sender.url ?? ''} was refused.`)
  return null
}

/** A tab's frames are numbered anew with each page: without this, what each of them watched would pile up. */
function forgetPagesOf(tabId: number, sync: () => Promise<Synchronising>): void {
  sync().then(
    ({ forgetTab }) => forgetTab(String(tabId)),
    (error: unknown) => console.error('The store could not be opened.', error),
  )
}

async function answer(message: RuntimeMessage, sender: Sender, sync: () => Promise<Synchronising>): Promise<unknown> {
  const tabId = sender.tab?.id
  if (message.type === 'mount') {
    // Only the top frame mounts; child frames report to it.
    if (tabId === undefined || sender.frameId !== 0) return null
    forgetPagesOf(tabId, sync)
    return { nonce: await makeNonce(tabId), layout: await readLayout() }
  }
  if (message.type === 'redeem')
    return tabId !== undefined && (await redeemNonce(message.nonce, tabId)) ? { tabId } : null
  if (isFromPage(message)) {
    // Elsewhere the sidebar has heard it already.
    if (framesHearTheirTabOnly && tabId !== undefined && sender.frameId === 0)
      await browser.tabs.sendMessage(tabId, message)
    return null
  }
  if (message.type === 'generic-reads') {
    await rememberGenericSite(sender.tab?.url ?? '')
    return null
  }
  if (message.type === 'take-over' || message.type === 'page-tools') {
    const script = message.type === 'take-over' ? 'generic' : 'tools'
    if (tabId !== undefined && sender.frameId === 0) await runInPage(tabId, script)
    return null
  }
  if (isForPage(message)) {
    if (tabId !== undefined) await browser.tabs.sendMessage(tabId, message, { frameId: 0 })
    return message.type === 'sidebar-layout' && message.isPassing !== true ? keepLayout(message.layout) : null
  }
  if (message.type === 'open-page') {
    await browser.tabs.create({ url: browser.runtime.getURL(`/workspace.html#${message.path}`) })
    return null
  }
  if (message.type === 'sync-now') {
    const running = await sync()
    running.syncNow()
    const state = await running.state()
    // A page that has just opened does not know it yet.
    publish({ type: 'sync-state', state })
    return state
  }
  if (message.type === 'join') return (await sync()).join(message.code, message.device)
  if (message.type === 'leave') return (await sync()).leave(message.isWiped)
  if (message.type === 'history') {
    const { type: _, ...about } = message
    return (await sync()).history(about)
  }
  if (message.type === 'older') return (await sync()).older({ accountId: message.accountId, before: message.before })
  if (message.type === 'watch-plans') return (await sync()).watchPlans(pageOf(sender), message.accountIds)
  return null
}

/** Listens from the worker's first moment on; the store and the team may still be opening. */
export function answerMessages(sync: () => Promise<Synchronising>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender, respond: (answer: unknown) => void) => {
    const known = readMessage(message, sender)
    if (!known) return false
    answer(known, sender, sync).then(
      (value) => respond(value ?? null),
      (error: unknown) => {
        console.error(`A message (${known.type}) could not be answered.`, error)
        respond(null)
      },
    )
    return true
  })
  browser.tabs.onRemoved.addListener((tabId) => forgetPagesOf(tabId, sync))
}
