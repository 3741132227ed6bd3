/** A server that put us out, or whose versions have nothing in common with ours, is not asked for a while. */
import type { SidelightDatabase } from '../store/database'
import { readMeta, writeMeta } from '../store/meta'

type Stop = 'notAMember' | 'needsUpdate'

/**
 * After an hour it is asked once more: the extension or the server may have been updated, or a proxy in between may have
 * spoken in the server's place.
 */
const askAgainAfterMs = 3_600_000

/** Why nothing is asked now; null when it may be. A new code lifts it at once (lib/sync/join.ts). */
export async function stoppedBy(db: SidelightDatabase): Promise<Stop | null> {
  const since = (await readMeta(db, 'stoppedAt')) ?? 0
  const hasPassed = Math.abs(Date.now() - since) >= askAgainAfterMs
  return hasPassed ? null : readMeta(db, 'stopped')
}

/** @returns the status to show from now on */
export async function stopFor(db: SidelightDatabase, stop: Stop): Promise<Stop> {
  await writeMeta(db, 'stopped', stop)
  await writeMeta(db, 'stoppedAt', Date.now())
  return stop
}

/** The server has let us in. */
export async function liftStop(db: SidelightDatabase): Promise<void> {
  if (!(await readMeta(db, 'stopped'))) return
  await writeMeta(db, 'stopped', null)
  await writeMeta(db, 'stoppedAt', null)
}
