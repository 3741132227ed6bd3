/** A policy being changed: its stored values with a person's edits laid over them, for everybody or for one segment. */
import { laidOver, type PlainValues } from '../segments/segment-rules'

/** The number that a field shall have; null: empty. */
export type PolicyEdits = ReadonlyMap<string, number | null>

/** The values with the edits in them; nothing else is touched, also what this version does not know. */
export function withEdits(values: PlainValues, edits: PolicyEdits, segmentId: string | null): PlainValues {
  if (edits.size === 0) return values
  if (segmentId === null) return applied(values, edits)
  return withSegmentValues(values, segmentId, applied({}, edits))
}

/** The values with others laid over those of a segment. */
export function withSegmentValues(values: PlainValues, segmentId: string, over: PlainValues): PlainValues {
  const rules = segmentRules(values)
  const own = rules.find((rule) => rule.segmentId === segmentId)
  const changed = { segmentId, values: laidOver(own?.values ?? {}, over) }
  return { ...values, bySegment: own ? rules.map((rule) => (rule === own ? changed : rule)) : [...rules, changed] }
}

interface StoredRules {
  segmentId: string
  values: PlainValues
}

/** What is stored for each segment, in order; what is not of that shape is dropped, as the policy's reader drops it. */
export function segmentRules(values: PlainValues): StoredRules[] {
  const stored: unknown[] = Array.isArray(values['bySegment']) ? values['bySegment'] : []
  return stored.flatMap((each) => {
    if (!isPlain(each) || typeof each['segmentId'] !== 'string') return []
    return [{ segmentId: each['segmentId'], values: isPlain(each['values']) ? each['values'] : {} }]
  })
}

function applied(values: PlainValues, edits: PolicyEdits): PlainValues {
  let result = values
  for (const [id, value] of edits) result = put(result, id.split('.'), value)
  return result
}

function put(values: PlainValues, [first = '', ...rest]: readonly string[], value: number | null): PlainValues {
  if (rest.length === 0) return { ...values, [first]: value }
  const below = values[first]
  return { ...values, [first]: put(isPlain(below) ? below : {}, rest, value) }
}

function isPlain(value: unknown): value is PlainValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
