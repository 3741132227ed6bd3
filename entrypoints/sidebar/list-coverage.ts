/** Which stretch of a folder a list has shown whole: only of that can it be said what was not there. */
import type { Interval } from '../../lib/domain/coverage'
import type { ListReport, ListRow } from '../../lib/messages/list-report'

/** What the list before showed, to join the next page to. */
export interface ShownStretch {
  firstRow: number
  /** The place after the last row. */
  endRow: number
  interval: Interval
  seenMs: number
}

const dayMs = 86_400_000
/** Rows later than the one above them, by more than a day: a wrong clock or two, not another order. */
const mostOutOfOrder = 0.1
/** Two pages looked at further apart than this may have moved against each other. */
const togetherMs = 10 * 60_000

/** The middle of up to three values: one wrong date among them decides nothing. The later of two. */
function middleOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Whose message it is must be known: a row that shows a name alone, or all who took part in a conversation, hides somebody's last word. */
const isAttributed = ({ people }: ListRow, folder: ListReport['folder']): boolean =>
  folder === 'sent'
    ? people.every(({ address }) => address !== null)
    : people.length === 1 && people[0]?.address !== null

/** Null unless the page tells the list's place, every row has a date and an address, and they stand newest first. */
function stretchOf({ firstRow = null, rows, folder }: ListReport, nowMs: number): Interval | null {
  if (!rows.every((row) => isAttributed(row, folder))) return null
  const dates = rows.map(({ at }) => (at === null ? Number.NaN : Date.parse(at)))
  if (firstRow === null || rows.length === 0 || dates.some(Number.isNaN)) return null
  const wrong = dates.filter((ms, index) => index > 0 && ms > (dates[index - 1] ?? ms) + dayMs).length
  if (wrong > dates.length * mostOutOfOrder) return null
  const oldest = middleOf(dates.slice(-3))
  const newest = firstRow === 0 ? nowMs : middleOf(dates.slice(0, 3))
  return oldest <= newest ? [oldest, newest] : null
}

/**
 * The stretch that a list shows, joined to the one before where their rows meet.
 * @param before what the same folder's list showed last
 */
export function shownStretch(report: ListReport, before: ShownStretch | null, nowMs: number): ShownStretch | null {
  const interval = stretchOf(report, nowMs)
  if (interval === null) return null
  const firstRow = report.firstRow ?? 0
  const shown = { firstRow, endRow: firstRow + report.rows.length, interval, seenMs: nowMs }
  if (before === null || nowMs - before.seenMs > togetherMs) return shown
  const isApart = shown.firstRow > before.endRow || shown.endRow < before.firstRow
  if (isApart) return shown
  const [from, to] = before.interval
  return { ...shown, interval: [Math.min(from, interval[0]), Math.max(to, interval[1])] }
}
