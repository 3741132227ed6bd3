/**
 * Which alerts open, go on, end by themselves or stay silent (PRODUCT A1). An episode is one alert: it begins when an indicator crosses
 * its line, and ends when the figure is clearly back (health-lines.ts), not when a person solves it. Pure: whoever decides
 * comes to the same rows with the same ids.
 */
import { v5 as uuidv5 } from 'uuid'
import { calendarOf, msOf } from '../calendar'
import { dayNumber, dayText } from '../calendar-day'
import type { Insight, Warning } from '../insight'
import type { Alert, Day, Instant } from '../model'
import type { Policy } from '../policy'

/** Namespace of the ids made here (RFC 9562 6.6); fixed, since every device must make the same id. */
const alertNamespace = '4e0f9a52-6d1b-5c83-9b57-2f8ad1c6e0b3'

/** Ten years: a stored number of days may be any, and a day has to be one. */
const mostAlertDays = 3650

/** What the store or the server makes a row of. */
export type NewAlert = Pick<
  Alert,
  'id' | 'accountId' | 'rule' | 'previousId' | 'openedAt' | 'value' | 'line' | 'unit' | 'evidence' | 'policyVersion'
> &
  Pick<Alert, 'ownerId' | 'dueOn'>

export interface AlertDecision {
  open: NewAlert[]
  /** Open before and now, whatever the figure is meanwhile. */
  going: Alert[]
  /** The episode is over. */
  end: Alert[]
  /** Rules past their line of which a person said "normal, don't warn again until", or that they are solved. */
  silent: string[]
}

/** An alert's id: of account, rule and the alert before it. */
export function alertId(accountId: string, rule: string, previousId: string | null): string {
  return uuidv5(JSON.stringify([accountId, rule, previousId]), alertNamespace)
}

/** Does it stand on somebody's list? */
export function isOpenAlert(alert: Alert, today: Day): boolean {
  const isSilent = alert.quietUntil !== null && today <= alert.quietUntil
  return alert.deletedAt === null && alert.endedAt === null && alert.solvedAt === null && !isSilent
}

/**
 * @param before all alerts of the account, deleted ones too: an episode that somebody deleted does not begin anew
 * @param ownerId whose account it is
 */
export function decideAlerts(
  { accountId, warnings = [] }: Pick<Insight, 'accountId' | 'warnings'>,
  before: readonly Alert[],
  policy: Policy,
  { now, ownerId }: { now: Instant; ownerId: string | null },
): AlertDecision {
  const todayNumber = calendarOf(policy.calendar).dayAt(msOf(now))
  const today = dayText(todayNumber)
  const decision: AlertDecision = { open: [], going: [], end: [], silent: [] }
  const last = lastByRule(before)
  const open = (warning: Warning, previousId: string | null): void => {
    decision.open.push({
      id: alertId(accountId, warning.rule, previousId),
      accountId,
      rule: warning.rule,
      previousId,
      openedAt: now,
      value: warning.value,
      line: warning.line,
      unit: warning.unit,
      evidence: warning.rows,
      policyVersion: policy.version,
      ownerId,
      dueOn: dayText(todayNumber + Math.min(mostAlertDays, policy.promised.alertDays)),
    })
  }
  const warned = new Map(warnings.map((warning) => [warning.rule, warning]))
  for (const alert of last.values()) {
    const warning = warned.get(alert.rule)
    if (!warning && alert.endedAt === null && alert.deletedAt === null) decision.end.push(alert)
  }
  for (const warning of warnings) {
    const alert = last.get(warning.rule)
    if (!alert || isOver(alert, today)) {
      if (warning.isCrossed) {
        open(warning, alert?.id ?? null)
        if (alert?.endedAt === null && alert.deletedAt === null) decision.end.push(alert)
      }
    } else if (isOpenAlert(alert, today)) decision.going.push(alert)
    else if (warning.isCrossed) decision.silent.push(warning.rule)
  }
  return decision
}

/** Days that a deleted alert keeps its rule silent: nobody can write to it that its episode has ended. */
const deletedDays = 28

/** May a new alert follow it? It has ended, or is no longer said to be normal. */
function isOver({ endedAt, quietUntil, solvedAt, deletedAt }: Alert, today: Day): boolean {
  if (deletedAt !== null) return dayNumber(today) - dayNumber(deletedAt.slice(0, 10)) > deletedDays
  if (quietUntil !== null && today <= quietUntil) return false
  return endedAt !== null || (quietUntil !== null && solvedAt === null)
}

/** The newest alert of each rule: the one that no other follows. */
function lastByRule(alerts: readonly Alert[]): Map<string, Alert> {
  const last = new Map<string, Alert>()
  for (const alert of alerts) {
    const known = last.get(alert.rule)
    if (!known || isAfter(alert, known)) last.set(alert.rule, alert)
  }
  return last
}

function isAfter(a: Alert, b: Alert): boolean {
  if (a.previousId === b.id || b.previousId === a.id) return a.previousId === b.id
  return a.openedAt > b.openedAt || (a.openedAt === b.openedAt && a.id > b.id)
}

/** What a person is shown: alerts that stand, largest effect first; `alert` is null while it is computed and not stored. */
export function shownAlerts(
  insight: Pick<Insight, 'accountId' | 'warnings'>,
  before: readonly Alert[],
  policy: Policy,
  now: Instant,
): { warning: Warning; alert: Alert | null }[] {
  const { open, going } = decideAlerts(insight, before, policy, { now, ownerId: null })
  const opened = new Set(open.map(({ rule }) => rule))
  return (insight.warnings ?? []).flatMap((warning) => {
    const alert = going.find(({ rule }) => rule === warning.rule)
    return alert || opened.has(warning.rule) ? [{ warning, alert: alert ?? null }] : []
  })
}
