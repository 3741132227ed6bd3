/** Fitting positive parameters by their logarithms, within bounds that data can never need. */
import type { Evaluation } from './minimise'

/** Parameters from e^-8 to e^8. Where data say "none" or "all", the likelihood has no maximum: the wall gives one. */
const wallAt = 8
const steepness = 1

/** Adds a quadratic wall outside of the bounds: nothing within, so the maximum of data that have one is theirs. */
export function walled(point: readonly number[], { value, gradient }: Evaluation): Evaluation {
  const beyond = point.map((at) => Math.sign(at) * Math.max(0, Math.abs(at) - wallAt))
  return {
    value: value + steepness * beyond.reduce((sum, over) => sum + over ** 2, 0),
    gradient: gradient.map((slope, index) => slope + 2 * steepness * (beyond[index] ?? 0)),
  }
}

/** Did a parameter run to its bound, so that the data have none? */
export function isAtWall(point: readonly number[]): boolean {
  return point.some((at) => Math.abs(at) >= wallAt - 0.5)
}

/** The points of a line search may be anywhere; beyond e^±40 nothing is computed. */
export function bounded(point: readonly number[]): number[] {
  return point.map((at) => Math.exp(Math.min(40, Math.max(-40, at))))
}
