/** Days counted back from the demo's today. Times of day are Shanghai's, where the demo team works. */
import type { Day, Instant } from '../../lib/domain/model'

const dayMs = 86_400_000
/** The demo workspace's zone has no summer time, so an offset is enough. */
export const demoTimeZone = 'Asia/Shanghai'
const offsetMs = 8 * 3_600_000

/** The demo's present: everything is dated back from it. */
export interface Calendar {
  now: Instant
  today: Day
  /** The day `daysAgo` days before today; negative looks ahead. */
  day(daysAgo: number): Day
  /** That day at a time in Shanghai, never later than now. */
  at(daysAgo: number, hour: number, minute: number): Instant
  /** Saturday or Sunday? */
  isWeekend(daysAgo: number): boolean
}

/** @throws RangeError when `now` is not a date */
export function calendarAt(now: Instant): Calendar {
  const nowMs = Date.parse(now)
  if (Number.isNaN(nowMs)) throw new RangeError(`Not a date: ${now}`)
  const midnight = Math.floor((nowMs + offsetMs) / dayMs) * dayMs - offsetMs
  const startOf = (daysAgo: number): number => midnight - daysAgo * dayMs
  const dayOf = (ms: number): Day => new Date(ms + offsetMs).toISOString().slice(0, 10)
  return {
    now: new Date(nowMs).toISOString(),
    today: dayOf(midnight),
    day: (daysAgo) => dayOf(startOf(daysAgo)),
    at: (daysAgo, hour, minute) => {
      const wanted = startOf(daysAgo) + (hour * 60 + minute) * 60_000
      // Today's later hours have not come yet: as far before now as they lie within the day.
      return new Date(wanted <= nowMs ? wanted : nowMs - ((hour * 60 + minute) % 240) * 60_000 - 60_000).toISOString()
    },
    isWeekend: (daysAgo) => [0, 6].includes(new Date(startOf(daysAgo) + offsetMs).getUTCDay()),
  }
}
