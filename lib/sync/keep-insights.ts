/** Keeps every account's insight of today, in the background and a few at a time, so that a card never waits for it. */
import { liveQuery } from 'dexie'
import type { SidelightDatabase } from '../store/database'
import { markAfterFirstSync } from '../store/local-change'
import { recomputeInsights } from '../store/insights'
import { lookOver } from '../store/look-over'
import { readMeta } from '../store/meta'
import { isReferenceBehind, refreshReferenceAlone } from '../store/reference-alone'
import { delay } from './delay'
import { Bell } from './wake'

/** Accounts computed in one go; then others have their turn. */
const atOnce = 50

/** Accounts compared with the day's sources and ranks in one go: nothing of them is computed. */
const lookedAtOnce = 200

/** Milliseconds between a change and the computing. */
const restMs = 100

/** Milliseconds in which nothing is written before much that was written is ranked: the parts of an import are ranked together. */
const quietMs = 3000

/** Milliseconds after which it is looked whether the day has turned. */
const dayCheckMs = 60_000

const now = (): string => new Date().toISOString()

async function recomputeAll(db: SidelightDatabase, signal: AbortSignal): Promise<void> {
  do {
    while (!signal.aborted && (await recomputeInsights(db, now(), atOnce)) === atOnce) await delay(0, signal)
  } while (!signal.aborted && (await lookOver(db, now(), lookedAtOnce)) > 0)
}

/** For how long nothing has been written. */
class Quiet {
  #counter = -1
  #sinceMs = 0

  /** Milliseconds until it has been quiet for long enough; 0: it has. */
  msLeft(counter: number, nowMs: number): number {
    if (counter !== this.#counter) [this.#counter, this.#sinceMs] = [counter, nowMs]
    return Math.max(0, quietMs - (nowMs - this.#sinceMs))
  }
}

/** Whether a first sync is under way: numbers of rows that are half here would be computed for nothing, and slow it down. */
class FirstSync {
  #cursor: number | null = null
  #movedMs = 0

  async isMoving(db: SidelightDatabase, nowMs: number): Promise<boolean> {
    const [cursor, window] = [(await readMeta(db, 'cursor')) ?? 0, await readMeta(db, 'window')]
    if (window === null || cursor >= window.until) return false
    if (cursor !== this.#cursor) [this.#cursor, this.#movedMs] = [cursor, nowMs]
    // One that was cut, and does not go on, is not waited for.
    return nowMs - this.#movedMs < firstSyncMs
  }
}

/** Milliseconds within which the first sync has to move on to be waited for. */
const firstSyncMs = 3000

/** @returns milliseconds after which to look again, if nothing happens before */
async function catchUp(
  db: SidelightDatabase,
  { quiet, firstSync }: { quiet: Quiet; firstSync: FirstSync },
  signal: AbortSignal,
): Promise<number> {
  if (await firstSync.isMoving(db, performance.now())) return firstSyncMs
  await markAfterFirstSync(db)
  await refreshReferenceAlone(db, now())
  await recomputeAll(db, signal)
  if (!(await isReferenceBehind(db))) return dayCheckMs
  const msLeft = quiet.msLeft((await readMeta(db, 'counter')) ?? 0, performance.now())
  if (msLeft > 0 || signal.aborted) return msLeft
  await refreshReferenceAlone(db, now(), true)
  await recomputeAll(db, signal)
  return dayCheckMs
}

/** Computes what changed as it changes, and when the day turns what it may have changed, until the signal aborts. */
export async function keepInsights(db: SidelightDatabase, signal: AbortSignal): Promise<void> {
  const bell = new Bell()
  const parts = { quiet: new Quiet(), firstSync: new FirstSync() }
  const changed = liveQuery(async () => {
    const [some, areAll] = await Promise.all([db.staleAccounts.limit(1).primaryKeys(), readMeta(db, 'allStale')])
    return some.length > 0 || areAll === true
  }).subscribe({
    next: (areSome) => (areSome ? bell.ring() : undefined),
    error: (error) => console.warn('Which accounts have changed could not be read.', error),
  })
  // A new day's reference marks no account: all are to be compared with it.
  const ranked = liveQuery(() => db.reference.toArray()).subscribe({
    next: () => bell.ring(),
    error: (error) => console.warn('The day’s reference could not be read.', error),
  })
  while (!signal.aborted) {
    let restsFor = dayCheckMs
    try {
      restsFor = await catchUp(db, parts, signal)
    } catch (error) {
      if (!signal.aborted) console.warn('The insights could not be computed; they will be tried again.', error)
    }
    await bell.wait(restsFor, signal)
    // What came in is drawn first, and several changes in a row are computed once.
    await delay(restMs, signal)
  }
  changed.unsubscribe()
  ranked.unsubscribe()
}
