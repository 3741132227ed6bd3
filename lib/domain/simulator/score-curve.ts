/**
 * The simulator for data without a past: accounts as they are, some of them lost. It tells how well a line divides the lost from
 * the kept, not how early it would have warned, and is to be called so.
 */
import type { LinePoint, Tally } from './tally'

export interface Scored {
  /** null: no figure, so no warning. */
  score: number | null
  isLost: boolean
}

/** warn below: a health score. warn above: days of silence. `reached`: the line itself warns as well. */
export interface Direction {
  warns: 'below' | 'above'
  when: 'reached' | 'passed'
}

/** Is this value beyond the line? */
export function isBeyond(value: number, line: number, { warns, when }: Direction): boolean {
  if (value === line) return when === 'reached'
  return warns === 'below' ? value < line : value > line
}

/** Every line's tally; a lost account is a churn, a kept one beyond the line a wrong warning. */
export function scoreCurve(accounts: readonly Scored[], lines: readonly number[], direction: Direction): LinePoint[] {
  const sorted = (isLost: boolean): number[] =>
    accounts
      .flatMap(({ score, isLost: was }) => (was === isLost && score !== null && !Number.isNaN(score) ? [score] : []))
      .toSorted((a, b) => a - b)
  const [lost, kept] = [sorted(true), sorted(false)]
  const churns = accounts.filter(({ isLost }) => isLost).length
  return lines.map((line): LinePoint => {
    const right = countBeyond(lost, line, direction)
    const wrong = countBeyond(kept, line, direction)
    const tally: Tally = {
      warnings: right + wrong,
      right,
      wrong,
      late: 0,
      open: 0,
      churns,
      warned: right,
      blind: churns - lost.length,
    }
    return { line, tally }
  })
}

/** How many of the sorted values are beyond the line, by binary search. */
function countBeyond(sorted: readonly number[], line: number, direction: Direction): number {
  const isBelow = direction.warns === 'below'
  // Where the values change from beyond to not beyond (below), or from not to beyond (above).
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBeyond(sorted[middle] ?? 0, line, direction) === isBelow) low = middle + 1
    else high = middle
  }
  return isBelow ? low : sorted.length - low
}
