/** The workspace's own indicators among a policy's stored values, by name. What is not one stays as it is stored. */
import type { OwnIndicator } from '../policy-own-indicators'
import type { PlainValues } from '../segments/segment-rules'

/** The values with an indicator put in the place of the one that had the name, or, by null, added. */
export function withOwn(values: PlainValues, previous: string | null, indicator: OwnIndicator): PlainValues {
  const known = ownList(values)
  const isKnown = known.some((each) => nameOf(each) === previous)
  // What this version does not know of it is kept.
  const put = (each: unknown): unknown =>
    nameOf(each) === previous && isPlain(each) ? Object.assign({}, each, indicator) : each
  return withList(values, isKnown && previous !== null ? known.map(put) : [...known, indicator])
}

export function withoutOwn(values: PlainValues, name: string): PlainValues {
  return withList(
    values,
    ownList(values).filter((each) => nameOf(each) !== name),
  )
}

/** The values with the weights of these indicators changed. */
export function withOwnWeights(values: PlainValues, weights: ReadonlyMap<string, number>): PlainValues {
  if (weights.size === 0) return values
  const weighed = ownList(values).map((each) => {
    const weight = weights.get(nameOf(each) ?? '')
    return weight === undefined || !isPlain(each) ? each : Object.assign({}, each, { weight })
  })
  return withList(values, weighed)
}

function ownList(values: PlainValues): unknown[] {
  const health = values['health']
  const own = isPlain(health) ? health['own'] : null
  return Array.isArray(own) ? own : []
}

function withList(values: PlainValues, own: unknown[]): PlainValues {
  const health = values['health']
  return { ...values, health: { ...(isPlain(health) ? health : {}), own } }
}

function nameOf(each: unknown): string | null {
  const name = isPlain(each) ? each['name'] : null
  return typeof name === 'string' ? name : null
}

function isPlain(value: unknown): value is PlainValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
