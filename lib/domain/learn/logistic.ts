/**
 * Logistic regression with an L2 penalty, by Newton's method (iteratively reweighted least squares; Hastie, Tibshirani &
 * Friedman, "The Elements of Statistical Learning", 4.4). With a penalty the optimum exists and is unique also where the
 * two kinds are separated by a line, columns repeat or there are more columns than rows. Bounded coefficients are kept within
 * bounds while fitting, by projected steps (Bertsekas, "Projected Newton Methods for Optimization Problems with Simple
 * Constraints", 1982): the optimum under the bound is another than the free one cut off at it.
 */
import { solvePositive } from './solve'

export interface Logistic {
  intercept: number
  /** One for each column. */
  coefficients: Float64Array
}

export interface LogisticOptions {
  /** Weight of the penalty l2 / 2 x sum of squared coefficients against the summed log loss; above 0. The intercept is free. */
  l2: number
  /** Columns of which more may not mean a likelier loss: their coefficients are learnt at 0 or below. None unless told. */
  neverRaising?: ((column: number) => boolean) | undefined
}

const mostSteps = 50
/** A step that moves no coefficient by more is the last. */
const tolerance = 1e-8
/** A coefficient so near to its bound counts as at it; else steps get ever shorter towards it (Bertsekas 1982). */
const nearBound = 1e-3
/** Keeps the curvature of the intercept above 0 where every probability is 0 or 1 to within rounding. */
const leastCurvature = 1e-12

/** Fits to rows of standardised columns. Deterministic, and independent of the rows' order to within rounding. */
export function fitLogistic(
  rows: readonly Float64Array[],
  isLost: readonly boolean[],
  { l2, neverRaising }: LogisticOptions,
): Logistic {
  const size = (rows[0]?.length ?? 0) + 1
  // The intercept stands first, and is never bounded.
  const isBounded = Array.from({ length: size }, (_, index) => index > 0 && (neverRaising?.(index - 1) ?? false))
  let weights = new Float64Array(size)
  const share = isLost.filter(Boolean).length / Math.max(1, isLost.length)
  weights[0] = Math.log(clampShare(share) / (1 - clampShare(share)))
  let loss = lossOf(rows, isLost, weights, l2)
  for (let step = 0; step < mostSteps; step++) {
    const { gradient, curvature } = slopeOf(rows, isLost, weights, l2)
    hold(boundAmong(weights, gradient, isBounded), gradient, curvature)
    const move = solvePositive(curvature, gradient)
    if (move === null) break
    const next = lineSearch(move)
    if (next === null) break
    const moved = Math.max(...next.weights.map((weight, index) => Math.abs(weight - (weights[index] ?? 0))))
    weights = next.weights
    loss = next.loss
    if (moved < tolerance) break
  }
  return { intercept: weights[0] ?? 0, coefficients: weights.slice(1) }

  /** Half the step while it makes things worse: Newton's may overshoot far from the optimum. */
  function lineSearch(move: Float64Array): { weights: Float64Array<ArrayBuffer>; loss: number } | null {
    for (let factor = 1; factor > 1e-6; factor /= 2) {
      const tried = weights.map((weight, index) => {
        const to = weight - factor * (move[index] ?? 0)
        return isBounded[index] ? Math.min(0, to) : to
      })
      const found = lossOf(rows, isLost, tried, l2)
      if (found <= loss) return { weights: tried, loss: found }
    }
    return null
  }
}

/** Probability that an account with this row is lost, 0..1. */
export function probabilityOf({ intercept, coefficients }: Logistic, row: Float64Array): number {
  let sum = intercept
  for (let column = 0; column < row.length; column++) sum += (coefficients[column] ?? 0) * (row[column] ?? 0)
  return 1 / (1 + Math.exp(-sum))
}

/** Which coefficients are at their bound, and would pass it if they were let. */
function boundAmong(weights: Float64Array, gradient: Float64Array, isBounded: readonly boolean[]): number[] {
  let distance = 0
  for (const [index, weight] of weights.entries()) {
    const to = weight - (gradient[index] ?? 0)
    distance = Math.max(distance, Math.abs(weight - (isBounded[index] ? Math.min(0, to) : to)))
  }
  const near = -Math.min(nearBound, distance)
  return isBounded.flatMap((bounded, index) =>
    bounded && (weights[index] ?? 0) >= near && (gradient[index] ?? 0) < 0 ? [index] : [],
  )
}

/** Takes these out of Newton's equations: their move is what their gradient alone says. */
function hold(held: readonly number[], gradient: Float64Array, curvature: Float64Array): void {
  const size = gradient.length
  for (const index of held) {
    for (let other = 0; other < size; other++) {
      curvature[index * size + other] = 0
      curvature[other * size + index] = 0
    }
    curvature[index * size + index] = 1
  }
}

function clampShare(share: number): number {
  return Math.min(1 - 1e-6, Math.max(1e-6, share))
}

function linear(row: Float64Array, weights: Float64Array): number {
  let sum = weights[0] ?? 0
  for (let column = 0; column < row.length; column++) sum += (weights[column + 1] ?? 0) * (row[column] ?? 0)
  return sum
}

function lossOf(rows: readonly Float64Array[], isLost: readonly boolean[], weights: Float64Array, l2: number): number {
  let loss = 0
  for (const [index, row] of rows.entries()) {
    const sum = isLost[index] ? -linear(row, weights) : linear(row, weights)
    // log(1 + e^sum), which does not overflow.
    loss += Math.max(sum, 0) + Math.log1p(Math.exp(-Math.abs(sum)))
  }
  for (let column = 1; column < weights.length; column++) loss += (l2 / 2) * (weights[column] ?? 0) ** 2
  return loss
}

function slopeOf(rows: readonly Float64Array[], isLost: readonly boolean[], weights: Float64Array, l2: number) {
  const size = weights.length
  const gradient = new Float64Array(size)
  const curvature = new Float64Array(size * size)
  const full = new Float64Array(size)
  full[0] = 1
  for (const [index, row] of rows.entries()) {
    full.set(row, 1)
    const probability = 1 / (1 + Math.exp(-linear(row, weights)))
    const error = probability - (isLost[index] ? 1 : 0)
    const weight = Math.max(probability * (1 - probability), leastCurvature)
    for (let i = 0; i < size; i++) {
      const value = full[i] ?? 0
      gradient[i] = (gradient[i] ?? 0) + error * value
      const scaled = weight * value
      for (let j = 0; j <= i; j++) curvature[i * size + j] = (curvature[i * size + j] ?? 0) + scaled * (full[j] ?? 0)
    }
  }
  for (let i = 1; i < size; i++) {
    gradient[i] = (gradient[i] ?? 0) + l2 * (weights[i] ?? 0)
    curvature[i * size + i] = (curvature[i * size + i] ?? 0) + l2
  }
  return { gradient, curvature }
}
