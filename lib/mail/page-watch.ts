/**
 * Watches a webmail's page and tells what it shows: one report for each state, never one of the state before. Reads
 * at once, then at most once a frame; everything it starts ends with the signal.
 */
import type { PageReport } from '../messages/page-report'
import type { MailAdapter, MessageIdentity, PageReading, ReadMessage } from './adapter'
import { watchFrames } from './frame-watch'
import { completeMessage, createBodyReader, type FindOriginals } from './message-facts'
import { SelectorError } from './selectors'

/** `Omit` over each member of the union. */
type Unnumbered<T> = T extends unknown ? Omit<T, 'sequence' | 'webmail' | 'certainty'> : never
type Content = Unnumbered<PageReport> & { certainty?: number }

const between: Content = { kind: 'between', ownAddresses: [] }

/** Milliseconds a field may be missing before that is a breakage: webmails build their pages piece by piece. */
const patience = 3000
/** The same for a page that loads or does not show yet what its address names. */
const loadingPatience = 12_000
/** Milliseconds since the last look after which a change is read at once; sooner ones wait for the next painted frame. */
const restAfterLook = 32
/** The same after a look that found the page between two messages: the next one is what the person waits for. */
const restInTransition = 8
/** Milliseconds for which the page may be between two messages before that is told, once what was told last is surely on screen. */
const passing = 250
/** Milliseconds after which what was told is surely on screen. */
const loadTime = 2000
/** Milliseconds without a frame painted (a tab in the background) after which the page is read all the same. */
const withoutPaint = 250
/** Milliseconds a webmail may take to tell a message's identity; then the message is logged by what the page shows. */
const identityPatience = 10_000
/** Identities kept, so that going back to a message asks nothing; and people of theirs, together. */
const rememberedIdentities = 200
const rememberedPeople = 5000

export interface PageWatch {
  page: Document
  adapter: MailAdapter
  onReport: (report: PageReport) => void
  /** Hears each reading, whether or not it says anything new. */
  onReading?: (reading: PageReading) => void
  /** Absent where a message's text is not read. */
  findOriginals?: FindOriginals
  signal: AbortSignal
}

function remember(identities: Map<string, MessageIdentity>, pageKey: string, identity: MessageIdentity): void {
  identities.set(pageKey, identity)
  let people = [...identities.values()].reduce((sum, known) => sum + (known.people?.length ?? 0), 0)
  for (const [oldest, known] of identities) {
    if (oldest === pageKey || (identities.size <= rememberedIdentities && people <= rememberedPeople)) return
    identities.delete(oldest)
    people -= known.people?.length ?? 0
  }
}

