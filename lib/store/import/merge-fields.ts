/** What a file says laid over a row that is there (docs/customer-data.md). */
import { equalityDeep } from 'lib0/function'
import type { ImportMode } from '../../import/draft'
import type { LooseRecord } from '../../messages/apply-patch'
import { setFieldsOf, type Collection } from '../../messages/rows'

/** Merged key by key. */
const records: ReadonlySet<string> = new Set(['custom', 'preferences'])

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a field holds while nobody has said anything, beside null and nothing. */
const unsaid: Readonly<Record<string, unknown>> = { relationship: 'unknown', receivablesKnown: false }

function laid(field: string, before: unknown, given: unknown, mode: ImportMode): unknown {
  if (before === null || before === undefined || before === '' || before === unsaid[field]) return given
  return mode === 'replace' && !equalityDeep(before, given) ? given : before
}

function laidRecord(before: unknown, given: Record<string, unknown>, mode: ImportMode): Record<string, unknown> {
  const merged = isRecord(before) ? { ...before } : {}
  for (const [key, value] of Object.entries(given)) merged[key] = laid('', merged[key], value, mode)
  return merged
}

/** Sets grow, records are merged by key, other fields are filled or, in `replace`, overwritten. Nothing is ever emptied. */
export function mergeFields(
  collection: Collection,
  before: LooseRecord,
  given: LooseRecord,
  mode: ImportMode,
): LooseRecord {
  const sets = setFieldsOf(collection)
  const merged: LooseRecord = { ...before }
  for (const [field, value] of Object.entries(given)) {
    if (value === undefined) continue
    const now = merged[field]
    if (sets.includes(field)) {
      const [old, items] = [Array.isArray(now) ? now : [], Array.isArray(value) ? value : []]
      const more = items.filter((item) => !old.includes(item))
      if (more.length > 0) merged[field] = [...old, ...new Set(more)]
    } else if (records.has(field) && isRecord(value)) merged[field] = laidRecord(now, value, mode)
    else merged[field] = laid(field, now, value, mode)
  }
  return merged
}
