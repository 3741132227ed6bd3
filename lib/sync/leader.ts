/**
 * Of all pages and workers of the extension one synchronises rows (Web Locks); the next takes over when it goes. And a plan
 * that a page has open is left to that page.
 */

const hasLocks = (): boolean => typeof navigator !== 'undefined' && 'locks' in navigator

/** Runs `lead` once the lock is had, until the signal aborts. Where there are no locks there is only one of us. */
export async function asLeader(name: string, signal: AbortSignal, lead: () => Promise<void>): Promise<void> {
  if (!hasLocks()) {
    await lead()
    return
  }
  try {
    await navigator.locks.request(name, { signal }, lead)
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

/** Says, until the signal aborts, that this page looks after something. Others may too; nobody waits for it. */
export function lookAfter(name: string, signal: AbortSignal): void {
  if (!hasLocks()) return
  const untilAborted = (): Promise<void> =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  navigator.locks.request(name, { mode: 'shared', signal }, untilAborted).catch((error: unknown) => {
    if (!signal.aborted) console.warn(`The lock ${name} could not be had.`, error)
  })
}

/** Runs `work` unless a page looks after the thing already. */
export async function unlessLookedAfter(name: string, work: () => Promise<void>): Promise<void> {
  if (!hasLocks()) await work()
  else await navigator.locks.request(name, { ifAvailable: true }, async (lock) => (lock ? work() : undefined))
}
