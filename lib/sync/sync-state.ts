/** What the person is told about synchronising: the connection's state beside what waits in the store. */
import { liveQuery } from 'dexie'
import type { SyncState } from '../messages/runtime'
import type { SidelightDatabase } from '../store/database'
import { readMeta } from '../store/meta'

export type SyncStatus = SyncState['status']
/** The connection's part of the state. */
export type Connection = Pick<SyncState, 'status' | 'fetched' | 'since' | 'nextTryAt'>

/** The state as of now. */
export async function readSyncState(db: SidelightDatabase, status: SyncStatus): Promise<SyncState> {
  // For a team that was left nothing waits: it may never be gone back to.
  const waiting = (await readMeta(db, 'server')) === null ? 0 : await db.outbox.count()
  const needsAttention = await db.attention.where('kind').equals('refused').count()
  return { status, waiting, needsAttention }
}

/** Publishes the state whenever the store's part of it changes; `set` changes the connection's part. */
export function publishSyncState(
  db: SidelightDatabase,
  publish: (state: SyncState) => void,
  signal: AbortSignal,
): { set: (connection: Connection) => void } {
  // Nothing is said before the connection's part is known: "alone" would flash up at every start.
  let connection: Connection | null = null
  let counts = { waiting: 0, needsAttention: 0 }
  let last = ''
  const tell = (): void => {
    if (connection === null) return
    const state = { ...connection, ...counts }
    const text = JSON.stringify(state)
    if (text !== last && !signal.aborted) publish(state)
    last = text
  }
  // Declared async: of another function Dexie watches only the reads before its first await.
  const subscription = liveQuery(async () => await readSyncState(db, 'alone')).subscribe({
    next: ({ waiting, needsAttention }) => {
      counts = { waiting, needsAttention }
      tell()
    },
    error: (error) => console.warn('The number of waiting changes could not be read.', error),
  })
  signal.addEventListener('abort', () => subscription.unsubscribe(), { once: true })
  return {
    set(next) {
      connection = next
      tell()
    },
  }
}
