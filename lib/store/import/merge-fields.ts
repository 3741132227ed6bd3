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

function laidRecord(before: unknown, given: Record<string, unknown>, mode: ImportMode): unknown {
  const merged = isRecord(before) ? { ...before } : {}
  for (const [key, value] of Object.entries(given)) merged[key] = laid('', merged[key], value, mode)
  return equalityDeep(before, merged) ? before : merged
}

function grown(before: unknown, given: unknown): unknown {
  const old: unknown[] = Array.isArray(before) ? before : []
  const more = (Array.isArray(given) ? given : []).filter((item) => !old.includes(item))
  return more.length > 0 ? [...old, ...new Set(more)] : before
}

/**
 * Sets grow, records are merged by key, other fields are filled or, in `replace`, overwritten. Nothing is ever emptied.
 * @returns the row itself where nothing changes
 */
export function mergeFields(
  collection: Collection,
  before: LooseRecord,
  given: LooseRecord,
  mode: ImportMode,
): LooseRecord {
  const sets = setFieldsOf(collection)
  let merged: LooseRecord | null = null
  for (const field of Object.keys(given)) {
    const [now, value] = [before[field], given[field]]
    if (value === undefined || value === now) continue
    const next = sets.includes(field)
      ? grown(now, value)
      : records.has(field) && isRecord(value)
        ? laidRecord(now, value, mode)
        : laid(field, now, value, mode)
    if (next === now) continue
    merged ??= { ...before }
    merged[field] = next
  }
  return merged ?? before
}
