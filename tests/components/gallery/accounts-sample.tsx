/** The account list in its states. */
import { AccountList } from '../../../components/workspace/account-list'
import { accountsStates } from './samples/accounts-states'
import { now } from './samples/clock'

const segments = [
  { id: 's1', name: 'Salons in the south' },
  { id: 's2', name: '中国恒达纺织机械制造集团股份有限公司华东区域采购与供应链管理中心' },
]

export function AccountsSample({ name }: { name: string }) {
  const state = accountsStates[name]
  if (state === undefined) return null
  return (
    <AccountList
      {...state}
      sort={{ by: 'name', isDown: false }}
      segments={name === 'accounts-none' ? [] : segments}
      onSort={() => undefined}
      onSegment={() => undefined}
      now={now}
      need={() => undefined}
    />
  )
}
