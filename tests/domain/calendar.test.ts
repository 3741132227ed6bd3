/* oxlint-disable unicorn/consistent-function-scoping -- a sentence keeps its own words beside it. */
import { describe, expect, it } from 'vitest'
import { calendarOf, msOf } from '../../lib/domain/calendar'
import { addMonths, dayNumber, dayText, wholeMonthsBetween } from '../../lib/domain/calendar-day'
import { defaultPolicy, readPolicy } from '../../lib/domain/policy'

const shanghai = calendarOf(defaultPolicy.calendar)
const berlin = calendarOf(readPolicy({ calendar: { zone: 'Europe/Berlin', holidays: [], workedDays: [] } }).calendar)
const workingDays = (from: string, to: string) => shanghai.workingDaysAfter(dayNumber(from), dayNumber(to))

describe('the workspace calendar', () => {
  it('puts an instant on the day of the workspace, not of UTC', () => {
    expect(dayText(shanghai.dayAt(msOf('2026-03-12T15:59:59.999Z')))).toBe('2026-03-12')
    expect(dayText(shanghai.dayAt(msOf('2026-03-12T16:00:00.000Z')))).toBe('2026-03-13')
  })

  it('follows the clocks when they change', () => {
    expect(dayText(berlin.dayAt(msOf('2026-03-28T22:59:00.000Z')))).toBe('2026-03-28')
    expect(dayText(berlin.dayAt(msOf('2026-03-29T21:59:00.000Z')))).toBe('2026-03-29')
    expect(dayText(berlin.dayAt(msOf('2026-03-29T22:00:00.000Z')))).toBe('2026-03-30')
    expect(berlin.startOf(dayNumber('2026-03-30')) - berlin.startOf(dayNumber('2026-03-29'))).toBe(23 * 3_600_000)
  })

  it('counts the working days after a day', () => {
    expect(workingDays('2026-06-12', '2026-06-15')).toBe(1)
    expect(workingDays('2026-06-12', '2026-06-14')).toBe(0)
    expect(workingDays('2026-06-17', '2026-06-17')).toBe(0)
    expect(workingDays('2026-06-17', '2026-06-10')).toBe(0)
  })

  it('leaves out 春节 and 国庆 and counts the weekends worked for them', () => {
    // 15 to 23 February off, Saturdays 14 and 28 worked.
    expect(workingDays('2026-02-13', '2026-02-24')).toBe(2)
    expect(workingDays('2026-02-24', '2026-03-01')).toBe(4)
    expect(workingDays('2026-09-30', '2026-10-08')).toBe(1)
    expect(workingDays('2027-02-04', '2027-02-12')).toBe(1)
  })

  it('agrees with counting day by day', () => {
    const start = dayNumber('2025-12-20')
    let counted = 0
    for (let day = start + 1; day < start + 120; day++) {
      if (shanghai.isWorkingDay(day)) counted++
      expect(shanghai.workingDaysAfter(start, day)).toBe(counted)
    }
    expect(shanghai.workingDaysAfter(start, shanghai.addWorkingDays(start, 45))).toBe(45)
  })

  it('comes to an end whatever number of working days is asked for', () => {
    const start = dayNumber('2025-12-20')
    const far = shanghai.addWorkingDays(start, 1e15)
    expect(far - start).toBeGreaterThan(10_000)
    expect(Number.isFinite(far)).toBe(true)
  })

  it('counts working hours of working days only', () => {
    const hours = (from: string, to: string) => shanghai.workingHoursBetween(msOf(from), msOf(to))
    // Friday 17:00 to Monday 10:00 in Shanghai.
    expect(hours('2026-06-12T09:00:00Z', '2026-06-15T02:00:00Z')).toBe(2)
    expect(hours('2026-06-15T02:00:00Z', '2026-06-15T06:30:00Z')).toBe(4.5)
    expect(hours('2026-06-15T06:30:00Z', '2026-06-15T02:00:00Z')).toBe(0)
  })

  it('adds months within the month and knows when a month is whole', () => {
    expect(dayText(addMonths(dayNumber('2026-01-31'), 1))).toBe('2026-02-28')
    expect(dayText(addMonths(dayNumber('2026-03-31'), -12))).toBe('2025-03-31')
    expect(wholeMonthsBetween(dayNumber('2026-03-17'), dayNumber('2026-06-16'))).toBe(2)
    expect(wholeMonthsBetween(dayNumber('2026-03-17'), dayNumber('2026-06-17'))).toBe(3)
    expect(wholeMonthsBetween(dayNumber('2026-01-31'), dayNumber('2026-02-28'))).toBe(1)
  })
})
