/** Intent: do they try to leave? */
import { customerStart } from '../customer-age'
import { measured, missing, type Indicator } from './indicator'
import { evidenceOf } from './signal-rows'
import { isUsageLive } from './use'

const windowDays = 30

/** Attempts to close the account in 30 days. */
export const closeAttempts: Indicator = {
  id: 'closeAttempts',
  measure(view, lines) {
    const tries = view.signals.filter(({ row, day }) => row.kind === 'closeAttempt' && view.today - day < windowDays)
    if (tries.length === 0 && !(customerStart(view) && isUsageLive(view))) return missing('count')
    return measured(tries.length, 'count', lines, evidenceOf(view, tries))
  },
}
