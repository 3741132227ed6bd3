/** Rows read from the end of their index. */
import type { Collection } from 'dexie'

/** The collection, newest first: whatever its index sorts by, the other way round. Walks a cursor, so take few of it. */
export function newestFirst<T, Key>(rows: Collection<T, Key>): Collection<T, Key> {
  // A Dexie collection, which no array is.
  // oxlint-disable-next-line unicorn/no-array-reverse
  return rows.reverse()
}
