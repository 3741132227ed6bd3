/** The lines worth trying on a rule: round ones, from the good line to half as far again beyond the critical one. */
import type { Rule } from './rule'

const steps: Partial<Record<Rule['unit'], number>> = {
  days: 1,
  workingDays: 1,
  count: 1,
  share: 0.05,
  change: 0.05,
  ratio: 0.25,
  level: 0.25,
}

/** A picture shows no more. */
const mostLines = 60
const wantedLines = 40

/** Lines in ascending order, the ones in `always` among them. */
export function linesToTry(
  { unit, good, critical }: Pick<Rule, 'unit' | 'good' | 'critical'>,
  always: readonly (number | null)[] = [],
): number[] {
  // A score goes no further than from 0 to 100.
  const isScore = unit === 'score' && good === 100 && critical === 0
  const beyond = isScore ? critical : critical + (critical - good) / 2
  const [low, high] = [Math.min(good, beyond), Math.max(good, beyond)]
  if (!(high > low)) return []
  const round = steps[unit] ?? niceStep((high - low) / wantedLines)
  const step = round * Math.max(1, Math.ceil((high - low) / round / mostLines))
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  const lines = Array.from({ length: last - first + 1 }, (_, index) => clean((first + index) * step))
  const wanted = always.filter((line) => line !== null && Number.isFinite(line)).flatMap((line) => line ?? [])
  return [...new Set([...lines, ...wanted])].toSorted((a, b) => a - b)
}

/** 1, 2 or 5 times a power of ten, at least this. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return power * ([1, 2, 5, 10].find((times) => power * times >= least * (1 - 1e-9)) ?? 10)
}

/** 0.15000000000000002 is 0.15 to a person. */
function clean(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