/** Starts watching; the first report follows with the next frame. */
export function watchPage({ page, adapter, onReport, onReading, findOriginals = () => null, signal }: PageWatch) {
  const view = page.defaultView
  if (view === null) throw new TypeError('A page without a window cannot be watched')
  const identities = new Map<string, MessageIdentity>()
  const readBody = createBodyReader(page, adapter, findOriginals)
  let sequence = 0
  let last = ''
  let isScheduled = false
  let restUntil = -Infinity
  let impatience: ReturnType<typeof setTimeout> | undefined
  let leaving: ReturnType<typeof setTimeout> | undefined
  let told = { state: '', at: -Infinity }
  let again: ReturnType<typeof setTimeout> | undefined
  let failed: string | null = null
  let asking: { pageKey: string; abort: AbortController } | null = null

  const emit = (content: Content): void => {
    const state = JSON.stringify(content)
    if (state === last) return
    last = state
    if (content.kind !== 'between' && state !== told.state) told = { state, at: performance.now() }
    if (content.kind === 'unreadable')
      console.warn(`Sidelight cannot read "${content.field}" on this page (${adapter.id}).`, content.markup)
    onReport({ certainty: 1, ...content, webmail: adapter.id, sequence: sequence++ })
  }

  const ask = (message: ReadMessage): void => {
    if (asking?.pageKey === message.pageKey || adapter.readIdentity === undefined) return
    asking?.abort.abort()
    const abort = new AbortController()
    asking = { pageKey: message.pageKey, abort }
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(new Error('It took too long.')), identityPatience)
    adapter
      .readIdentity(page, message, AbortSignal.any([abort.signal, late.signal]))
      .finally(() => clearTimeout(timer))
      .then(
        (identity) => answer(message, identity),
        (error: unknown) => {
          if (abort.signal.aborted) return
          console.warn(`Sidelight could not read the identity of this message (${adapter.id}).`, error)
          answer(message, null)
        },
      )
  }

  const answer = (message: ReadMessage, identity: MessageIdentity | null): void => {
    if (asking?.pageKey !== message.pageKey) return
    asking = null
    if (identity === null) failed = message.pageKey
    else remember(identities, message.pageKey, identity)
    schedule()
  }

  const report = (reading: Exclude<PageReading, { kind: 'transition' }>): void => {
    if (reading.kind !== 'message') {
      failed = null
      return emit(reading)
    }
    const messages = reading.messages.map((message, index) => {
      const text = index === reading.focus ? readBody(message) : { originals: [], traits: [] }
      return completeMessage(message, identities.get(message.pageKey), text)
    })
    const focused = reading.messages[reading.focus]
    // A failure is asked again when the message is opened again.
    if (failed !== focused?.pageKey) failed = null
    const isKnown = focused === undefined || failed === focused.pageKey || identities.has(focused.pageKey)
    emit({ ...reading, messages, isComplete: isKnown || adapter.readIdentity === undefined })
    if (!isKnown) ask(focused)
  }

  /** What may still be on its way to the screen must not come up beside the next message; what stands there is left in peace for a moment. */
  const leave = (): void => {
    if (told.state === '') return
    if (performance.now() - told.at < loadTime) emit(between)
    else leaving ??= setTimeout(() => emit(between), passing)
  }

  const arrive = (): void => {
    for (const timer of [impatience, leaving]) clearTimeout(timer)
    impatience = undefined
    leaving = undefined
  }

  /** A page in between is given time; one that stays so is broken, and is said to be. */
  const wait = (milliseconds: number, field: string, selectors: string[], markup: string): void => {
    leave()
    const content = { kind: 'unreadable' as const, ownAddresses: [], field, selectors: selectors.slice(0, 20), markup }
    impatience ??= setTimeout(() => emit(content), milliseconds)
  }

  const look = (): void => {
    isScheduled = false
    if (signal.aborted) return
    restUntil = performance.now() + restAfterLook
    frames.update(adapter.watched(page).frames)
    observe()
    try {
      const reading = adapter.readPage(page)
      if (reading.kind === 'transition') {
        restUntil = performance.now() + restInTransition
        return wait(loadingPatience, 'message', [], '')
      }
      arrive()
      report(reading)
      onReading?.(reading)
    } catch (error) {
      if (error instanceof SelectorError) return wait(patience, error.field, error.selectors, error.markup)
      console.error(error)
      wait(patience, 'page', [], '')
    } finally {
      clearTimeout(again)
      const milliseconds = adapter.nextLook?.(page) ?? null
      if (milliseconds !== null) again = setTimeout(schedule, milliseconds)
    }
  }

  const schedule = (): void => {
    if (isScheduled || signal.aborted) return
    isScheduled = true
    // The first change after a rest is what a person has just opened: nobody waits a frame for it.
    if (performance.now() > restUntil) return queueMicrotask(look)
    const once = (): void => {
      clearTimeout(fallback)
      view.cancelAnimationFrame(painted)
      look()
    }
    const fallback = setTimeout(once, withoutPaint)
    const painted = view.requestAnimationFrame(once)
  }

  let observed: Element[] = []
  const observer = new view.MutationObserver(schedule)
  const observe = (): void => {
    const { targets, attributes = [] } = adapter.watched(page)
    if (targets.length === observed.length && targets.every((target, index) => target === observed[index])) return
    observer.disconnect()
    observed = targets
    const attributeFilter = ['class', ...attributes]
    for (const target of targets)
      observer.observe(target, { subtree: true, childList: true, characterData: true, attributeFilter })
  }

  const frames = watchFrames(schedule, look, signal)
  for (const type of ['hashchange', 'popstate', 'pageshow', 'load']) view.addEventListener(type, schedule, { signal })
  // Between a draft and the message beneath it only the focus may move.
  for (const type of ['input', 'change', 'focusin']) page.addEventListener(type, schedule, { signal, passive: true })
  signal.addEventListener('abort', () => {
    observer.disconnect()
    arrive()
    clearTimeout(again)
    asking?.abort.abort()
  })
  schedule()
  return {
    /** For what is told differently of an unchanged page. */
    lookAgain: schedule,
  }
}
