/** What a change may not be, before any record is looked at. Pure. */
import { setFieldsOf } from '../../lib/messages/rows'
import type { Change } from '../../lib/messages/sync-protocol'

export interface Refusal {
  code: string
  reason: string
}

/** JSON deeper than this is refused: writing it out again would run out of stack. */
const maxDepth = 20
/** UTF-16 units of a record's data as JSON. */
export const maxRecordLength = 512 * 1024

/** Fields that the server keeps itself. */
const ownFields = new Set(['id', 'createdAt', 'deletedAt'])

/** Gives why a change cannot be taken, or null. */
export function checkChange(change: Change): Refusal | null {
  return checkValue(change.patch.set) ?? checkOwnFields(change) ?? checkSetFields(change)
}

/** Walks without recursion: the value may be as deep as a frame is long. */
function checkValue(root: unknown): Refusal | null {
  const waiting: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next
    if (typeof value !== 'object' || value === null) continue
    if (depth > maxDepth) return { code: 'tooDeep', reason: `A value is nested deeper than ${maxDepth} levels.` }
    // An own `__proto__` would change the prototype of whatever it is copied into.
    if (Object.hasOwn(value, '__proto__')) return { code: 'badField', reason: 'A field may not be called __proto__.' }
    for (const child of Object.values(value)) waiting.push({ value: child, depth: depth + 1 })
  }
  return null
}

function checkOwnFields({ op, recordId, patch }: Change): Refusal | null {
  const set = patch.set ?? {}
  if (Object.hasOwn(set, 'id') && set['id'] !== recordId)
    return { code: 'badField', reason: 'The field id is not the id of the record.' }
  if (Object.hasOwn(set, 'deletedAt') && set['deletedAt'] !== null)
    return { code: 'badField', reason: 'deletedAt is set by a delete, not by a patch.' }
  if (Object.hasOwn(set, 'erasedAt'))
    return { code: 'badField', reason: 'erasedAt is set by an erasure, not by a patch.' }
  if (Object.hasOwn(set, 'createdAt') && op !== 'create')
    return { code: 'badField', reason: 'createdAt is given once, when a record is created.' }
  return null
}

function checkSetFields({ collection, patch }: Change): Refusal | null {
  const sets = setFieldsOf(collection)
  const whole = Object.keys(patch.set ?? {}).find((field) => sets.includes(field))
  if (whole !== undefined)
    return { code: 'setField', reason: `${whole} is a set: patch it by add and remove, not whole.` }
  const own = [...Object.keys(patch.add ?? {}), ...Object.keys(patch.remove ?? {})].find((field) =>
    ownFields.has(field),
  )
  return own === undefined ? null : { code: 'badField', reason: `${own} is not a set.` }
}

/** The plain fields of a patch, without those that the server keeps itself. */
export function plainFieldsOf(change: Change): [field: string, value: unknown][] {
  return Object.entries(change.patch.set ?? {}).filter(([field]) => !ownFields.has(field))
}
