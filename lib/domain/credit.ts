/** Credit of an account as the card and the send guard show it (PRODUCT C7). */
import { calendarOf, msOf } from './calendar'
import { dayNumber, dayText } from './calendar-day'
import type { Clock } from './account-facts'
import { inReportingCurrency } from './money'
import type { Account, Day, Money } from './model'
import type { Policy } from './policy'
import { policyFor } from './segments/policy-for'

export interface Credit {
  /** What it may owe at most; null: nobody said. */
  limit: Money | null
  /** In major units of the reporting currency; null without a limit, or without a rate for its currency. */
  limitInReporting: number | null
  /** Days after which an invoice is due. */
  termsDays: number | null
  /** unknown: nobody looked at the receivables. late: overdue, under the alert's line; overdue: from it on. */
  state: 'unknown' | 'clear' | 'late' | 'overdue'
  overdueSince: Day | null
  /** Of the oldest receivable; 0 where none is overdue, null where that is not known. */
  overdueDays: number | null
}

/** The account's credit on the clock's day, by the lines of its segment's rules. */
export function creditOf(account: Account, workspace: Policy, clock: Clock): Credit {
  const policy = policyFor(workspace, account)
  const today = calendarOf(policy.calendar).dayAt(msOf(clock.now))
  const { creditLimit, paymentTermsDays, receivablesKnown, overdueSince } = account
  const since = receivablesKnown && overdueSince !== null && dayNumber(overdueSince) <= today ? overdueSince : null
  const overdueDays = receivablesKnown ? (since === null ? 0 : today - dayNumber(since)) : null
  return {
    limit: creditLimit,
    limitInReporting: creditLimit && inReportingCurrency(creditLimit, dayText(today), policy),
    termsDays: paymentTermsDays,
    state: stateOf(overdueDays, since !== null, policy),
    overdueSince: since,
    overdueDays,
  }
}

function stateOf(overdueDays: number | null, isLate: boolean, { health }: Policy): Credit['state'] {
  if (overdueDays === null) return 'unknown'
  if (!isLate) return 'clear'
  const { alert, critical } = health.indicators.receivables
  return overdueDays >= (alert ?? critical) ? 'overdue' : 'late'
}
