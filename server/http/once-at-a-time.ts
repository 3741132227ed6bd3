import { log } from '../log'

/** Runs `work` when called; what is asked for while it runs is done once more after it. A failure is logged. */
export function onceAtATime(work: () => Promise<void>): () => void {
  let isRunning = false
  let isAskedAgain = false
  const run = async () => {
    isRunning = true
    try {
      while (isAskedAgain) {
        isAskedAgain = false
        await work()
      }
    } catch (error) {
      log.error({ err: error }, 'what other processes wrote could not be looked at')
    } finally {
      isRunning = false
    }
  }
  return () => {
    isAskedAgain = true
    if (!isRunning) void run()
  }
}
