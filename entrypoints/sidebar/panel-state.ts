/** What is on screen in the frame, as signals; nothing else holds state. */
import { batch, computed, effect, signal } from '@preact/signals'
import type { LogState, SelfTestView } from '../../components/sidebar/view'
import type { SidebarLayout } from '../../lib/messages/sidebar-messages'
import type { SyncState } from '../../lib/messages/runtime'
import { railWidth } from '../../lib/mail/sidebar-frame'
import { workspaceDay } from '../wiring/rules'
import { readSettings } from '../wiring/settings'
import { bareView, type LoadedView } from './loaded-view'
import type { SentLog } from './log-sent'

const nothing = bareView({ kind: 'blank' })

const widthKey = 'sidelight.width'
const coverKey = 'sidelight.covered'

/** The frame's own width tells whether the content script mounted it folded. */
function mountedLayout(): SidebarLayout {
  // Not laid out yet, 0 says nothing: the first resize does.
  const isFolded = innerWidth > 0 && innerWidth <= railWidth
  const kept = Number(localStorage.getItem(widthKey))
  const width = isFolded ? kept : innerWidth
  return { isFolded, width: width >= 320 && width <= 400 ? Math.round(width) : 360 }
}

export const panel = {
  loaded: signal<LoadedView>(nothing),
  /** A passing state of the log button; null lets the rows speak. */
  log: signal<LogState | null>(null),
  sync: signal<SyncState | null>(null),
  layout: signal<SidebarLayout>(mountedLayout()),
  isCovered: signal(localStorage.getItem(coverKey) === 'yes'),
  editors: signal<ReadonlyMap<string, readonly string[]>>(new Map()),
  /** In the place of the view, while a person looks at it. */
  selfTest: signal<SelfTestView | null>(null),
  /** The draft that was sent last, and what was logged of it. */
  sent: signal<SentLog | null>(null),
  hasListChips: signal(readSettings().listChips),
  /** Mail of no customer is on screen: the sidebar does not stand open for it, unless a person opened it by hand. */
  isQuiet: signal(false),
  isOpenedByHand: signal(false),
  /** The clock on screen; moves with each view and each minute. */
  now: signal(new Date()),
  today: signal(workspaceDay(new Date())),
}

/** Folded by the person, or because the mail on screen is no customer's. */
export const isFolded = computed(
  () => panel.layout.value.isFolded || (panel.isQuiet.value && !panel.isOpenedByHand.value),
)

/** The layout after a person folded or unfolded it: what was opened by hand stays open. */
export function foldByHand(isNowFolded: boolean): SidebarLayout {
  batch(() => {
    panel.isOpenedByHand.value = !isNowFolded && panel.isQuiet.value
    panel.layout.value = { ...panel.layout.value, isFolded: isNowFolded }
  })
  return panel.layout.value
}

/** What the log button rests on: another message, or other rows for the same one, end its passing state. */
function logStandOf({ view, message, accountId }: LoadedView): string {
  const log = view.kind === 'known' ? view.card.log : null
  return JSON.stringify([
    view.kind,
    accountId,
    message?.pageKey ?? null,
    log?.kind === 'reading' ? { kind: 'idle' } : log,
  ])
}

/** Sets the view; drawn once, whatever of it changes. */
export function showLoaded(loaded: LoadedView): void {
  batch(() => {
    const before = panel.loaded.value
    if (logStandOf(loaded) !== logStandOf(before)) panel.log.value = null
    const isElsewhere = loaded.message?.pageKey !== before.message?.pageKey || loaded.view.kind === 'draft'
    if (isElsewhere && panel.selfTest.value?.kind === 'selfTest') panel.selfTest.value = null
    // Between two messages, and before a list, it stays as it is: it would open and fold with each step.
    if (loaded.message !== null || loaded.view.kind === 'draft') panel.isQuiet.value = loaded.isQuiet
    panel.now.value = new Date()
    panel.loaded.value = loaded
  })
}

/** The message on screen now, once all of it has been read; as far as it was, when another takes its place first. */
export function whenRead(): Promise<LoadedView> {
  let newest = panel.loaded.value
  const { pageKey } = newest.message ?? {}
  return new Promise((resolve) => {
    const stop = effect(() => {
      const loaded = panel.loaded.value
      const isSame = loaded.message?.pageKey === pageKey
      if (isSame) newest = loaded
      if (isSame && loaded.message?.isComplete === false) return
      resolve(newest)
      // Not at once: the first run comes before `stop` is there.
      queueMicrotask(() => stop())
    })
  })
}

if (innerWidth === 0) addEventListener('resize', () => (panel.layout.value = mountedLayout()), { once: true })

export function keepWidth(width: number): void {
  localStorage.setItem(widthKey, String(width))
}

/** Covered stays covered in the next message and the next tab: a shared screen shows both. */
export function toggleCover(): void {
  panel.isCovered.value = !panel.isCovered.value
  localStorage.setItem(coverKey, panel.isCovered.value ? 'yes' : 'no')
}

addEventListener('storage', ({ key, newValue }) => {
  if (key === coverKey) panel.isCovered.value = newValue === 'yes'
})
