/**
 * What one change does to one record: the same pure function lays pending changes over the server's record on a client
 * and may apply a change on the server, after it has dropped the fields that lost (r2).
 */
import { setFieldsOf } from './rows'
import type { Change, Patch } from './sync-protocol'

/** A record as it is stored and sent: not yet parsed by its collection's schema. */
export type LooseRecord = Record<string, unknown>

type AppliedChange = Pick<Change, 'collection' | 'recordId' | 'op' | 'patch' | 'at'>

const itemsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []

function withPatch(record: LooseRecord, patch: Patch): LooseRecord {
  const patched = { ...record, ...patch.set }
  for (const [field, items] of Object.entries(patch.remove ?? {})) {
    const gone = new Set(items)
    patched[field] = itemsOf(patched[field]).filter((item) => !gone.has(item))
  }
  for (const [field, items] of Object.entries(patch.add ?? {}))
    patched[field] = [...new Set([...itemsOf(patched[field]), ...items])]
  return patched
}

/**
 * "An empty set deletes, logging again revives": an interaction lives as long as somebody says they logged it. It is decided
 * here, from the merged set, because two people who undo at once each still see the other in it.
 */
function withLoggersLife(before: LooseRecord, after: LooseRecord, change: AppliedChange): LooseRecord {
  if (change.collection !== 'interactions' || !change.patch.remove?.['loggedBy']) return after
  if (itemsOf(after['loggedBy']).length > 0 || itemsOf(before['loggedBy']).length === 0) return after
  return { ...after, deletedAt: change.at }
}

/**
 * The record after `change`; null when there is none, because an update, delete or restore came before its create (r7).
 * `create` makes the record or, over a deleted one, revives and patches it (r5). A late `update` does not revive.
 */
export function applyChange(record: LooseRecord | null, change: AppliedChange): LooseRecord | null {
  if (change.op === 'create') {
    const sets = Object.fromEntries(setFieldsOf(change.collection).map((field) => [field, []]))
    const base = record ?? { ...sets, createdAt: change.at }
    return { ...withPatch(base, change.patch), id: change.recordId, deletedAt: null }
  }
  if (!record) return null
  if (change.op === 'delete') return { ...withPatch(record, change.patch), deletedAt: change.at }
  if (change.op === 'restore') return { ...withPatch(record, change.patch), deletedAt: null }
  return withLoggersLife(record, withPatch(record, change.patch), change)
}

/** All of a record's pending changes over the server's record, in the device's order. */
export function applyChanges(record: LooseRecord | null, changes: readonly AppliedChange[]): LooseRecord | null {
  return changes.reduce(applyChange, record)
}
