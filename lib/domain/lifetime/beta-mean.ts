/** Means over a beta distribution by quadrature. */

const reach = 10
const step = 0.1

/**
 * The mean of `of(p)` for p ~ beta (a, b), a and b above 0. In the log-odds the density has one mode and exponential tails; a
 * sinh stretched to its width makes them double exponential, where the trapezoidal rule is exact to about 1e-10
 * (Takahasi & Mori 1974). The weights are divided by their sum, so no beta function is needed.
 */
export function betaMean(a: number, b: number, of: (p: number) => number): number {
  const mode = Math.log(a) - Math.log(b)
  const width = Math.sqrt(1 / a + 1 / b)
  const most = logDensity(a, b, mode)
  let [sum, weights] = [0, 0]
  for (let u = -reach; u <= reach; u += step) {
    const odds = mode + width * Math.sinh(u)
    const weight = Math.exp(logDensity(a, b, odds) - most) * Math.cosh(u)
    if (weight < 1e-20) continue
    weights += weight
    sum += weight * of(Math.max(Number.MIN_VALUE, 1 / (1 + Math.exp(-odds))))
  }
  return sum / weights
}

/** Of the log-odds, without its constant. */
function logDensity(a: number, b: number, odds: number): number {
  const log1p = Math.log1p(Math.exp(-Math.abs(odds)))
  return -a * (Math.max(0, -odds) + log1p) - b * (Math.max(0, odds) + log1p)
}
