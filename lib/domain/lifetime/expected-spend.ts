/** What the fitted gamma-gamma model expects of a customer (gamma-gamma.ts); whoever only asks does not load the fit. */

/** All above 0; v in the unit of the amounts. */
export interface GammaGammaParameters {
  p: number
  q: number
  v: number
}

/** x repeat purchases (1 or more) of `mean` each (above 0). */
export interface Spend {
  x: number
  mean: number
}

/**
 * The mean amount of an order expected of a customer, in the unit of the amounts: the own mean, drawn towards everybody's by
 * how few orders it rests on. Without a repeat purchase everybody's; null where that is infinite (q <= 1).
 */
export function expectedSpend({ p, q, v }: GammaGammaParameters, of: Spend | null): number | null {
  const x = of?.x ?? 0
  const below = p * x + q - 1
  return below > 0 ? (p * (v + x * (of?.mean ?? 0))) / below : null
}
