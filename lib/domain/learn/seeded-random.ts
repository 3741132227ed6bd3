/** Numbers that look random and are the same for the same seed: a figure shown to a person must not change by itself. */

/**
 * A generator of numbers in [0, 1): mulberry32 (Tommy Ettinger, public domain).
 * @param seed any number; its integer part modulo 2^32 counts
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The items in an order drawn by `random` (Fisher and Yates). */
export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const drawn = [...items]
  for (let last = drawn.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const [a, b] = [drawn[last], drawn[other]]
    if (a === undefined || b === undefined) continue
    drawn[last] = b
    drawn[other] = a
  }
  return drawn
}
