/** A change of tier is proposed at the quarter's turn and approved by a person; the card says "would be" until then (MODEL, "Value tier"). */
import { dayNumber, dayText } from './calendar-day'
import type { TierResult } from './insight'
import type { Account, Day, ValueTier } from './model'

export interface TierProposal {
  from: ValueTier
  to: ValueTier
  /** The first day of the quarter at which it is put to a person: this one's, or, approved in it, the next one's. */
  on: Day
  isDue: boolean
}

/** null: the numbers say what is approved, or nothing is approved yet. */
export function tierProposal(
  { approvedTier }: Pick<Account, 'approvedTier'>,
  { wouldBe }: Pick<TierResult, 'wouldBe'>,
  today: Day,
): TierProposal | null {
  if (approvedTier === null || wouldBe === null) return null
  const quarter = quarterStart(today)
  const isDue = dayNumber(approvedTier.on) < dayNumber(quarter)
  return { from: approvedTier.tier, to: wouldBe, on: isDue ? quarter : nextQuarter(quarter), isDue }
}

function quarterStart(day: Day): Day {
  const month = Number(day.slice(5, 7))
  const first = month - ((month - 1) % 3)
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`
}

/** 95 days on lie in the next quarter, whatever the months. */
function nextQuarter(start: Day): Day {
  return quarterStart(dayText(dayNumber(start) + 95))
}
