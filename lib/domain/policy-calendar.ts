/** When the workspace works: zone, hours, days and holidays. */
import * as z from 'zod/mini'
import { chineseHolidays, chineseWorkedWeekends } from './holidays'
import { numberOr, orElse, section } from './policy-fields'

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    // Intl says "no such zone" by throwing a RangeError; there is nothing more in it.
    return false
  }
}

const minuteOfDay = (fallback: number) => orElse(z.int().check(z.minimum(0), z.maximum(1440)), fallback)

export const calendarPolicy = section({
  /** IANA name. */
  zone: orElse(z.string().check(z.refine(isZone)), 'Asia/Shanghai'),
  /** ISO weekdays worked, 1 Monday to 7 Sunday. */
  workingDays: orElse(z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.minLength(1)), [1, 2, 3, 4, 5]),
  /** Minutes after midnight. */
  workFrom: minuteOfDay(9 * 60),
  workTo: minuteOfDay(18 * 60),
  holidays: orElse(z.array(z.iso.date()), [...chineseHolidays]),
  /** Days off by the week that are worked all the same. */
  workedDays: orElse(z.array(z.iso.date()), [...chineseWorkedWeekends]),
  /** Days in the past for which chances to be late are counted at most; bounds the work on a broken date. */
  longestWaitDays: numberOr(400),
})
export type CalendarPolicy = z.infer<typeof calendarPolicy>
