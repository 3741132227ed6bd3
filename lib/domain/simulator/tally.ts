/** Warnings and churns counted against each other (MODEL, "How good are the warnings (M3)"). */

export interface Tally {
  /** Warnings whose outcome is known: right + wrong. */
  warnings: number
  right: number
  wrong: number
  /** Of the wrong: churn followed, but sooner than a warning is of use. */
  late: number
  /** Too young to be judged: no churn yet, and there still may be. Counted in nothing else. */
  open: number
  churns: number
  /** Churns with at least one right warning; the others are missed. */
  warned: number
  /** Of the missed: there was no figure at all in the time in which a warning would have been right. */
  blind: number
}

export const noTally: Tally = {
  warnings: 0,
  right: 0,
  wrong: 0,
  late: 0,
  open: 0,
  churns: 0,
  warned: 0,
  blind: 0,
}

/** Adds the second tally to the first, in place. */
export function addTally(sum: Tally, more: Tally): void {
  sum.warnings += more.warnings
  sum.right += more.right
  sum.wrong += more.wrong
  sum.late += more.late
  sum.open += more.open
  sum.churns += more.churns
  sum.warned += more.warned
  sum.blind += more.blind
}

/** Wrong warnings / warnings, 0..1; null without a warning. */
export function errorRate({ wrong, warnings }: Tally): number | null {
  return warnings === 0 ? null : wrong / warnings
}

/** Churns not warned of / churns, 0..1; null without a churn. */
export function missRate({ warned, churns }: Tally): number | null {
  return churns === 0 ? null : (churns - warned) / churns
}

/** What a line would have done. */
export interface LinePoint {
  line: number
  tally: Tally
}

/**
 * The line with the fewest wrong warnings and missed churns for each churn warned of (that is the highest F1 score, Van
 * Rijsbergen 1979); of equal ones the first. Null where no line warned of a churn.
 */
export function bestLine<Point extends LinePoint>(points: readonly Point[]): Point | null {
  let best: Point | null = null
  let least = Infinity
  for (const point of points) {
    const { wrong, churns, warned } = point.tally
    const mistakes = warned === 0 ? Infinity : (wrong + churns - warned) / warned
    if (mistakes < least) [best, least] = [point, mistakes]
  }
  return best
}
