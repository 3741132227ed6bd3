/** How a parser's time grows with what it is given, for hostile input. A ratio, so that a slow machine says the same. */

/** Processor time in microseconds; the least of several, since other work only ever adds. */
function cost(run: () => unknown): number {
  const times = Array.from({ length: 2 }, () => {
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    return user + system
  })
  return Math.min(...times)
}

/** 16,384 characters against sixteen times as many: a linear parser takes about 16 times longer, a quadratic one 256 times. */
export const linearGrowth = 80

/** Times longer for sixteen times the input. What takes under half a millisecond is not told from the clock's own steps. */
export function growth(parse: (size: number) => unknown): number {
  const small = cost(() => parse(16_384))
  return cost(() => parse(16 * 16_384)) / Math.max(small, 500)
}
