/** A plan's history in one of its states, beside the account's card. */
import type { SidebarActions } from '../../../components/sidebar/actions'
import { AccountPage } from '../../../components/workspace/account-page'
import { PlanHistory } from '../../../components/workspace/plan-history/plan-history'
import { card } from './samples/card'
import { now, today } from './samples/clock'
import { planHistoryStates, planHistoryUsual } from './samples/plan-history-states'

type Note = (name: string) => (...values: unknown[]) => void

interface Props {
  name: string
  actions: SidebarActions
  note: Note
}

export function PlanHistorySample({ name, actions, note }: Props) {
  const act =
    (what: string) =>
    async (...values: unknown[]): Promise<void> =>
      note(what)(...values)
  return (
    <AccountPage part="history" card={card} today={today} now={now} actions={actions} save={null} present={[]}>
      <PlanHistory
        {...planHistoryUsual}
        {...planHistoryStates[name]}
        now={now}
        actions={{
          reload: note('reload'),
          compareWith: note('compareWith'),
          restore: act('restore'),
          takeBack: act('takeBack'),
        }}
      />
    </AccountPage>
  )
}
