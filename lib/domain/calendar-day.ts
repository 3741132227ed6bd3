/**
 * Days as whole numbers counted from 1970-01-01, so that differences are subtractions. Civil days only: which day an
 * instant falls on is the calendar's to say.
 */
import type { Day } from './model'

/** Days since 1970-01-01. */
export type DayNumber = number

export const msPerDay = 86_400_000

/** The number of a `YYYY-MM-DD`; NaN when it is not one. */
export function dayNumber(day: Day): DayNumber {
  return Date.parse(`${day}T00:00:00Z`) / msPerDay
}

/** `YYYY-MM-DD` of a day number. */
export function dayText(day: DayNumber): Day {
  return new Date(day * msPerDay).toISOString().slice(0, 10)
}

/** 1 Monday to 7 Sunday (ISO 8601); day 0 was a Thursday. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** The same day of the month `months` later (negative: earlier), or that month's last day when it is shorter. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const date = new Date(day * msPerDay)
  const month = date.getUTCMonth() + months
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate()
  return Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), lastOfMonth)) / msPerDay
}

/** Whole months from one day to another, 0 or more: the 31st is a month old on the last day of a shorter month. */
export function wholeMonthsBetween(from: DayNumber, to: DayNumber): number {
  const start = new Date(from * msPerDay)
  const end = new Date(to * msPerDay)
  const months = (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth()
  return Math.max(0, addMonths(from, months) > to ? months - 1 : months)
}
