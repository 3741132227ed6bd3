/**
 * One import or undo at a time in this browser, whichever tab asks for it: two of one file would go on with one batch and its journal,
 * and an undo would run after an import that is still writing.
 */
const lockName = 'sidelight-import'

interface Waiting {
  signal: AbortSignal
  /** Called when another tab has the turn. */
  onWaiting: () => void
}

/** @returns what the work gives, or `stopped` where it was told to stop before its turn came */
export async function inTurn<Answer>(
  work: () => Promise<Answer>,
  stopped: Answer,
  { signal, onWaiting }: Waiting,
): Promise<Answer> {
  const { held = [] } = await navigator.locks.query()
  if (held.some(({ name }) => name === lockName)) onWaiting()
  let hasBegun = false
  try {
    return await navigator.locks.request(lockName, { signal }, () => {
      hasBegun = true
      return work()
    })
  } catch (error) {
    if (!hasBegun && signal.aborted) return stopped
    throw error
  }
}
