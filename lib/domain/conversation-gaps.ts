/** An account's own rhythm: conversations, the gaps between them and the usual gap. */
import type { DayNumber } from './calendar-day'

/**
 * Gaps in days between conversations, oldest first. Days fewer than `apart` days after the one before belong to the
 * same conversation; a gap runs from the last day of one to the first day of the next.
 * @param isSeen whether all days between two were looked at; a gap that was not seen whole is none
 */
export function conversationGaps(
  days: readonly DayNumber[],
  apart: number,
  isSeen: (last: DayNumber, next: DayNumber) => boolean = () => true,
): number[] {
  const gaps: number[] = []
  let last: DayNumber | null = null
  for (const day of days.toSorted((a, b) => a - b)) {
    if (last !== null && day - last >= apart && isSeen(last, day)) gaps.push(day - last)
    last = day
  }
  return gaps
}

/** The 90th percentile, interpolated between order statistics (Hyndman & Fan 1996, type 7); null for no value. */
export function percentile90(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const rank = (sorted.length - 1) * 0.9
  const low = sorted[Math.floor(rank)]
  const high = sorted[Math.ceil(rank)]
  if (low === undefined || high === undefined) return null
  return low + (high - low) * (rank - Math.floor(rank))
}
