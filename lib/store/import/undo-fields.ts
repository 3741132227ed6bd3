/** A row without what an import did to it; what somebody changed since stays. */
import { equalityDeep } from 'lib0/function'
import type { LooseRecord } from '../../messages/apply-patch'
import { setFieldsOf, type Collection } from '../../messages/rows'

export interface Undone {
  row: LooseRecord
  /** Fields that somebody has changed since. */
  keptFields: string[]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Fields that the import merged key by key are undone so. */
const merged: ReadonlySet<string> = new Set(['custom', 'preferences'])

interface Value {
  now: unknown
  before: unknown
  after: unknown
}

/** The items that the import added are taken out. */
function undoSet({ now, before, after }: Value): unknown {
  if (!Array.isArray(now) || !Array.isArray(after)) return now
  const old = Array.isArray(before) ? before : []
  const lost = old.filter((item) => !after.includes(item) && !now.includes(item))
  const rest = now.filter((item) => !after.includes(item) || old.includes(item))
  return lost.length > 0 ? [...rest, ...lost] : rest
}

function undoRecord({ now, before, after }: Value): { value: unknown; isKept: boolean } {
  if (!isRecord(now) || !isRecord(after)) return { value: now, isKept: true }
  const old = isRecord(before) ? before : {}
  const value = { ...now }
  let isKept = false
  for (const key of Object.keys(after)) {
    if (equalityDeep(after[key], old[key])) continue
    if (!equalityDeep(now[key], after[key])) isKept = true
    else if (Object.hasOwn(old, key)) value[key] = old[key]
    else delete value[key]
  }
  return { value, isKept }
}

/** @param before the changed fields as they were @param after and as the import left them */
export function undoFields(collection: Collection, now: LooseRecord, before: LooseRecord, after: LooseRecord): Undone {
  const sets = setFieldsOf(collection)
  const row = { ...now }
  const keptFields: string[] = []
  for (const field of Object.keys(after)) {
    const value: Value = { now: now[field], before: before[field], after: after[field] }
    if (equalityDeep(value.now, value.after)) row[field] = value.before
    else if (sets.includes(field)) row[field] = undoSet(value)
    else if (merged.has(field)) {
      const undone = undoRecord(value)
      row[field] = undone.value
      if (undone.isKept) keptFields.push(field)
    } else keptFields.push(field)
  }
  return { row, keptFields }
}
