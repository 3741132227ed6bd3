/** Instants and days before now, for rows whose age a test tells. */
import { calendarOf } from '../../lib/domain/calendar'
import { dayText } from '../../lib/domain/calendar-day'
import type { Day } from '../../lib/domain/model'
import { defaultPolicy } from '../../lib/domain/policy'

const dayMs = 86_400_000
const calendar = calendarOf(defaultPolicy.calendar)

/** ISO 8601 in UTC. */
export const instantAgo = (days: number): string => new Date(Date.now() - days * dayMs).toISOString()

/** By the calendar of a workspace that has changed no rule: its day begins eight hours before that of UTC. */
export const dayAgo = (days: number): Day => dayText(calendar.dayAt(Date.now()) - days)

/** Ten in the morning of that day; a fraction of a day later or earlier for days that are not whole. At least one day back. */
export const morningAgo = (days: number): string =>
  new Date(calendar.startOf(calendar.dayAt(Date.now())) + 10 * 3_600_000 - days * dayMs).toISOString()
