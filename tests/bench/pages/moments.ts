/**
 * Runs inside a measured page or frame: notes when something is on screen and when a key or click arrived, by the wall
 * clock (`performance.timeOrigin` + `performance.now()`), so that pages of two processes or browsers can be compared.
 */
const wallClock = (): number => performance.timeOrigin + performance.now()

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

function isShown(text: string, selectors: readonly string[]): boolean {
  const found = selectors.map((selector) => document.querySelector(selector))
  return found.every((element) => element !== null) && (found[0]?.textContent ?? '').includes(text)
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

class Moments {
  #awaited: Promise<number> = Promise.reject(new Error('Nothing was awaited.'))
  #inputAt = 0

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
    const shown = whenShown(text, selectors)
    this.#awaited = isPainted ? shown.then(afterPaint) : shown
  }

  /** When what is awaited came. */
  get awaited(): Promise<number> {
    return this.#awaited
  }

  /** When the newest key or click arrived here. */
  get inputAt(): number {
    return this.#inputAt
  }
}

Object.assign(globalThis, { benchMoments: new Moments() })
