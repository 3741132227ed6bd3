/** Minimising a function that takes long to evaluate, in slices: an extension's service worker cannot start a Worker. */
import { conjugateGradient } from 'fmin/index.js'

export interface Evaluation {
  value: number
  gradient: readonly number[]
}

export interface Minimum extends Evaluation {
  point: readonly number[]
  evaluations: number
}

export interface MinimiseOptions {
  /** Bounds the work; default 600. */
  mostEvaluations?: number
}

/** Thrown through the minimiser when it asks for a point that has not been evaluated yet. */
class PointWanted extends Error {
  readonly point: readonly number[]
  constructor(point: readonly number[]) {
    super('A point is to be evaluated first.')
    this.point = point
  }
}

/**
 * The minimum by conjugate gradients (fmin), yielding whenever `evaluate` does. fmin cannot pause, but asks the same
 * questions in the same order each time: it is run anew after each answer, with all the earlier ones at hand, which
 * costs nothing beside an evaluation. The best point so far where `mostEvaluations` end it; null where no point has a value.
 */
export function* minimise(
  evaluate: (point: readonly number[]) => Generator<void, Evaluation>,
  start: readonly number[],
  { mostEvaluations = 600 }: MinimiseOptions = {},
): Generator<void, Minimum | null> {
  const answers: Evaluation[] = []
  let best: Minimum | null = null
  for (;;) {
    const wanted = nextPoint(answers, start)
    if (wanted === null || answers.length >= mostEvaluations) return best
    const answer = yield* evaluate(wanted)
    yield
    answers.push(answer)
    if (!Number.isFinite(answer.value)) continue
    if (best === null || answer.value < best.value) best = { ...answer, point: wanted, evaluations: answers.length }
    best.evaluations = answers.length
  }
}

/** What fmin asks after these answers; null when it has ended. */
function nextPoint(answers: readonly Evaluation[], start: readonly number[]): readonly number[] | null {
  let asked = 0
  const replay = (point: number[], gradient: number[]): number => {
    const answer = answers[asked++]
    if (answer === undefined) throw new PointWanted([...point])
    for (const [index, slope] of answer.gradient.entries()) gradient[index] = slope
    return answer.value
  }
  try {
    conjugateGradient(replay, [...start], { maxIterations: 200 })
    return null
  } catch (error) {
    if (error instanceof PointWanted) return error.point
    throw error
  }
}

/** Runs a generator to its end at once, for callers that nobody waits for. */
export function runWhole<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
