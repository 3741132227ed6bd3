/** How far two sets of rules differ. */
import { readPolicy } from '../policy'
import type { PlainValues } from '../segments/segment-rules'

/** How many single values differ between what two stored rows mean; an absent one counts as its default, of a list of texts each that only one has. */
export function changedNumbers(one: PlainValues, other: PlainValues): number {
  return differences(meaningOf(one), meaningOf(other))
}

function meaningOf(values: PlainValues): unknown {
  const { version: _, segments: __, ...meaning } = readPolicy(values)
  return meaning
}

function differences(one: unknown, other: unknown): number {
  if (isTexts(one) && isTexts(other)) return missingFrom(one, other) + missingFrom(other, one)
  if (!isObject(one) || !isObject(other)) return one === other ? 0 : 1
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].reduce((sum, name) => sum + differences(one[name], other[name]), 0)
}

const missingFrom = (texts: readonly string[], others: readonly string[]): number =>
  texts.filter((text) => !others.includes(text)).length

/** An empty list is one of texts too. */
function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
