/** All alerts of an account as a person reads them: what stands, what is silent by somebody's word, what is over. */
import { calendarOf, msOf } from '../calendar'
import { dayText } from '../calendar-day'
import { figureUnits, sourceCollections, type FigureUnit, type Insight, type SourceRow } from '../insight'
import type { Alert, Instant } from '../model'
import type { Policy } from '../policy'
import { shownAlerts } from './decide-alerts'

export interface ListedAlert {
  /** The indicator. */
  rule: string
  /** Null while it is computed and not stored: then nothing can be done about it yet. */
  alert: Alert | null
  /** quiet: normal until a day. over: the figure is back, whether or not anybody solved it. */
  state: 'open' | 'quiet' | 'solved' | 'over'
  /** As it stands now, of those that are over as it was when it opened. */
  value: number | null
  line: number | null
  unit: FigureUnit
  rows: SourceRow[]
}

/** Those that stand, largest effect first; then the others, the newest first. Deleted ones are left out. */
export function listAlerts(
  insight: Pick<Insight, 'accountId' | 'warnings'>,
  alerts: readonly Alert[],
  policy: Policy,
  now: Instant,
): ListedAlert[] {
  const today = dayText(calendarOf(policy.calendar).dayAt(msOf(now)))
  const standing = shownAlerts(insight, alerts, policy, now).map(({ warning, alert }): ListedAlert => {
    const { rule, value, line, unit, rows } = warning
    return { rule, alert, state: 'open', value, line, unit, rows: rows.length > 0 ? rows : rowsOf(alert) }
  })
  const ids = new Set(standing.map(({ alert }) => alert?.id))
  const others = alerts
    .filter(({ id, deletedAt }) => deletedAt === null && !ids.has(id))
    .toSorted((a, b) => (a.openedAt < b.openedAt ? 1 : -1))
    .map((alert): ListedAlert => {
      const { rule, value, line, unit } = alert
      return { rule, alert, state: silentState(alert, today), value, line, unit: unitOf(unit), rows: rowsOf(alert) }
    })
  return [...standing, ...others]
}

function silentState({ endedAt, solvedAt, quietUntil }: Alert, today: string): ListedAlert['state'] {
  if (endedAt !== null) return 'over'
  if (solvedAt !== null) return 'solved'
  return quietUntil !== null && today <= quietUntil ? 'quiet' : 'over'
}

/** A stored alert's unit and rows may be of a later version. */
function unitOf(text: string): FigureUnit {
  return figureUnits.find((unit) => unit === text) ?? 'count'
}

function rowsOf(alert: Alert | null): SourceRow[] {
  return (alert?.evidence ?? []).flatMap(({ collection: name, id }) => {
    const collection = sourceCollections.find((each) => each === name)
    return collection === undefined ? [] : [{ collection, id }]
  })
}
