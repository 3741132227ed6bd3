/** The simulator, its rule replayed in the worker. */
import { useState } from 'preact/hooks'
import { formatDay } from '../../../components/format'
import { SimulatorPanel } from '../../../components/workspace/policy/simulator-view'
import { healthRuleId, rulesOf } from '../../../lib/domain/simulator/rule'
import { useLive } from '../../wiring/use-live'
import { page } from '../page-state'
import { loadKeptAccounts } from './load-policy-page'
import { markLost } from './mark-lost'
import type { PanePropsOfDraft } from './pane-props'
import { usePolicyTask } from './use-policy-task'

/** Where the line of a rule stands in the rules; null for a workspace's own, which are edited elsewhere. */
function lineField(ruleId: string): string | null {
  if (ruleId === healthRuleId) return 'health.watchFrom'
  return ruleId.includes(':') ? null : `health.indicators.${ruleId}.alert`
}

export function SimulatorPane({ db, draft, segmentId, isReadOnly, onUsed }: PanePropsOfDraft) {
  const rules = rulesOf(draft.policy)
  const [wanted, setWanted] = useState('sinceContact')
  const [marks, setMarks] = useState(0)
  const rule = rules.find(({ id }) => id === wanted) ?? rules[0]
  const ruleId = rule?.id ?? healthRuleId
  const accounts = useLive('kept accounts', () => loadKeptAccounts(db)) ?? []
  const key = JSON.stringify([ruleId, segmentId, draft.values, marks])
  const task = usePolicyTask(key, 'simulate', () => ({
    task: 'simulate',
    values: draft.values,
    segmentId,
    now: new Date().toISOString(),
    rule: ruleId,
    line: rule?.line ?? null,
  }))
  const field = lineField(ruleId)
  return (
    <SimulatorPanel
      view={{
        rules: rules.map(({ id, unit, form }) => ({ id, unit, form })),
        ruleId,
        state: task.problem !== null ? 'failed' : task.answer === null ? 'running' : 'done',
        progress: task.progress,
        result: task.answer,
        accounts,
        canUse: field !== null && !isReadOnly,
      }}
      today={page.today.value}
      wordDay={(day) => formatDay(day, page.now.value)}
      onRule={setWanted}
      onUse={(line) => {
        if (field === null) return
        draft.change(field, line)
        onUsed()
      }}
      onMark={async (mark) => {
        const isStored = await markLost(db, mark)
        if (isStored) setMarks((count) => count + 1)
        return isStored
      }}
    />
  )
}
