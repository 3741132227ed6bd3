/** Server clocks may differ a little; what is later than this was never taken from one. */
const toleranceMs = 24 * 60 * 60 * 1000

/** Milliseconds since 1970, both. */
export function isLaterThanCanBe(at: number, now: number): boolean {
  return at > now + toleranceMs
}
