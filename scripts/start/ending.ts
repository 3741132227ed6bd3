/** What has to be ended when `npm start` ends, however it does: the last started first. */
export interface Ending {
  /** Aborts on Ctrl-C or SIGTERM. */
  signal: AbortSignal
  /** Registers what ends something. */
  add(name: string, end: () => Promise<unknown>): void
  /** Ends everything; a failure is told and does not stop the rest. May be called again. */
  run(): Promise<void>
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export function createEnding(): Ending {
  const controller = new AbortController()
  const ends: { name: string; end: () => Promise<unknown> }[] = []
  const abort = (): void => controller.abort(new Error('Stopped.'))
  for (const name of signals) process.on(name, abort)
  return {
    signal: controller.signal,
    add: (name, end) => void ends.push({ name, end }),
    async run() {
      for (let next = ends.pop(); next; next = ends.pop()) {
        try {
          await next.end()
        } catch (error) {
          console.error(`${next.name} did not end cleanly:`, error instanceof Error ? error.message : error)
        }
      }
    },
  }
}

/** Rejects with the signal's reason as soon as it aborts, for work that does not listen to it. */
export async function unlessAborted<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  signal.throwIfAborted()
  const done = new AbortController()
  const aborted = new Promise<never>((_, reject) => {
    const stop = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error('Stopped.'))
    signal.addEventListener('abort', stop, { once: true, signal: done.signal })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    done.abort()
  }
}
