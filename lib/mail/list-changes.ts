/** Tells when the message list may have changed: mutations, scrolling, frames that load. Nothing of it runs until it is begun. */
import type { MailAdapter } from './adapter'
import { watchedDocuments } from './watched-documents'

/** Milliseconds without a change after which the list is looked at: webmails fill their rows piece by piece. */
const settled = 100
/** Milliseconds after which it is looked at though it never settles. */
const mostWait = 500
/** Of the page's time at most one part in so many goes into the looks. */
const restAfterWork = 20
/** What rows hold their people in, beside text. */
const attributeFilter = ['class', 'title', 'email', 'aria-label', 'href', 'hidden']

/**
 * Calls `look` at once, and again when the list may have changed. It answers with the documents that rows were found in; while there
 * are none, any document of the page may come to hold them.
 * @returns what asks for a look soon
 */
export function followList(
  { page, adapter }: { page: Document; adapter: MailAdapter },
  look: () => readonly Document[],
  signal: AbortSignal,
): () => void {
  const view = page.defaultView
  if (view === null) throw new TypeError('A page without a window cannot be watched')
  const known = new Set<Document>()
  const frames = new WeakSet<HTMLIFrameElement>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let changedAt: number | null = null
  let restUntil = 0

  const schedule = (): void => {
    if (signal.aborted) return
    const now = performance.now()
    changedAt ??= now
    clearTimeout(timer)
    const wait = Math.max(Math.min(settled, changedAt + mostWait - now), restUntil - now, 0)
    timer = setTimeout(run, wait)
  }
  const leave = (): void => {
    observer.disconnect()
    for (const shown of known) shown.removeEventListener('scroll', schedule, { capture: true })
    known.clear()
  }
  const listenIn = (documents: ReadonlySet<Document>): void => {
    if (documents.size === known.size && [...documents].every((one) => known.has(one))) return
    leave()
    for (const shown of documents) {
      known.add(shown)
      shown.addEventListener('scroll', schedule, { capture: true, passive: true })
      const body = shown.querySelector('body')
      if (body !== null)
        observer.observe(body, { subtree: true, childList: true, characterData: true, attributeFilter })
    }
  }
  const listenToFrames = (): void => {
    for (const frame of adapter.watched(page).frames) {
      if (frames.has(frame)) continue
      frames.add(frame)
      frame.addEventListener('load', schedule, { signal })
    }
  }
  const run = (): void => {
    changedAt = null
    const begun = performance.now()
    const holding = look()
    listenIn(new Set(holding.length > 0 ? [page, ...holding] : watchedDocuments(page, adapter)))
    listenToFrames()
    // What the look itself has changed is no news.
    observer.takeRecords()
    const now = performance.now()
    restUntil = now + (now - begun) * restAfterWork
  }

  const observer = new view.MutationObserver(schedule)
  for (const type of ['resize', 'hashchange', 'popstate']) view.addEventListener(type, schedule, { signal })
  signal.addEventListener('abort', () => {
    clearTimeout(timer)
    leave()
  })
  run()
  return schedule
}
