/** The slope of the gamma function's logarithm. */

/**
 * The digamma function for x > 0, to 1e-12: simple-statistics has none. Recurrence up to 10, then the asymptotic series
 * (Abramowitz & Stegun 6.3.5 and 6.3.18).
 */
export function digamma(x: number): number {
  let shifted = x
  let sum = 0
  while (shifted < 10) {
    sum -= 1 / shifted
    shifted++
  }
  const square = 1 / (shifted * shifted)
  const series = square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))))
  return sum + Math.log(shifted) - 0.5 / shifted - series
}
