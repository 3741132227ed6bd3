/** A bell that a loop waits for; a ring while nobody waits is remembered, once. */
export class Bell {
  #isRung = false
  #ring: (() => void) | null = null

  ring(): void {
    this.#isRung = true
    this.#ring?.()
  }

  /** Resolves at a ring, after `milliseconds`, or when the signal aborts, whichever is first. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!this.#isRung && !signal.aborted)
      await new Promise<void>((resolve) => {
        const end = (): void => {
          clearTimeout(timer)
          signal.removeEventListener('abort', end)
          resolve()
        }
        const timer = setTimeout(end, milliseconds)
        this.#ring = end
        signal.addEventListener('abort', end, { once: true })
      })
    this.#ring = null
    this.#isRung = false
  }
}
