/** The workspace's rules and its day, read once and followed, so that no message waits for them. */
import { reportingCurrency } from '../../components/format-value'
import { calendarOf } from '../../lib/domain/calendar'
import { dayText } from '../../lib/domain/calendar-day'
import type { Day } from '../../lib/domain/model'
import { defaultPolicy, type Policy } from '../../lib/domain/policy'
import type { SidelightDatabase } from '../../lib/store/database'
import { loadRules } from '../../lib/store/rules'
import { watchStore } from './watch-store'

export const rules: { policy: Policy; referenceDay: Day | null } = { policy: defaultPolicy, referenceDay: null }

/** Keeps `rules` those of the store; resolves when they are for the first time. */
export function followRules(db: SidelightDatabase): Promise<void> {
  return new Promise((resolve, reject) => {
    watchStore(() => loadRules(db, new Date().toISOString())).subscribe({
      next({ policy, reference }) {
        rules.policy = policy
        reportingCurrency.value = policy.money.reportingCurrency
        rules.referenceDay = reference?.day ?? null
        resolve()
      },
      error: reject,
    })
  })
}

/** The workspace's day at a moment. */
export function workspaceDay(now: Date): Day {
  return dayText(calendarOf(rules.policy.calendar).dayAt(now.getTime()))
}
