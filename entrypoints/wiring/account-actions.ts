/** What a person can do on an account's card, wherever the card stands. */
import type { SidebarActions } from '../../components/sidebar/actions'
import { wordNextStep } from '../../components/sidebar/next-step'
import type { Instant } from '../../lib/domain/model'
import type { SidelightDatabase } from '../../lib/store/database'
import { logActivity, type Activity } from '../../lib/store/log-activity'
import { quietAlert, solveAlert, takeAlert } from '../../lib/store/alert-actions'
import { loadIdentity } from '../../lib/store/meta'
import { markNotYetCustomer, setCustomerSince } from '../../lib/store/people'
import { createRow, patchRow } from '../../lib/store/write'
import { loadMore, loadRowLines } from './account-rows'
import { choices } from './person-choices'
import { dayAfter } from './day-after'

export interface AccountWiring {
  db: SidelightDatabase
  accountId: () => string | null
  contactIds: () => string[]
  today: () => string
  /** Runs a write and tells a person when it fails; resolves to whether it was stored. */
  attempt: (write: () => Promise<unknown>) => Promise<boolean>
  reload: () => void
  openPage: (path: string) => void
}

/** Now for today, noon for another day: a person who picks a day knows no hour. */
function instantOn(day: string, today: string): Instant {
  return day === today ? new Date().toISOString() : new Date(`${day}T12:00:00`).toISOString()
}

export type AccountActions = Pick<
  SidebarActions,
  | 'logOther'
  | 'setSince'
  | 'completeTask'
  | 'takeNextStep'
  | 'dismissNextStep'
  | 'solveAlert'
  | 'openPage'
  | 'copyReport'
  | 'loadRows'
  | 'loadMore'
>
/** What belongs to an open message or draft. */
export type MessageActions = Omit<SidebarActions, keyof AccountActions>

export function accountActions(wiring: AccountWiring): AccountActions {
  const { db, attempt, today } = wiring
  const onAccount = async (write: (accountId: string) => Promise<unknown>): Promise<boolean> => {
    const accountId = wiring.accountId()
    return accountId !== null && (await attempt(() => write(accountId)))
  }
  return {
    logOther: ({ kind, summary, on }) =>
      onAccount((accountId) => {
        const activity: Activity['kind'] = kind === 'email' ? 'note' : kind
        const at = instantOn(on, today())
        return logActivity(db, { accountId, contactIds: wiring.contactIds(), kind: activity, summary, at })
      }),
    setSince: (answer) =>
      void onAccount((accountId) =>
        'notYet' in answer ? markNotYetCustomer(db, accountId) : setCustomerSince(db, accountId, answer.customerSince),
      ),
    completeTask: (taskId) =>
      attempt(() => patchRow(db, 'tasks', taskId, { set: { doneAt: new Date().toISOString() } })),
    takeNextStep: (step, when) =>
      onAccount(async (accountId) => {
        const { memberId } = await loadIdentity(db)
        const dueOn = when === 'today' ? today() : dayAfter(today(), 1)
        await createRow(db, 'tasks', { accountId, title: wordNextStep(step), ownerId: memberId, dueOn })
        if (step.alertId !== undefined) await takeAlert(db, step.alertId)
        choices.notNow(step.key, dayAfter(dueOn, 3))
      }),
    dismissNextStep(step, until) {
      const { alertId } = step
      // Of an alert the whole team is to know that it is normal.
      if (alertId !== undefined) {
        void attempt(() => quietAlert(db, alertId, until))
        return
      }
      choices.notNow(step.key, until)
      wiring.reload()
    },
    solveAlert: (alertId) => void attempt(() => solveAlert(db, alertId)),
    openPage: wiring.openPage,
    copyReport: async (report) => navigator.clipboard.writeText(report),
    loadRows: (rows, factor) => loadRowLines(db, rows, factor),
    loadMore: (accountId) => loadMore(db, accountId),
  }
}
