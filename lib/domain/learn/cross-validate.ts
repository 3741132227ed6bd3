/** How good something learnt is on accounts it was not learnt from: repeated stratified k-fold cross-validation. */
import { aucOf, type Judged } from './auc'
import type { Example } from './example'
import { seededRandom, shuffled } from './seeded-random'

/** Risk of an account by its scores; higher means likelier lost. */
export type Risk = (scores: Example['scores']) => number

export interface Validation {
  /** Mean AUC over all folds of all repeats. */
  auc: number
  /** Standard deviation of the folds' AUC: how much a part of the data differs from another. */
  foldDeviation: number
  /**
   * Of the mean: the folds' deviation within a repeat over the root of their number. A repeat shuffles the same accounts and
   * adds no data, so repeats make the error better known and not smaller (Bengio & Grandvalet 2004).
   */
  standardError: number
  folds: number
  repeats: number
}

export interface ValidationOptions {
  folds: number
  repeats: number
  /** The same seed gives the same folds. */
  seed: number
}

/**
 * Which fold each example is in, lost and kept ones dealt out evenly, in an order drawn by the seed.
 * @returns a number from 0 to folds - 1 for each example
 */
export function stratifiedFolds(examples: readonly Pick<Example, 'isLost'>[], folds: number, seed: number): number[] {
  const random = seededRandom(seed)
  const foldOf = Array.from({ length: examples.length }, () => 0)
  let dealt = 0
  for (const isLost of [true, false]) {
    const indices = examples.flatMap((example, index) => (example.isLost === isLost ? [index] : []))
    // Dealing goes on where the other kind ended, so that no fold gets one more of each.
    for (const index of shuffled(indices, random)) foldOf[index] = dealt++ % folds
  }
  return foldOf
}

/**
 * Learns from all folds but one and judges that one, each in turn, anew for each repeat.
 * @param learn makes a risk of training examples; what needs no learning ignores them
 * @returns null where no fold had both kinds
 */
export function crossValidate(
  examples: readonly Example[],
  learn: (training: readonly Example[]) => Risk,
  { folds, repeats, seed }: ValidationOptions,
): Validation | null {
  const found: number[] = []
  const variances: number[] = []
  for (let repeat = 0; repeat < repeats; repeat++) {
    const foldOf = stratifiedFolds(examples, folds, seed + repeat)
    const ofRepeat: number[] = []
    for (let fold = 0; fold < folds; fold++) {
      const risk = learn(examples.filter((_, index) => foldOf[index] !== fold))
      const held = examples.filter((_, index) => foldOf[index] === fold)
      const auc = aucOf(held.map(({ scores, isLost }): Judged => ({ risk: risk(scores), isLost })))
      if (auc !== null) ofRepeat.push(auc)
    }
    found.push(...ofRepeat)
    if (ofRepeat.length > 1) variances.push(variance(ofRepeat) / ofRepeat.length)
  }
  if (found.length === 0) return null
  return {
    auc: mean(found),
    foldDeviation: found.length > 1 ? Math.sqrt(variance(found)) : 0,
    standardError: variances.length > 0 ? Math.sqrt(mean(variances)) : 0,
    folds,
    repeats,
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function variance(values: readonly number[]): number {
  const centre = mean(values)
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1)
}
