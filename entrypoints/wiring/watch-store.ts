/** Dexie's liveQuery for readings of several steps. */
import { liveQuery, type Observable } from 'dexie'

/**
 * Follows a reading as its rows change. The function given to Dexie has to be declared async: of any other that returns a
 * promise, only the reads before its first await are watched (Dexie.js 4, live-query.ts).
 */
export function watchStore<T>(read: () => Promise<T>): Observable<T> {
  return liveQuery(async () => await read())
}
