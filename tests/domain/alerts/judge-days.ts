/** What the model says of an account on the evening of each working day: alerts as they open and end, and days past a line. */
import type { AccountFacts } from '../../../lib/domain/account-facts'
import { historyOf, viewAt } from '../../../lib/domain/account-view'
import { decideAlerts } from '../../../lib/domain/alerts/decide-alerts'
import { warningsOf } from '../../../lib/domain/alerts/warnings'
import { calendarOf } from '../../../lib/domain/calendar'
import { weekdayOf } from '../../../lib/domain/calendar-day'
import { healthAt, type HealthAt } from '../../../lib/domain/health'
import type { Alert } from '../../../lib/domain/model'
import type { Policy } from '../../../lib/domain/policy'

export interface Judged {
  alerts: { rule: string; day: number; ended: number | null }[]
  /** Days on which at least two groups were critical: of these declining is made. */
  declining: number[]
}

export function judgeDays(facts: AccountFacts, policy: Policy, from: number, to: number): Judged {
  const history = historyOf(facts, policy)
  const calendar = calendarOf(policy.calendar)
  let alerts: Alert[] = []
  const judged: Judged = { alerts: [], declining: [] }
  const weekEnds: HealthAt[] = []
  for (let day = from; day <= to; day += 1) {
    const ms = calendar.startOf(day) + 20 * 3_600_000
    const isSunday = weekdayOf(day) === 7
    if (!isSunday && !calendar.isWorkingDay(day)) continue
    const health = healthAt(viewAt(history, ms, null))
    if (health.criticalGroups.length >= policy.stage.decliningGroups) judged.declining.push(day)
    const insight = { accountId: facts.account.id, warnings: warningsOf(health, weekEnds, policy) }
    const now = new Date(ms).toISOString()
    const { open, end } = decideAlerts(insight, alerts, policy, { now, ownerId: null })
    const over = new Set(end.map(({ id }) => id))
    alerts = alerts.map((alert) => (over.has(alert.id) ? { ...alert, endedAt: now } : alert))
    for (const one of open) {
      const row = { createdAt: now, deletedAt: null, recordedAt: now, rootCause: null, solvedAt: null }
      alerts.push({ ...row, endedAt: null, toldAt: null, outcome: null, quietUntil: null, ...one })
    }
    if (isSunday) weekEnds.push(health)
  }
  const dayOf = (at: string): number => calendar.dayAt(Date.parse(at))
  judged.alerts = alerts.map(({ rule, openedAt, endedAt }) => ({
    rule,
    day: dayOf(openedAt),
    ended: endedAt === null ? null : dayOf(endedAt),
  }))
  return judged
}
