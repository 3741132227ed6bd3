/** Instants and days before now, for rows whose age a test tells. */
import { calendarOf } from '../../lib/domain/calendar'
import { dayText } from '../../lib/domain/calendar-day'
import type { Day } from '../../lib/domain/model'
import { defaultPolicy } from '../../lib/domain/policy'

const dayMs = 86_400_000

/** ISO 8601 in UTC. */
export const instantAgo = (days: number): string => new Date(Date.now() - days * dayMs).toISOString()

/** By the calendar of a workspace that has changed no rule: its day begins eight hours before that of UTC. */
export const dayAgo = (days: number): Day => dayText(calendarOf(defaultPolicy.calendar).dayAt(Date.now()) - days)
