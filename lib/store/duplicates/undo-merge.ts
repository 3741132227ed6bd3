/** Takes a merge back: both rows and all that hung on them as they were; what somebody changed since stays. */
import type { Merge } from '../../domain/model'
import type { LooseRecord } from '../../messages/apply-patch'
import { isCollection, type Collection } from '../../messages/rows'
import { commitChanges, commitTogether, type RowChange } from '../commit-changes'
import type { SidelightDatabase } from '../database'
import { InvalidRowError, MissingRowError } from '../errors'
import { undoFields } from '../import/undo-fields'
import { rowTable } from '../local-change'
import { parseRow } from '../parse-row'
import { withoutKeys } from '../without-keys'
import { renamed } from './moved-rows'
import { mergeId } from './pair-id'

export interface MergeUndone {
  /** Fields of the kept row that somebody has changed since, which stay. */
  keptFields: string[]
}

type Entry = Merge['before'][number] & { collection: Collection }

/** Every row that tells of one merge. */
async function recordsOf(db: SidelightDatabase, first: Merge): Promise<Merge[]> {
  const records = [first]
  for (;;) {
    const next = await db.merges.get(mergeId(first.keptId, first.mergedId, records.length))
    // Of an earlier merge of the same two there may be more than of the last.
    if (next === undefined || next.mergedAt !== first.mergedAt) return records
    records.push(next)
  }
}

function restored(
  merge: Merge,
  entry: Entry,
  now: LooseRecord | undefined,
): { after: LooseRecord | undefined; keptFields: string[] } {
  const { keptId, mergedId } = merge
  const isOneOfTwo = entry.collection === merge.collection
  if (isOneOfTwo && entry.id === mergedId)
    return { after: { ...now, ...entry.fields, id: mergedId, deletedAt: null }, keptFields: [] }
  if (now === undefined) return { after: undefined, keptFields: [] }
  const after =
    isOneOfTwo && entry.id === keptId
      ? merge.after
      : Object.fromEntries(
          Object.entries(entry.fields).map(([field, value]) => [field, renamed(value, mergedId, keptId)]),
        )
  const { row, keptFields } = undoFields(entry.collection, now, entry.fields, after)
  return { after: row, keptFields: isOneOfTwo && entry.id === keptId ? keptFields : [] }
}

async function changeOf(
  db: SidelightDatabase,
  merge: Merge,
  entry: Entry,
): Promise<{ change: RowChange | null; keptFields: string[] }> {
  const { collection, id } = entry
  const stored = await rowTable(db, collection).get(id)
  const now = stored && withoutKeys(collection, stored)
  const { after, keptFields } = restored(merge, entry, now)
  if (after === undefined) return { change: null, keptFields }
  const parsed = parseRow(collection, after)
  if (!parsed.ok) throw new InvalidRowError(collection, parsed.problem)
  return { change: { collection, id, before: now, after: parsed.row }, keptFields }
}

/**
 * Undoes a merge, or takes back "not the same". What came to the kept row after the merge stays there.
 * @throws MissingRowError where there is no such merge, StorageFullError
 */
export async function undoMerge(db: SidelightDatabase, id: string): Promise<MergeUndone> {
  return commitTogether(db, async () => {
    const at = new Date().toISOString()
    const merge = await db.merges.get(id)
    if (merge === undefined || merge.deletedAt !== null) throw new MissingRowError('merges', id)
    if (merge.undoneAt !== null) return { keptFields: [] }
    const records = await recordsOf(db, merge)
    const changes: RowChange[] = []
    const keptFields: string[] = []
    for (const entry of records.flatMap(({ before }) => before)) {
      if (!isCollection(entry.collection)) continue
      const undone = await changeOf(db, merge, { ...entry, collection: entry.collection })
      if (undone.change !== null) changes.push(undone.change)
      keptFields.push(...undone.keptFields)
    }
    for (const record of records)
      changes.push({ collection: 'merges', id: record.id, before: { ...record }, after: { ...record, undoneAt: at } })
    await commitChanges(db, changes, at)
    return { keptFields }
  })
}
