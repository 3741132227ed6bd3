/** Complaints that nobody has solved by the day they were due. */
import type { AccountView } from '../account-view'
import { msOf } from '../calendar'
import { dayNumber } from '../calendar-day'
import type { Alert } from '../model'
import { measured, type Indicator } from './indicator'

/** The rule of alerts about complaints. */
export const complaintRule = 'complaints'

/** Open alerts about complaints whose day has passed. Where nobody ever complained it does not apply. */
export const complaintsPastDue: Indicator = {
  id: 'complaintsPastDue',
  measure(view, lines) {
    const { alerts } = view
    if (alerts === null) return null
    const raised = alerts.filter(({ rule }) => rule === complaintRule)
    const complained = view.interactions.findLast(({ row }) => row.kind === 'complaint')
    if (raised.length === 0 && !complained) return null
    const due = raised.filter((alert) => isPastDue(alert, view))
    const rows = due.map(({ id }) => ({ collection: 'alerts' as const, id }))
    const ageDays = complained ? view.today - complained.day : null
    return measured(due.length, 'count', lines, { ageDays, rows })
  },
}

function isPastDue({ dueOn, solvedAt, endedAt }: Alert, view: AccountView): boolean {
  const isOver = [solvedAt, endedAt].some((at) => at !== null && msOf(at) <= view.ms)
  return !isOver && dueOn !== null && dayNumber(dueOn) < view.today
}
