/** What is learnt from: an account's indicator scores at one time, and whether it was lost afterwards. */

export interface Example {
  /** One score for each factor, in the factors' order, usually 0..100; null where there was no data. */
  scores: readonly (number | null)[]
  isLost: boolean
}

/** Fewer lost or fewer kept accounts than these teach nothing that would hold for the next one. */
export const leastOfEach = 10

/** Why nothing is learnt, with the counts that a person can change. */
export type LearnRefusal =
  | { why: 'tooFewLost' | 'tooFewKept'; lost: number; kept: number; needed: number }
  /** No factor differs between accounts. */
  | { why: 'nothingDiffers'; lost: number; kept: number }

/** How many were lost and kept. */
export function countClasses(examples: readonly Pick<Example, 'isLost'>[]): { lost: number; kept: number } {
  const lost = examples.filter(({ isLost }) => isLost).length
  return { lost, kept: examples.length - lost }
}

/** The refusal where there are too few of either kind; null where there are enough. */
export function tooFew(examples: readonly Pick<Example, 'isLost'>[]): LearnRefusal | null {
  const counts = countClasses(examples)
  if (counts.lost < leastOfEach) return { why: 'tooFewLost', ...counts, needed: leastOfEach }
  return counts.kept < leastOfEach ? { why: 'tooFewKept', ...counts, needed: leastOfEach } : null
}
