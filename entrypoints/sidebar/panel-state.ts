/** What is on screen in the frame, as signals; nothing else holds state. */
import { batch, effect, signal } from '@preact/signals'
import type { LogState } from '../../components/sidebar/view'
import type { SidebarLayout } from '../../lib/messages/sidebar-messages'
import type { SyncState } from '../../lib/messages/runtime'
import { railWidth } from '../../lib/mail/sidebar-frame'
import { workspaceDay } from '../wiring/rules'
import type { LoadedView } from './load-view'

const nothing: LoadedView = {
  view: { kind: 'blank' },
  accountId: null,
  contactIds: [],
  message: null,
  isOurs: false,
  match: null,
  outdated: [],
}

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
  /** The clock on screen; moves with each view and each minute. */
  now: signal(new Date()),
  today: signal(workspaceDay(new Date())),
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
    if (logStandOf(loaded) !== logStandOf(panel.loaded.value)) panel.log.value = null
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
