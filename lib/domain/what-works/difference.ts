/** The difference of two shares, and how far it may be off. */
import { probit } from 'simple-statistics'

export interface Share {
  /** Accounts that have it, of all that are known. */
  having: number
  of: number
}

export interface Difference {
  /** First share less second, -1..1. */
  value: number
  low: number
  high: number
}

/**
 * Newcombe's interval from two Wilson scores (Newcombe 1998, "Interval estimation for the difference between independent
 * proportions", method 10): it holds in small groups and at shares of 0 and 1, where the textbook one does not.
 * @param confidence 0..1, such as 0.95
 * @returns null where either group is empty
 */
export function differenceOf(first: Share, second: Share, confidence: number): Difference | null {
  if (first.of === 0 || second.of === 0) return null
  const z = probit(1 - (1 - confidence) / 2)
  const [p, q] = [first.having / first.of, second.having / second.of]
  const [one, other] = [wilson(first, z), wilson(second, z)]
  const value = p - q
  return {
    value,
    low: Math.max(-1, value - Math.hypot(p - one.low, other.high - q)),
    high: Math.min(1, value + Math.hypot(one.high - p, q - other.low)),
  }
}

/** Wilson's score interval of one share (Wilson 1927). */
function wilson({ having, of }: Share, z: number): { low: number; high: number } {
  const share = having / of
  const centre = share + z ** 2 / (2 * of)
  const half = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2))
  const scale = 1 + z ** 2 / of
  return { low: Math.max(0, (centre - half) / scale), high: Math.min(1, (centre + half) / scale) }
}
