/** A policy being changed: its stored values with a person's edits laid over them, for everybody or for one segment. */
import type { PlainValues } from '../segments/segment-rules'

/** The number that a field shall have; null: empty. */
export type PolicyEdits = ReadonlyMap<string, number | null>

/** The values with the edits in them; nothing else is touched, also what this version does not know. */
export function withEdits(values: PlainValues, edits: PolicyEdits, segmentId: string | null): PlainValues {
  if (edits.size === 0) return values
  if (segmentId === null) return applied(values, edits)
  const rules = segmentRules(values)
  const own = rules.find((rule) => rule.segmentId === segmentId) ?? { segmentId, values: {} }
  const changed = { ...own, values: applied(own.values, edits) }
  const others = rules.some((rule) => rule.segmentId === segmentId)
    ? rules.map((rule) => (rule.segmentId === segmentId ? changed : rule))
    : [...rules, changed]
  return { ...values, bySegment: others }
}

/** The weights of the workspace's own indicators stand in a list, by name. */
export function withOwnWeights(values: PlainValues, weights: ReadonlyMap<string, number>): PlainValues {
  const health = isPlain(values['health']) ? values['health'] : {}
  const own = Array.isArray(health['own']) ? health['own'] : []
  const weighed = own.map((each: unknown) => {
    const name = isPlain(each) ? each['name'] : null
    const weight = typeof name === 'string' ? weights.get(name) : undefined
    return weight === undefined || !isPlain(each) ? each : Object.assign({}, each, { weight })
  })
  return weights.size === 0 ? values : { ...values, health: { ...health, own: weighed } }
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
