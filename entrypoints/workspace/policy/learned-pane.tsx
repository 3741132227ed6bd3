/** Learnt weights, learnt in the worker. */
import { useState } from 'preact/hooks'
import { LearnedWeights } from '../../../components/workspace/policy/learned-weights'
import type { LearnedFactor } from '../../../lib/domain/learn/learn-weights'
import { ownFactor } from '../../../lib/domain/policy-own-indicators'
import { useLive } from '../../wiring/use-live'
import { page } from '../page-state'
import { loadKeptAccounts } from './load-policy-page'
import { markLost } from './mark-lost'
import type { PanePropsOfDraft } from './pane-props'
import { usePolicyTask } from './use-policy-task'

/** A tenth is as fine as a weight is meant. */
const rounded = (weight: number): number => Math.round(weight * 10) / 10

export function LearnedPane({ db, draft, segmentId, isReadOnly, onUsed }: PanePropsOfDraft) {
  const [marks, setMarks] = useState(0)
  const accounts = useLive('kept accounts', () => loadKeptAccounts(db)) ?? []
  const task = usePolicyTask(JSON.stringify([segmentId, draft.values, marks]), 'learn', () => ({
    task: 'learn',
    values: draft.values,
    segmentId,
    now: new Date().toISOString(),
    withLeaks: false,
  }))

  function use(factors: readonly LearnedFactor[]): void {
    const own = new Map(draft.own.map(({ factor, indicator }) => [factor, indicator.name]))
    const edits = new Map<string, number>()
    const ownWeights = new Map<string, number>()
    for (const { id, learned } of factors) {
      if (learned === null) continue
      const name = own.get(id)
      if (name !== undefined && ownFactor(name) === id) ownWeights.set(name, rounded(learned))
      else edits.set(`health.indicators.${id}.weight`, rounded(learned))
    }
    draft.changeMany(edits, ownWeights)
    onUsed()
  }

  return (
    <LearnedWeights
      view={{
        state: task.problem !== null ? 'failed' : task.answer === null ? 'running' : 'done',
        progress: task.progress,
        result: task.answer,
        accounts,
        isReadOnly,
      }}
      today={page.today.value}
      onUse={use}
      onMark={async (mark) => {
        const isStored = await markLost(db, mark)
        if (isStored) setMarks((count) => count + 1)
        return isStored
      }}
    />
  )
}
