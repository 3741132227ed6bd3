/** Values that two rows have in common. */
import type { Evidence } from './evidence'

export function shared(a: readonly string[], b: readonly string[]): string[] {
  const there = new Set(b)
  return [...new Set(a)].filter((item) => there.has(item))
}

const sourceOf = (key: string): string => key.slice(0, key.indexOf(':'))

/** Two numbers in one system are as a rule two rows there: `hubspot:1` and `hubspot:2`. */
export function externalKeyEvidence(a: readonly string[], b: readonly string[]): Evidence[] {
  const same = shared(a, b)
  if (same.length > 0) return same.map((value) => ({ kind: 'sameExternalKey', value }))
  return shared(a.map(sourceOf), b.map(sourceOf)).map((value) => ({ kind: 'otherNumberThere', value }))
}
