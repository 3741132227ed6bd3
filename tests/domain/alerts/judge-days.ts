/** What the model says of an account on the evening of each working day: alerts as they open and end, and days on which it is declining. */
import type { AccountFacts } from '../../../lib/domain/account-facts'
import { historyOf } from '../../../lib/domain/account-view'
import { decideAlerts } from '../../../lib/domain/alerts/decide-alerts'
import { calendarOf } from '../../../lib/domain/calendar'
import { judgeAt, rememberedSteps } from '../../../lib/domain/judge-at'
import type { Alert } from '../../../lib/domain/model'
import type { Policy } from '../../../lib/domain/policy'

export interface Judged {
  alerts: { rule: string; day: number; ended: number | null }[]
  /** Days on which the card called it declining. */
  declining: number[]
}

export function judgeDays(facts: AccountFacts, policy: Policy, from: number, to: number): Judged {
  const history = historyOf(facts, policy)
  const calendar = calendarOf(policy.calendar)
  const stepAt = rememberedSteps(history, null)
  let alerts: Alert[] = []
  const judged: Judged = { alerts: [], declining: [] }
  for (let day = from; day <= to; day += 1) {
    if (!calendar.isWorkingDay(day)) continue
    const ms = calendar.startOf(day) + 20 * 3_600_000
    const { stage, warnings } = judgeAt(history, ms, null, null, stepAt)
    if (stage.stage === 'declining') judged.declining.push(day)
    const insight = { accountId: facts.account.id, warnings }
    const now = new Date(ms).toISOString()
    const { open, end } = decideAlerts(insight, alerts, policy, { now, ownerId: null })
    const over = new Set(end.map(({ id }) => id))
    alerts = alerts.map((alert) => (over.has(alert.id) ? { ...alert, endedAt: now } : alert))
    for (const one of open) {
      const row = { createdAt: now, deletedAt: null, recordedAt: now, rootCause: null, solvedAt: null }
      alerts.push({ ...row, endedAt: null, toldAt: null, outcome: null, quietUntil: null, ...one })
    }
  }
  const dayOf = (at: string): number => calendar.dayAt(Date.parse(at))
  judged.alerts = alerts.map(({ rule, openedAt, endedAt }) => ({
    rule,
    day: dayOf(openedAt),
    ended: endedAt === null ? null : dayOf(endedAt),
  }))
  return judged
}
