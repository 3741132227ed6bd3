/** Makes two rows one, by a person's decision: what hangs on either hangs on the one that stays, and it can all be undone. */
import { equalityDeep } from 'lib0/function'
import type { Merge } from '../../domain/model'
import type { LooseRecord } from '../../messages/apply-patch'
import { setFieldsOf, type Collection } from '../../messages/rows'
import { commitChanges, commitTogether, type RowChange } from '../commit-changes'
import type { SidelightDatabase } from '../database'
import { InvalidRowError, MissingRowError } from '../errors'
import { rowTable } from '../local-change'
import { loadIdentity } from '../meta'
import { fillNewRow } from '../new-row'
import { parseRow } from '../parse-row'
import { withoutKeys } from '../without-keys'
import { hangingRows, renamed, type HangingRow } from './moved-rows'
import { keptOf, mergeId } from './pair-id'

export interface MergeRequest {
  collection: Merge['collection']
  /** In any order: the older row stays. */
  ids: readonly [string, string]
  /** Fields for which a person chose whose value stays: field to the id of the row that has it. Unsaid: the kept row's, where it has any. */
  choices?: Readonly<Record<string, string>>
}

/** Rows told of in one row of `merges`, so that it stays within a row's length. */
const rowsPerRecord = 1000

const own: ReadonlySet<string> = new Set(['id', 'createdAt', 'deletedAt'])
const byKey: ReadonlySet<string> = new Set(['custom', 'preferences', 'targetProfile'])

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || value === 'unknown' || value === false

/** The row that stays, with what the other adds: sets of both, records by key, fields that it lacks or that were chosen. */
export function mergedRow(
  collection: Collection,
  kept: LooseRecord,
  merged: LooseRecord,
  choices: Readonly<Record<string, string>>,
): LooseRecord {
  const sets = setFieldsOf(collection)
  const row: LooseRecord = { ...kept }
  for (const [field, theirs] of Object.entries(merged)) {
    if (own.has(field)) continue
    const ours = kept[field]
    const isTheirs = choices[field] === merged['id']
    if (sets.includes(field) && Array.isArray(ours) && Array.isArray(theirs))
      row[field] = [...new Set([...ours, ...theirs])]
    else if (byKey.has(field) && isRecord(ours) && isRecord(theirs))
      row[field] = isTheirs ? { ...ours, ...theirs } : { ...theirs, ...ours }
    else if (isTheirs || isEmpty(ours)) row[field] = isEmpty(theirs) && !isTheirs ? ours : theirs
  }
  // Neither belongs to itself, nor was referred by itself.
  for (const field of ['parentId', 'referredById'])
    if (row[field] === kept['id'] || row[field] === merged['id']) row[field] = null
  return row
}

async function livingRow(
  db: SidelightDatabase,
  collection: Collection,
  id: string,
): Promise<LooseRecord & { id: string; createdAt: string }> {
  const row = await rowTable(db, collection).get(id)
  if (!row || row['deletedAt'] !== null) throw new MissingRowError(collection, id)
  return { ...withoutKeys(collection, row), id, createdAt: String(row['createdAt']) }
}

function checked(collection: Collection, row: LooseRecord): LooseRecord {
  const parsed = parseRow(collection, row)
  if (!parsed.ok) throw new InvalidRowError(collection, parsed.problem)
  return parsed.row
}

function moved({ collection, id, row, fields }: HangingRow, keptId: string, mergedId: string): RowChange {
  const after = { ...row }
  for (const field of fields) after[field] = renamed(row[field], mergedId, keptId)
  return { collection, id, before: row, after: checked(collection, after) }
}

const only = (row: LooseRecord, fields: readonly string[]): LooseRecord =>
  Object.fromEntries(fields.map((field) => [field, row[field] ?? null]))

/** What the merge was, in as many rows as it takes. */
function recordsOf(base: Omit<Merge, 'id' | 'createdAt' | 'deletedAt' | 'before'>, before: Merge['before']): Merge[] {
  const parts: Merge[] = []
  for (let start = 0; start === 0 || start < before.length; start += rowsPerRecord)
    parts.push({
      ...base,
      id: mergeId(base.keptId, base.mergedId, parts.length),
      createdAt: base.mergedAt,
      deletedAt: null,
      before: before.slice(start, start + rowsPerRecord),
    })
  return parts
}

/** In a transaction by `commitTogether`: writes what was decided over what was decided before. */
async function recordChanges(db: SidelightDatabase, records: readonly Merge[], at: string): Promise<RowChange[]> {
  const known = await db.merges.bulkGet(records.map(({ id }) => id))
  return records.map((record, index): RowChange => {
    const before = known[index]
    const row = { ...fillNewRow('merges', record, at), createdAt: before?.createdAt ?? at }
    return { collection: 'merges', id: record.id, before: before && { ...before }, after: checked('merges', row) }
  })
}

/**
 * Merges two accounts or two contacts. The older stays and takes over what hangs on the other: interactions, orders, signals, tasks,
 * alerts, contacts, decisions; the other is deleted. An account plan of either stays under its own account.
 * @returns the id of the row in `merges`, for `undoMerge`
 * @throws MissingRowError where one of them is gone, InvalidRowError, StorageFullError
 */
export async function mergeRows(
  db: SidelightDatabase,
  { collection, ids, choices = {} }: MergeRequest,
): Promise<string> {
  return commitTogether(db, async () => {
    const at = new Date().toISOString()
    const { memberId } = await loadIdentity(db)
    const pair = keptOf(await livingRow(db, collection, ids[0]), await livingRow(db, collection, ids[1]))
    const [keptId, mergedId] = [pair.kept.id, pair.merged.id]
    const hanging = await hangingRows(db, { collection, keptId, mergedId })
    const row = checked(collection, mergedRow(collection, pair.kept, pair.merged, choices))
    const changed = Object.keys(row).filter((field) => !equalityDeep(row[field], pair.kept[field]))
    const before = [
      { collection, id: keptId, fields: only(pair.kept, changed) },
      { collection, id: mergedId, fields: pair.merged },
      ...hanging.map((one) => ({ collection: one.collection, id: one.id, fields: only(one.row, one.fields) })),
    ]
    const base = {
      collection,
      keptId,
      mergedId,
      byId: memberId,
      mergedAt: at,
      after: only(row, changed),
      undoneAt: null,
      notSame: false,
    }
    const changes: RowChange[] = [
      { collection, id: keptId, before: pair.kept, after: row },
      { collection, id: mergedId, before: pair.merged, after: { ...pair.merged, deletedAt: at } },
      ...hanging.map((one) => moved(one, keptId, mergedId)),
      ...(await recordChanges(db, recordsOf(base, before), at)),
    ]
    await commitChanges(db, changes, at)
    return mergeId(keptId, mergedId)
  })
}

/** Remembers for the whole team that two rows are not one: they are not proposed again. @returns the id, for `undoMerge` */
export async function denyDuplicate(
  db: SidelightDatabase,
  { collection, ids }: Omit<MergeRequest, 'choices'>,
): Promise<string> {
  return commitTogether(db, async () => {
    const at = new Date().toISOString()
    const { memberId } = await loadIdentity(db)
    const { kept, merged } = keptOf(await livingRow(db, collection, ids[0]), await livingRow(db, collection, ids[1]))
    const base = {
      collection,
      keptId: kept.id,
      mergedId: merged.id,
      byId: memberId,
      mergedAt: at,
      after: {},
      undoneAt: null,
      notSame: true,
    }
    await commitChanges(db, await recordChanges(db, recordsOf(base, []), at), at)
    return mergeId(kept.id, merged.id)
  })
}
