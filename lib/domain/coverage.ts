/** How much of a folder has been read: stretches of time without a gap. What lies outside of them was not seen. */

/** From and to in ms since 1970; both ends belong to it. */
export type Interval = readonly [from: number, to: number]

/** The intervals with one more, joined where they meet; oldest first. An interval that runs backwards adds nothing. */
export function withInterval(intervals: readonly Interval[], [from, to]: Interval): [number, number][] {
  if (!(from <= to)) return intervals.map(([start, end]) => [start, end])
  const all = [...intervals, [from, to] as const].toSorted((a, b) => a[0] - b[0])
  const joined: [number, number][] = []
  for (const [start, end] of all) {
    const last = joined.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}

/** What was read in every one of several folders or mailboxes, oldest first; nothing for none. */
export function intersectAll(coverages: readonly (readonly Interval[])[]): Interval[] {
  const [first, ...others] = coverages
  return others.reduce<Interval[]>((common, intervals) => intersect(common, intervals), [...(first ?? [])])
}

function intersect(one: readonly Interval[], other: readonly Interval[]): Interval[] {
  return one.flatMap(([from, to]) =>
    other
      .map(([start, end]): Interval => [Math.max(from, start), Math.min(to, end)])
      .filter(([start, end]) => start <= end),
  )
}

/** Whether all the time from one instant to another was read. */
export function isCovered(intervals: readonly Interval[], from: number, to: number): boolean {
  return intervals.some(([start, end]) => start <= from && to <= end)
}
