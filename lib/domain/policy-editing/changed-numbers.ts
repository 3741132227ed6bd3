/** How far two sets of rules differ. */
import { readPolicy } from '../policy'
import type { PlainValues } from '../segments/segment-rules'

/** How many single values differ between what two stored rows mean; an absent one counts as its default. */
export function changedNumbers(one: PlainValues, other: PlainValues): number {
  return differences(meaningOf(one), meaningOf(other))
}

function meaningOf(values: PlainValues): unknown {
  const { version: _, segments: __, ...meaning } = readPolicy(values)
  return meaning
}

function differences(one: unknown, other: unknown): number {
  if (!isObject(one) || !isObject(other)) return one === other ? 0 : 1
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].reduce((sum, name) => sum + differences(one[name], other[name]), 0)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
