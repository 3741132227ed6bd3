/** Who would change by the rules as they are being edited: looked at anew with each change, until it is stopped. */
import { useState } from 'preact/hooks'
import type { EffectView } from '../../../components/workspace/policy/policy-model'
import type { PlainValues } from '../../../lib/domain/segments/segment-rules'
import type { PolicyDraft } from './use-policy-draft'
import { usePolicyTask, type TaskState } from './use-policy-task'

interface Given {
  draft: PolicyDraft
  stored: PlainValues
  version: number
}

export function useEffectView({ draft, stored, version }: Given): { effect: EffectView; stop: () => void } {
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
  return { effect: effectView(task, key, draft, isStopped), stop: () => setStopped(wanted) }
}

function effectView(task: TaskState<'effect'>, key: string | null, draft: PolicyDraft, isStopped: boolean): EffectView {
  const { progress, effect, moves } = task
  // Without a key the task has not begun: it tells of nothing.
  if (draft.problems > 0) return { state: 'blocked', progress, effect, moves }
  if (isStopped) return { state: 'stopped', progress, effect, moves }
  if (key === null) return { state: 'idle', progress, effect, moves }
  const state = task.problem !== null ? 'failed' : task.answer === null ? 'looking' : 'done'
  return { state, progress, effect, moves }
}
