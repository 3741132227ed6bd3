/** The frame of the rules' page, and names of every length. */
import type { ComponentChildren } from 'preact'
import type { PolicyTab } from '../../../../components/workspace/policy/policy-model'
import { PolicyPage, type SaveView } from '../../../../components/workspace/policy/policy-page'

export const nothing = () => undefined
export const longName = '中国恒达纺织机械制造集团股份有限公司华东区域采购与供应链管理中心'
export const names = [
  'Hengda Textile',
  longName,
  'Rheinisch-Westfälische Maschinenbaugesellschaft mbH & Co. KG',
  'Quiet Ltd',
]
export const segments = [
  { id: 's1', name: 'Salons in the south' },
  { id: 's2', name: longName },
]

interface FrameProps {
  tab: PolicyTab
  save?: Partial<SaveView>
  children: ComponentChildren
}

export function Frame({ tab, save, children }: FrameProps) {
  return (
    <PolicyPage
      tab={tab}
      segments={tab === 'money' ? [] : segments}
      segmentId={null}
      save={{ state: 'unchanged', changes: 0, problems: 0, version: 4, ...save }}
      isReadOnly={false}
      onSegment={nothing}
      onSave={nothing}
      onDiscard={nothing}
    >
      {children}
    </PolicyPage>
  )
}
