/** Since when the team's server has not been reached: a person is told, whatever stopped and woke the background meanwhile. */
import type { SidelightDatabase } from '../store/database'
import { readMeta, writeMeta } from '../store/meta'
import type { Connection, SyncStatus } from './sync-state'

/**
 * What to say beside a status; notes the moment when the trouble begins with it.
 * @param nextTryAt milliseconds since 1970
 */
export async function unreachedSince(
  db: SidelightDatabase,
  status: SyncStatus,
  nextTryAt: number,
): Promise<Pick<Connection, 'since' | 'nextTryAt'>> {
  if (status !== 'offline' && status !== 'cannotReach') return {}
  const known = await readMeta(db, 'lostAt')
  const since = known ?? Date.now()
  if (known === null) await writeMeta(db, 'lostAt', since)
  return { since: new Date(since).toISOString(), nextTryAt: new Date(nextTryAt).toISOString() }
}

/** The server has been reached, and everything has been sent and fetched. */
export async function noteReached(db: SidelightDatabase): Promise<void> {
  if ((await readMeta(db, 'lostAt')) !== null) await writeMeta(db, 'lostAt', null)
}
