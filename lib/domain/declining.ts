/**
 * Declining, with hysteresis. A fold and not a memory: the same week ends in order, then now, starting without, so that
 * every device comes to the same answer (MODEL, "Lifecycle stage and dormancy (C2)").
 */
import type { Calendar } from './calendar'
import { msPerDay, weekdayOf, type DayNumber } from './calendar-day'
import type { Policy } from './policy'

export interface DecliningStep {
  day: DayNumber
  /** Groups with a critical indicator on that day. */
  criticalGroups: number
  isCustomer: boolean
}

/** Ten years: a stored number of weeks may be any. */
const mostWeeks = 520

/** The last instants of the last `count` whole weeks (Monday to Sunday), oldest first. */
export function weekEnds(ms: number, count: number, calendar: Calendar): number[] {
  const today = calendar.dayAt(ms)
  const monday = today - weekdayOf(today) + 1
  const length = Math.max(0, Math.min(mostWeeks, Math.floor(count)))
  return Array.from({ length }, (_, index) => calendar.startOf(monday - 7 * (length - 1 - index)) - 1)
}

/**
 * The day declining began, null when it is not declining now. It begins with critical indicators in at least two
 * groups, and ends when none has been critical for 30 days.
 */
export function decliningSince(steps: readonly DecliningStep[], policy: Policy): DayNumber | null {
  const { decliningGroups, decliningEndsAfterDays } = policy.stage
  let since: DayNumber | null = null
  let lastCritical = 0
  for (const { day, criticalGroups, isCustomer } of steps) {
    if (criticalGroups > 0) lastCritical = day
    if (!isCustomer) since = null
    else if (criticalGroups >= decliningGroups) since ??= day
    else if (day - lastCritical >= decliningEndsAfterDays) since = null
  }
  return since
}

/** The instant `days` earlier. */
export function daysBefore(ms: number, days: number): number {
  return ms - days * msPerDay
}
