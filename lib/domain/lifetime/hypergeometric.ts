/** The part of Gauss's hypergeometric function that the BG/NBD model needs, where it neither overflows nor cancels. */

/** Far more than arguments up to 0.98 need. */
const mostTerms = 20_000
const rescaleAbove = 1e250

/**
 * `(1 - z)^e x (2F1(p, e; c; z) - 1) / e` for 0 <= z < 1, c > 0, c > p: finite where e is 0, and where either factor alone
 * would leave the range of numbers.
 */
export function scaledRemainder(p: number, e: number, c: number, z: number): number {
  if (z <= 0) return 0
  let [term, sum, logScale] = [(p / c) * z, 0, 0]
  for (let k = 1; k <= mostTerms && term !== 0; k++) {
    sum += term
    term *= ((p + k) / (c + k)) * ((e + k) / (k + 1)) * z
    if (Math.abs(term) > rescaleAbove) {
      term /= rescaleAbove
      sum /= rescaleAbove
      logScale += Math.log(rescaleAbove)
    }
    if (Math.abs(term) < 1e-16 * Math.abs(sum) && k > -p && k > -e) break
  }
  return sum * Math.exp(logScale + e * Math.log1p(-z))
}
