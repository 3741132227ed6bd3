/** Intent: do they try to leave? */
import type { AccountView } from '../account-view'
import { customerStart } from '../customer-age'
import { measured, missing, type Indicator } from './indicator'
import { carries, evidenceOf } from './signal-rows'
import { isUsageLive } from './use'

const windowDays = 30

/** Attempts to close the account in 30 days. */
export const closeAttempts: Indicator = {
  id: 'closeAttempts',
  measure(view, lines) {
    const tries = view.signals.filter(({ row, day }) => row.kind === 'closeAttempt' && view.today - day < windowDays)
    if (tries.length === 0 && !wouldBeTold(view)) return missing('count')
    return measured(tries.length, 'count', lines, evidenceOf(view, tries))
  },
}

/** Is no attempt of theirs a sign that there was none? A feed that never told of one may never tell. */
function wouldBeTold(view: AccountView): boolean {
  return customerStart(view) !== null && isUsageLive(view) && carries(view, 'usage', 'closeAttempt')
}
