import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shownStretch, type ShownStretch } from '../../entrypoints/sidebar/list-coverage'
import { isCovered, withInterval, type Interval } from '../../lib/domain/coverage'
import { list, now, person, row } from './reports'

const hourMs = 3_600_000
const at = (hoursAgo: number): string => new Date(now.getTime() - hoursAgo * hourMs).toISOString()
const stretch = (hoursAgo: number[], firstRow: number | null, before: ShownStretch | null = null, seenAt = 0) =>
  shownStretch(
    list(
      hoursAgo.map((hours, index) => row(index, at(hours))),
      { firstRow },
    ),
    before,
    now.getTime() + seenAt,
  )
const hoursOf = (shown: ShownStretch | null) =>
  shown?.interval.map((ms) => Math.round((now.getTime() - ms) / hourMs)) ?? null

describe('what a list has shown whole', () => {
  it('reaches from its last row to its first, and from the folder’s first row until now', () => {
    expect(hoursOf(stretch([10, 20, 30], 0))).toEqual([20, 0])
    expect(hoursOf(stretch([100, 110, 120, 130, 140], 50))).toEqual([130, 110])
  })

  it('joins the next page, and not the one after that', () => {
    const first = stretch([10, 20, 30, 40], 0)
    expect(hoursOf(stretch([50, 60, 70, 80], 4, first))).toEqual([70, 0])
    expect(hoursOf(stretch([90, 100, 110, 120], 8, first))).toEqual([110, 100])
    // Ten minutes later the pages may have moved.
    expect(hoursOf(stretch([50, 60, 70, 80], 4, first, 11 * 60_000))).toEqual([70, 60])
  })

  it('is nothing where the place is not told, a row has no date or no one author, or the order is another', () => {
    expect(stretch([10, 20, 30], null)).toBeNull()
    expect(stretch([], 0)).toBeNull()
    expect(shownStretch(list([row(1, null)]), null, now.getTime())).toBeNull()
    const nameAlone = row(1, at(1), { people: [person('from', null, 'Ana')] })
    expect(shownStretch(list([nameAlone]), null, now.getTime())).toBeNull()
    expect(stretch([900, 30, 500, 10, 700, 20], 0)).toBeNull()
  })

  it('is not led astray by one wrong clock', () => {
    const wrong = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 90_000]
    expect(hoursOf(stretch(wrong, 0))).toEqual([110, 0])
  })

  it('holds no message that was not on screen, however one turns the pages', () => {
    // Hours of the folder's messages, newest first, and the rows looked at one after another.
    const folder = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 120 })
    const looks = fc.array(fc.tuple(fc.nat(119), fc.integer({ min: 1, max: 25 })), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(folder, looks, (unsorted, looked) => {
        const hours = unsorted.toSorted((a, b) => a - b)
        const seen = new Set<number>()
        let before: ShownStretch | null = null
        let covered: Interval[] = []
        for (const [start, length] of looked) {
          const rows = hours.slice(start, start + length)
          for (const index of rows.keys()) seen.add(start + index)
          const shown = stretch(rows, start, before)
          before = shown ?? before
          if (shown) covered = withInterval(covered, shown.interval)
        }
        const missed = hours.filter((hour, index) => {
          const ms = now.getTime() - hour * hourMs
          // The same minute as a row that was seen is that row, for all that can be told.
          const isTwin = [...seen].some((other) => hours[other] === hour)
          return !seen.has(index) && !isTwin && isCovered(covered, ms, ms)
        })
        expect(missed).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})
