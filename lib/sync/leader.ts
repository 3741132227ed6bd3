/** Of all pages and workers of the extension one synchronises (Web Locks); the next takes over when it goes. */

/** Runs `lead` once the lock is had, until the signal aborts. Where there are no locks there is only one of us. */
export async function asLeader(name: string, signal: AbortSignal, lead: () => Promise<void>): Promise<void> {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) {
    await lead()
    return
  }
  try {
    await navigator.locks.request(name, { signal }, lead)
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
