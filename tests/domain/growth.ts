/** How a parser's time grows with what it is given, for hostile input. A ratio, so that a slow machine says the same. */

/** Processor time in microseconds; the least of several, since other work only ever adds. */
function cost(run: () => unknown): number {
  const times = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    return user + system
  })
  return Math.min(...times)
}

/**
 * Times longer for four times the input: about 4 when linear, 16 when quadratic. Sizes that take under a millisecond are not told from
 * the clock's own steps, so the input grows until they are, as far as 1 MB.
 */
export function growth(parse: (size: number) => unknown): number {
  for (let size = 16_384; ; size *= 4) {
    const small = cost(() => parse(size))
    const large = cost(() => parse(4 * size))
    if (small > 2000 || 4 * size >= 1_048_576) return large / Math.max(small, 1000)
    // Slow already: a quadratic parser would take minutes at the next size.
    if (large > 2_000_000) return large / Math.max(small, 1)
  }
}
