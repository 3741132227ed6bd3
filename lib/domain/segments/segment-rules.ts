/** Rules by segment: the workspace's, with a segment's own values laid over them. */
import { policyFilterProblem, readFilter, type Filter } from './filter'

/** A stored segment, as far as rules need it. */
export interface SegmentRow {
  id: string
  filter: unknown
  deletedAt: string | null
}

export type PlainValues = Readonly<Record<string, unknown>>

/** Where and when the workspace works and counts is one for all: days and ranks are compared among accounts. */
const sameForAll = new Set(['calendar', 'money', 'bySegment'])

/** The segment's values over the workspace's; what is the workspace's alone stays. Lists are taken whole. */
export function laidOver(base: PlainValues, over: PlainValues): PlainValues {
  return merged(base, Object.fromEntries(Object.entries(over).filter(([name]) => !sameForAll.has(name))))
}

function merged(base: PlainValues, over: PlainValues): PlainValues {
  const result: Record<string, unknown> = { ...base }
  for (const [name, value] of Object.entries(over)) {
    const below = Object.hasOwn(base, name) ? base[name] : undefined
    result[name] = isPlain(below) && isPlain(value) ? merged(below, value) : value
  }
  return result
}

function isPlain(value: unknown): value is PlainValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The filter by which a segment may choose rules; null where it cannot be read, is gone, or looks at computed numbers. */
export function rulingFilter(segment: SegmentRow | undefined): Filter | null {
  if (!segment || segment.deletedAt !== null) return null
  const read = readFilter(segment.filter)
  return read.ok && policyFilterProblem(read.filter) === null ? read.filter : null
}
