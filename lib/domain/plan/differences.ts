/** Where two lists differ: patience diff (https://bramcohen.livejournal.com/73318.html), again within what it leaves. */
import { diff } from 'lib0/diff/patience'

/** The entries `from` to before `to` of `a` stand where those of `b` do; either may be none. */
export interface Difference {
  a: { from: number; to: number }
  b: { from: number; to: number }
}

/** Longer stretches are taken as a whole: the time grows with the square of what is there once. */
const maxEntries = 5000

/** How many entries they share at the beginning, and after that at the end. */
export function sharedEnds(a: readonly string[], b: readonly string[]): { start: number; end: number } {
  const shortest = Math.min(a.length, b.length)
  let start = 0
  while (start < shortest && a[start] === b[start]) start += 1
  let end = 0
  while (end < shortest - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  return { start, end }
}

/** The differences in their order; between them the lists are equal. */
export function differencesOf(a: readonly string[], b: readonly string[]): Difference[] {
  const { start, end } = sharedEnds(a, b)
  const whole = { a: { from: start, to: a.length - end }, b: { from: start, to: b.length - end } }
  const [removed, added] = [a.slice(start, whole.a.to), b.slice(start, whole.b.to)]
  if (removed.length === 0 && added.length === 0) return []
  if (removed.length === 0 || added.length === 0 || Math.max(removed.length, added.length) > maxEntries) return [whole]
  let shift = 0
  return diff(removed, added).flatMap(({ index, remove, insert }) => {
    const at = { a: start + index, b: start + index + shift }
    shift += insert.length - remove.length
    // What stands more than once in the whole may stand once in a part.
    const isSmaller = remove.length < removed.length || insert.length < added.length
    const within = isSmaller ? differencesOf(remove, insert) : [wholeOf(remove, insert)]
    return within.map((part) => ({ a: moved(part.a, at.a), b: moved(part.b, at.b) }))
  })
}

const wholeOf = (a: readonly string[], b: readonly string[]): Difference => ({
  a: { from: 0, to: a.length },
  b: { from: 0, to: b.length },
})

const moved = ({ from, to }: Difference['a'], by: number): Difference['a'] => ({ from: from + by, to: to + by })
