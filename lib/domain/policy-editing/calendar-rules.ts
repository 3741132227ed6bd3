/** When the workspace works, among a policy's stored values: its zone, the days of its week, and the days that differ. */
import { dayNumber, dayText } from '../calendar-day'
import type { Day } from '../model'
import type { CalendarPolicy } from '../policy-calendar'
import type { PlainValues } from '../segments/segment-rules'

/** What is chosen, not typed: hours are numbers, and edited as those. */
export type CalendarChoice = Pick<CalendarPolicy, 'zone' | 'workingDays' | 'holidays' | 'workedDays'>

/** The longest time that one entry takes off, in days. */
export const longestSpan = 60
/** Days of a list, some twenty years of a country's holidays. */
export const mostDays = 1000

/** The values with these; what else is stored stays. */
export function withCalendar(values: PlainValues, chosen: Partial<CalendarChoice>): PlainValues {
  const stored = values['calendar']
  const isKept = typeof stored === 'object' && stored !== null && !Array.isArray(stored)
  return { ...values, calendar: { ...(isKept ? stored : {}), ...chosen } }
}

/** A weekday taken in or out (ISO, 1 Monday to 7 Sunday); the last one stays, without it there would be no working time. */
export function withWeekday(workingDays: readonly number[], weekday: number, isWorked: boolean): number[] {
  const others = workingDays.filter((each) => each !== weekday)
  if (isWorked) return [...others, weekday].toSorted((a, b) => a - b)
  return others.length === 0 ? [...workingDays] : others
}

/** Days in a row, both ends with them. */
export interface DaySpan {
  first: Day
  last: Day
}

/** A list of days as the spans it consists of, in order. */
export function spansOf(days: readonly Day[]): DaySpan[] {
  const spans: DaySpan[] = []
  for (const day of [...new Set(days)].toSorted()) {
    const before = spans.at(-1)
    if (before && dayNumber(day) === dayNumber(before.last) + 1) before.last = day
    else spans.push({ first: day, last: day })
  }
  return spans
}

export type SpanProblem = 'order' | 'tooLong' | 'tooMany'

/** Why the days of this span cannot join; null where they can. */
export function spanProblem(days: readonly Day[], span: DaySpan): SpanProblem | null {
  const length = dayNumber(span.last) - dayNumber(span.first) + 1
  if (!(length > 0)) return 'order'
  if (length > longestSpan) return 'tooLong'
  return withSpan(days, span).length > mostDays ? 'tooMany' : null
}

/** The days with those of the span, in order. */
export function withSpan(days: readonly Day[], span: DaySpan): Day[] {
  return [...new Set([...days, ...daysOf(span)])].toSorted()
}

export function withoutSpan(days: readonly Day[], span: DaySpan): Day[] {
  return days.filter((day) => day < span.first || day > span.last)
}

function daysOf({ first, last }: DaySpan): Day[] {
  const start = dayNumber(first)
  return Array.from({ length: dayNumber(last) - start + 1 }, (_, index) => dayText(start + index))
}
