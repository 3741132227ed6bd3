/** Everything that stands in a store's collections, to compare. */
import { collectionNames, type Collection } from '../../../lib/messages/rows'
import type { LooseRecord } from '../../../lib/messages/apply-patch'
import type { SidelightDatabase } from '../../../lib/store/database'
import { rowTable } from '../../../lib/store/local-change'

export type Snapshot = Partial<Record<Collection, LooseRecord[]>>

export async function snapshot(db: SidelightDatabase, without: readonly Collection[] = []): Promise<Snapshot> {
  const all: Snapshot = {}
  for (const collection of collectionNames)
    if (!without.includes(collection)) all[collection] = await rowTable(db, collection).toArray()
  return all
}

const isAlive = (row: LooseRecord): boolean => row['deletedAt'] === null

/** Without the rows that are deleted, which a team keeps by their ids. */
export function living(all: Snapshot): Snapshot {
  return Object.fromEntries(Object.entries(all).map(([collection, rows]) => [collection, rows.filter(isAlive)]))
}
