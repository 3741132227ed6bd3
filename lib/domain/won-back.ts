/** A lost account that buys again is won back (docs/customer-model.md): its rows say so, whatever is marked. */
import type { AccountView } from './account-view'
import { dayNumber, type DayNumber } from './calendar-day'
import type { OrderDay } from './order-days'
import { purchaseDays } from './order-days'
import type { Account } from './model'

/** The days on which a person or a contract says it was lost, in order. */
export function knownLossDays({ lost, contract }: Pick<Account, 'lost' | 'contract'>): DayNumber[] {
  const days = [
    ...(lost ? [dayNumber(lost.on)] : []),
    ...(contract?.endedOn && contract.endReason ? [dayNumber(contract.endedOn)] : []),
  ]
  return days.filter(Number.isFinite).toSorted((a, b) => a - b)
}

/**
 * The first purchase after its last loss by the view's instant; null where it was never lost, or has not bought since. What is
 * billed within `stage.finalBillDays` of the loss belongs to what was lost.
 */
export function wonBackBy(view: AccountView): OrderDay | null {
  const last = view.isAccountKnown ? knownLossDays(view.account).findLast((day) => day <= view.today) : undefined
  if (last === undefined) return null
  const from = last + view.policy.stage.finalBillDays
  return purchaseDays(view.orders).find(({ day }) => day > from) ?? null
}
