/** Waits in real time: the tests' own waiting would move the clock that is played with here. */
import { setTimeout as delay } from 'node:timers/promises'

const patienceMs = 30_000

/** @throws Error with what was waited for */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what: () => string | Promise<string>,
): Promise<void> {
  const end = performance.now() + patienceMs
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`It did not come to be: ${await what()}.`)
    await delay(2)
  }
}
