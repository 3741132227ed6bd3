/** The workspace's days, working days and working hours. Pure: the zone is the policy's, the clock is the caller's. */
import { Temporal } from 'temporal-polyfill'
import { dayNumber, dayText, msPerDay, weekdayOf, type DayNumber } from './calendar-day'
import type { Instant } from './model'
import type { CalendarPolicy } from './policy-calendar'

const msPerMinute = 60_000
/** Forty years: a stored cadence may be any number. */
const mostWorkingDays = 10_000

export interface Calendar {
  /** The workspace day an instant (ms since 1970) falls on. */
  dayAt(ms: number): DayNumber
  /** The first instant of a day, ms since 1970. */
  startOf(day: DayNumber): number
  isWorkingDay(day: DayNumber): boolean
  /** Working days d with from < d <= to; 0 when `to` is not after `from`. */
  workingDaysAfter(from: DayNumber, to: DayNumber): number
  /** The day that is the n-th working day after `from`. */
  addWorkingDays(from: DayNumber, count: number): DayNumber
  /** Hours of working time between two instants, 0 or more. */
  workingHoursBetween(fromMs: number, toMs: number): number
}

const calendars = new WeakMap<CalendarPolicy, Calendar>()

/** The calendar of a policy; made once per policy object. */
export function calendarOf(policy: CalendarPolicy): Calendar {
  const known = calendars.get(policy)
  if (known) return known
  const made = createCalendar(policy)
  calendars.set(policy, made)
  return made
}

/** Milliseconds of an instant. */
export function msOf(instant: Instant): number {
  return Date.parse(instant)
}

function createCalendar(policy: CalendarPolicy): Calendar {
  const zone = zoneOf(policy.zone)
  const worksOn = [1, 2, 3, 4, 5, 6, 7].map((weekday) => policy.workingDays.includes(weekday))
  const worksByWeek = (day: DayNumber): boolean => worksOn[weekdayOf(day) - 1] === true
  const daysOff = new Set(policy.holidays.map(dayNumber).filter(worksByWeek))
  const daysOn = new Set(policy.workedDays.map(dayNumber).filter((day) => !worksByWeek(day)))
  const isWorkingDay = (day: DayNumber): boolean => (worksByWeek(day) ? !daysOff.has(day) : daysOn.has(day))
  const perWeek = worksOn.filter(Boolean).length

  const workingDaysAfter = (from: DayNumber, to: DayNumber): number => {
    if (!(to > from)) return 0
    const weeks = Math.floor((to - from) / 7)
    let count = weeks * perWeek
    for (let day = from + weeks * 7 + 1; day <= to; day++) if (worksByWeek(day)) count++
    for (const day of daysOff) if (day > from && day <= to) count--
    for (const day of daysOn) if (day > from && day <= to) count++
    return count
  }

  const addWorkingDays = (from: DayNumber, count: number): DayNumber => {
    let day = from
    const most = Math.min(count, mostWorkingDays)
    // A holiday table may be wrong enough to leave no working day; ten days for each one ends the search.
    const last = from + Math.ceil(most) * 10 + 60
    for (let left = most; left > 0 && day < last;) if (isWorkingDay(++day)) left--
    return day
  }

  const workingHoursBetween = (fromMs: number, toMs: number): number => {
    if (!(toMs > fromMs)) return 0
    const lastDay = zone.dayAt(toMs)
    let worked = 0
    for (let day = Math.max(zone.dayAt(fromMs), lastDay - policy.longestWaitDays); day <= lastDay; day++) {
      if (!isWorkingDay(day)) continue
      const start = zone.startOf(day)
      const from = Math.max(fromMs, start + policy.workFrom * msPerMinute)
      const to = Math.min(toMs, start + policy.workTo * msPerMinute)
      worked += Math.max(0, to - from)
    }
    return worked / (60 * msPerMinute)
  }

  return { ...zone, isWorkingDay, workingDaysAfter, addWorkingDays, workingHoursBetween }
}

interface Zone {
  dayAt(ms: number): DayNumber
  startOf(day: DayNumber): number
}

const zones = new Map<string, Zone>()

/** Asking a zone library for every row would cost more than the model, so offsets are kept by UTC day. */
function zoneOf(name: string): Zone {
  const known = zones.get(name)
  if (known) return known
  const offsets = new Map<number, number | null>()
  const starts = new Map<DayNumber, number>()
  const offsetAt = (ms: number): number =>
    Temporal.Instant.fromEpochMilliseconds(Math.floor(ms)).toZonedDateTimeISO(name).offsetNanoseconds / 1e6

  const offset = (ms: number): number => {
    const utcDay = Math.floor(ms / msPerDay)
    let ofDay = offsets.get(utcDay)
    if (ofDay === undefined) {
      const first = offsetAt(utcDay * msPerDay)
      ofDay = first === offsetAt((utcDay + 1) * msPerDay) ? first : null
      offsets.set(utcDay, ofDay)
    }
    // null: the clocks change within this UTC day.
    return ofDay ?? offsetAt(ms)
  }

  const dayAt = (ms: number): DayNumber => Math.floor((ms + offset(ms)) / msPerDay)
  const zone: Zone = {
    dayAt,
    startOf: (day) => {
      const kept = starts.get(day)
      if (kept !== undefined) return kept
      const guess = day * msPerDay - offset(day * msPerDay - offset(day * msPerDay))
      const isStart = dayAt(guess) === day && dayAt(guess - 1) === day - 1
      // Where clocks change at midnight there may be none, or two.
      const start = isStart ? guess : Temporal.PlainDate.from(dayText(day)).toZonedDateTime(name).epochMilliseconds
      starts.set(day, start)
      return start
    },
  }
  zones.set(name, zone)
  return zone
}
