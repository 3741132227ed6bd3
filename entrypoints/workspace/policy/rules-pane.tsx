/** The numbers of the rules, and beside them who would change. */
import { useState } from 'preact/hooks'
import { EffectPanel } from '../../../components/workspace/policy/effect-panel'
import type { EffectView } from '../../../components/workspace/policy/policy-model'
import { RulesEditor } from '../../../components/workspace/policy/rules-editor'
import type { PlainValues } from '../../../lib/domain/segments/segment-rules'
import type { PanePropsOfDraft } from './pane-props'
import type { PolicyDraft } from './use-policy-draft'
import { usePolicyTask, type TaskState } from './use-policy-task'

interface Props extends Omit<PanePropsOfDraft, 'onUsed'> {
  stored: PlainValues
  version: number
}

function effectView(task: TaskState<'effect'>, key: string | null, draft: PolicyDraft, isStopped: boolean): EffectView {
  const { progress, moves } = task
  if (draft.problems > 0) return { state: 'blocked', progress: null, moves: [] }
  if (isStopped) return { state: 'stopped', progress: null, moves: [] }
  if (key === null) return { state: 'idle', progress: null, moves: [] }
  const state = task.problem !== null ? 'failed' : task.answer === null ? 'looking' : 'done'
  return { state, progress, moves }
}

export function RulesPane({ draft, stored, version, isReadOnly }: Props) {
  const [stopped, setStopped] = useState<string | null>(null)
  const wanted = draft.changes > 0 && draft.problems === 0 ? JSON.stringify([version, draft.values]) : null
  const isStopped = wanted !== null && wanted === stopped
  const key = isStopped ? null : wanted
  const task = usePolicyTask(key, 'effect', () => ({
    task: 'effect',
    values: draft.values,
    before: stored,
    version,
    segmentId: null,
    now: new Date().toISOString(),
  }))
  return (
    <div class="policy-split">
      <RulesEditor
        fields={draft.fields}
        own={draft.own}
        isReadOnly={isReadOnly}
        onChange={draft.change}
        onOwnWeight={(name, weight) => draft.changeMany(new Map(), new Map([[name, weight]]))}
      />
      <EffectPanel effect={effectView(task, key, draft, isStopped)} onStop={() => setStopped(wanted)} />
    </div>
  )
}
