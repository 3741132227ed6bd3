/** Keeps every account's insight of today, in the background and a few at a time, so that a card never waits for it. */
import { liveQuery } from 'dexie'
import type { SidelightDatabase } from '../store/database'
import { recomputeInsights } from '../store/insights'
import { refreshReferenceAlone } from '../store/reference-alone'
import { delay } from './delay'
import { Bell } from './wake'

/** Accounts computed in one go; then others have their turn. */
const atOnce = 50

/** Milliseconds between a change and the computing. */
const restMs = 100

const now = (): string => new Date().toISOString()

async function catchUp(db: SidelightDatabase, signal: AbortSignal): Promise<void> {
  await refreshReferenceAlone(db, now())
  while (!signal.aborted && (await recomputeInsights(db, now(), atOnce)) === atOnce) await delay(0, signal)
}

/** Computes what changed as it changes, and everything when the day turns, until the signal aborts. */
export async function keepInsights(db: SidelightDatabase, signal: AbortSignal): Promise<void> {
  const bell = new Bell()
  const changed = liveQuery(() => db.staleAccounts.limit(1).primaryKeys()).subscribe({
    next: (some) => (some.length > 0 ? bell.ring() : undefined),
    error: (error) => console.warn('Which accounts have changed could not be read.', error),
  })
  while (!signal.aborted) {
    try {
      await catchUp(db, signal)
    } catch (error) {
      if (!signal.aborted) console.warn('The insights could not be computed; they will be tried again.', error)
    }
    await bell.wait(60_000, signal)
    // What came in is drawn first, and several changes in a row are computed once.
    await delay(restMs, signal)
  }
  changed.unsubscribe()
}
