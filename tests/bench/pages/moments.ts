/**
 * Runs inside a measured page or frame: notes when something is on screen and when a key or click arrived, by the wall
 * clock (`performance.timeOrigin` + `performance.now()`), so that pages of two processes or browsers can be compared.
 */
import { wallClock } from './wall-clock'

/** The moment after the next frame has been painted, ms. */
function afterPaint(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => resolve(wallClock()))
      port1.start()
      port2.postMessage(null)
    })
  })
}

/** An element's own words: a colleague's caret stands in the middle of them, with a name, and is none. */
function wordsOf(element: Element | null | undefined): string {
  if (!element?.querySelector('.caret')) return element?.textContent ?? ''
  const copy = document.importNode(element, true)
  for (const caret of copy.querySelectorAll('.caret')) caret.remove()
  return copy.textContent ?? ''
}

function isShown(text: string, selectors: readonly string[]): boolean {
  const found = selectors.map((selector) => document.querySelector(selector))
  return found.every((element) => element !== null) && wordsOf(found[0]).includes(text)
}

function whenShown(text: string, selectors: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      if (!isShown(text, selectors)) return false
      observer.disconnect()
      resolve(wallClock())
      return true
    }
    const observer = new MutationObserver(look)
    if (!look()) observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
  })
}

declare global {
  /** Of pages/sockets.ts, where it runs. */
  var benchSockets: { readonly receivedAt: number } | undefined
}

class Moments {
  #awaited: Promise<number> = Promise.reject(new Error('Nothing was awaited.'))
  #inputAt = 0
  #receivedAt = 0

  constructor() {
    this.#awaited.catch(() => undefined)
    for (const type of ['keydown', 'click'])
      document.addEventListener(
        type,
        () => {
          this.#inputAt = wallClock()
        },
        true,
      )
  }

  /** From now on waits until all selectors are there and the first one's text has `text`. */
  await(text: string, selectors: readonly string[], isPainted: boolean): void {
    const shown = whenShown(text, selectors).then((at) => {
      this.#receivedAt = globalThis.benchSockets?.receivedAt ?? 0
      return at
    })
    this.#awaited = isPainted ? shown.then(afterPaint) : shown
  }

  /** When what is awaited came. */
  get awaited(): Promise<number> {
    return this.#awaited
  }

  /** When a socket of the page had received last as what is awaited came. */
  get receivedAt(): number {
    return this.#receivedAt
  }

  /** When the newest key or click arrived here. */
  get inputAt(): number {
    return this.#inputAt
  }
}

Object.assign(globalThis, { benchMoments: new Moments() })
