/** A page as the generic reader reads it, in as many looks as this machine takes. */
import { setTimeout as delay } from 'node:timers/promises'
import type { PageReading } from '../../../lib/mail/adapter'
import { generic } from '../../../lib/mail/generic/generic'

/** @throws {Error} when it has not come to an end after two minutes */
export async function settledReading(page: Document): Promise<PageReading> {
  for (const end = performance.now() + 120_000; performance.now() < end; await delay(5)) {
    const reading = generic.readPage(page)
    if (reading.kind !== 'transition') return reading
  }
  throw new Error('The page was not read.')
}
