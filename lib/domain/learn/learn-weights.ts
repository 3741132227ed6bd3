/** Weights learnt from the team's own history, beside the hand-set ones (MODEL, "How good are the warnings (M3)"). */
import { columnsOf, finite, type Columns } from './columns'
import { crossValidate, type Risk, type Validation } from './cross-validate'
import { countClasses, tooFew, type Example, type LearnRefusal } from './example'
import { leakOf, type Leak } from './leaks'
import { fitLogistic, probabilityOf, type Logistic } from './logistic'

export interface Factor {
  id: string
  /** The hand-set weight, 0 or more. */
  weight: number
}

export interface LearnedFactor extends Factor {
  /** What the data say the weight should be, on the scale of the hand-set ones; null where they say nothing, or it was left out. */
  learned: number | null
  /** Change of the log odds of loss for one standard deviation more of score; null where it has none. */
  effect: number | null
  /** Share of the accounts with a score. */
  known: number
  leak: Leak | null
}

export interface Learned {
  lost: number
  kept: number
  factors: LearnedFactor[]
  /** The health score as the hand-set weights make it. */
  handSet: Validation | null
  /** The health score with the learnt weights, each fold's learnt without it: what switching them on gives. */
  weights: Validation | null
  /** The regression itself, which may also use what is missing. */
  model: Validation | null
  /** The regression over all examples: probability of loss, 0..1. */
  risk: Risk
}

export interface LearnOptions {
  /** Seed of the folds. */
  seed: number
  folds?: number
  repeats?: number
  /** Penalty, see LogisticOptions; of standardised columns, 1 is mild. */
  l2?: number
  /** Use flagged leaks all the same. */
  withLeaks?: boolean
}

/** Learns and validates. Factors flagged as leaks are left out unless asked for. Deterministic for a seed. */
export function learnWeights(
  factors: readonly Factor[],
  examples: readonly Example[],
  options: LearnOptions,
): Learned | LearnRefusal {
  const refusal = tooFew(examples)
  if (refusal) return refusal
  const { seed, folds = 5, repeats = 5, l2 = 1 } = options
  const leaks = factors.map(({ id }, index) => leakOf(id, index, examples))
  const isUsed = leaks.map((leak) => leak === null || options.withLeaks === true)
  const blind = (scores: Example['scores']) => scores.map((score, index) => (isUsed[index] ? score : null))
  const used = examples.map((example) => ({ ...example, scores: blind(example.scores) }))
  const fitted = fitFreely(used, factors.length, l2)
  if (fitted.columns.columns.length === 0) return { why: 'nothingDiffers', ...countClasses(examples) }
  const over = { folds, repeats, seed }
  const learnt = learntWeights(factors, used, l2)
  const hand = factors.map(({ weight }) => weight)
  return {
    ...countClasses(examples),
    factors: factors.map((factor, index) => ({
      ...factor,
      learned: columnOf(fitted, index) === undefined ? null : (learnt[index] ?? 0),
      effect: effectOf(fitted, index),
      known: examples.filter(({ scores }) => finite(scores[index]) !== null).length / examples.length,
      leak: leaks[index] ?? null,
    })),
    handSet: crossValidate(examples, () => weightedRisk(hand), over),
    weights: crossValidate(used, (training) => weightedRisk(learntWeights(factors, training, l2)), over),
    model: crossValidate(used, (training) => riskOf(fitFreely(training, factors.length, l2)), over),
    risk: (scores) => riskOf(fitted)(blind(scores)),
  }
}

interface Fitted {
  columns: Columns
  model: Logistic
}

function fitFreely(examples: readonly Example[], factors: number, l2: number): Fitted {
  const columns = columnsOf(examples, factors)
  return { columns, model: fitLogistic(rowsOf(examples, columns), areLost(examples), { l2 }) }
}

/**
 * A health score may not fall when something improves, so no factor's better score may raise the odds. Learnt under that rule
 * and not cut off after it: what was learnt beside a factor that is then taken away leans on it (docs/customer-model.md).
 */
function fitForWeights(examples: readonly Example[], factors: number, l2: number): Fitted {
  const columns = columnsOf(examples, factors)
  const neverRaising = (column: number): boolean => columns.columns[column]?.kind === 'score'
  return { columns, model: fitLogistic(rowsOf(examples, columns), areLost(examples), { l2, neverRaising }) }
}

const rowsOf = (examples: readonly Example[], { rowOf }: Columns) => examples.map(({ scores }) => rowOf(scores))
const areLost = (examples: readonly Example[]) => examples.map(({ isLost }) => isLost)

function riskOf({ columns, model }: Fitted): Risk {
  return (scores) => probabilityOf(model, columns.rowOf(scores))
}

function columnOf({ columns }: Fitted, factor: number) {
  return columns.columns.find((column) => column.factor === factor && column.kind === 'score')
}

function effectOf(fitted: Fitted, factor: number): number | null {
  const column = columnOf(fitted, factor)
  return column === undefined ? null : (fitted.model.coefficients[fitted.columns.columns.indexOf(column)] ?? null)
}

/** Weights for a weighted mean: how much one point of score lowers the odds, scaled to the sum of the hand-set ones. */
function learntWeights(factors: readonly Factor[], examples: readonly Example[], l2: number): number[] {
  const fitted = fitForWeights(examples, factors.length, l2)
  const slopes = factors.map((_, index) => {
    const deviation = columnOf(fitted, index)?.deviation
    return deviation === undefined ? 0 : Math.max(0, -(effectOf(fitted, index) ?? 0) / deviation)
  })
  const total = sum(slopes)
  const scale = sum(factors.map(({ weight }, index) => (columnOf(fitted, index) === undefined ? 0 : weight)))
  return total > 0 ? slopes.map((slope) => (slope / total) * scale) : slopes
}

/** 100 less the weighted mean of the scores there are; 50 where there are none. */
export function weightedRisk(weights: readonly number[]): Risk {
  return (scores) => {
    let total = 0
    let points = 0
    for (const [index, score] of scores.entries()) {
      const weight = weights[index] ?? 0
      if (finite(score) === null || weight <= 0) continue
      total += weight
      points += weight * (score ?? 0)
    }
    return total > 0 ? 100 - points / total : 50
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
