/** Resolves after `milliseconds`, or as soon as the signal aborts: the caller looks at the signal then. */
export function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve()
      return
    }
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal.addEventListener('abort', end)
  })
}

/** The work's result, or a rejection as soon as the signal aborts; the work itself goes on. */
export function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error('It was given up.'))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

/**
 * How long to wait before connecting again, in milliseconds: doubles up to half a minute, and is spread over half to one
 * and a half of that, so that clients of a restarted server do not all come at once.
 */
export function reconnectDelay(failures: number, base: number, random: () => number = Math.random): number {
  return Math.min(base * 2 ** Math.min(failures, 10), 30_000) * (0.5 + random())
}
