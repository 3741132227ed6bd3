/** What leaves with an export, and what does not. */
import { collectionNames, type Collection } from '../../messages/rows'
import type { SidelightDatabase } from '../database'
import { rowTable } from '../local-change'

/**
 * Everything that a team shares but what is computed of it. What is this browser's alone (the never-log list, what was seen in
 * mailboxes, tokens, what waits to be sent) is in no collection, and never leaves.
 */
export const exportedCollections: readonly Collection[] = collectionNames.filter((name) => name !== 'reference')

/** Rows that each collection has; deleted ones, which stay behind, among them. */
export function countExported(db: SidelightDatabase): Promise<{ collection: Collection; rows: number }[]> {
  return Promise.all(
    exportedCollections.map(async (collection) => ({ collection, rows: await rowTable(db, collection).count() })),
  )
}
