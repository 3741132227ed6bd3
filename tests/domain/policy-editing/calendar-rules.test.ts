/** The calendar of the rules as it is edited: what is entered is what days and hours are counted by. */
import { describe, expect, it } from 'vitest'
import { calendarOf } from '../../../lib/domain/calendar'
import { dayNumber } from '../../../lib/domain/calendar-day'
import { defaultPolicy, readPolicy } from '../../../lib/domain/policy'
import {
  spanProblem,
  spansOf,
  withCalendar,
  withoutSpan,
  withSpan,
  withWeekday,
} from '../../../lib/domain/policy-editing/calendar-rules'
import { policyFields } from '../../../lib/domain/policy-editing/policy-field'
import { policyProblems } from '../../../lib/domain/policy-editing/policy-problems'

describe('the calendar of the rules', () => {
  it('counts working days by the week, holidays and days worked that were entered', () => {
    const values = withCalendar(
      { calendar: { workFrom: 480 } },
      { zone: 'Europe/Berlin', workingDays: [1, 2, 3, 4], holidays: ['2026-06-01'], workedDays: ['2026-06-05'] },
    )
    const { calendar } = readPolicy(values)
    expect(calendar).toMatchObject({ zone: 'Europe/Berlin', workFrom: 480, workTo: defaultPolicy.calendar.workTo })
    const days = calendarOf(calendar)
    const worked = [1, 2, 3, 4, 5, 6, 7].filter((day) => days.isWorkingDay(dayNumber(`2026-06-0${day}`)))
    expect(worked).toEqual([2, 3, 4, 5])
    expect(new Date(days.startOf(dayNumber('2026-06-01'))).toISOString()).toBe('2026-05-31T22:00:00.000Z')
  })

  it('tells days as spans, which come and go', () => {
    const days = ['2026-05-02', '2026-05-01', '2026-12-31', '2027-01-01']
    const spans = spansOf(days)
    expect(spans).toEqual([
      { first: '2026-05-01', last: '2026-05-02' },
      { first: '2026-12-31', last: '2027-01-01' },
    ])
    const [may] = spans
    if (!may) throw new Error('There is a span.')
    expect(withSpan(withoutSpan(days, may), may)).toEqual(days.toSorted())
    expect(spanProblem(days, { first: '2026-05-02', last: '2026-05-01' })).toBe('order')
    expect(spanProblem(days, { first: '2026-05-01', last: '2026-12-01' })).toBe('tooLong')
    expect(spanProblem(days, may)).toBeNull()
  })

  it('keeps one working day at least, and has work begin before it ends', () => {
    expect(withWeekday([1, 2], 6, true)).toEqual([1, 2, 6])
    expect(withWeekday([3], 3, false)).toEqual([3])
    const fields = policyFields(defaultPolicy, 'workspace')
    const edits = new Map([['calendar.workTo', 500]])
    expect(policyProblems(defaultPolicy, fields, edits)).toEqual([
      { why: 'order', field: 'calendar.workFrom', other: 'calendar.workTo' },
    ])
    expect(policyFields(defaultPolicy, 'segment').some(({ group }) => group === 'calendar')).toBe(false)
  })
})
