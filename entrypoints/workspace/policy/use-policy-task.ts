/** A task in the worker, followed by a component: its progress, what it has found so far, and its end. */
import { useEffect, useState } from 'preact/hooks'
import type { Effect } from '../../../lib/domain/policy-editing/policy-effect'
import type { NamedMove, PolicyAnswers, PolicyMessage, PolicyRequest } from './policy-task'

export interface TaskState<Task extends PolicyRequest['task']> {
  /** Accounts looked at, of all; null before the first is. */
  progress: { done: number; total: number } | null
  /** Of an effect: what would change so far, and the first accounts. */
  effect: Effect
  moves: readonly NamedMove[]
  /** Of a search: how many were found so far, and the first of them. */
  found: { count: number; accounts: readonly { id: string; name: string }[] }
  answer: PolicyAnswers[Task] | null
  problem: string | null
}

const noEffect: Effect = { count: 0, bands: [], tiers: [], stages: [], keys: [] }
const nobody = { count: 0, accounts: [] }
const atStart = { progress: null, effect: noEffect, moves: [], found: nobody, answer: null, problem: null } as const

function after<Task extends PolicyRequest['task']>(
  state: TaskState<Task>,
  message: PolicyMessage,
  isOfTask: (answer: PolicyAnswers[keyof PolicyAnswers]) => answer is PolicyAnswers[Task],
): TaskState<Task> {
  switch (message.kind) {
    case 'progress':
      return { ...state, progress: { done: message.done, total: message.total } }
    case 'effect':
      return { ...state, effect: message.effect, moves: message.moves }
    case 'found':
      return { ...state, found: { count: message.count, accounts: message.accounts } }
    case 'failed':
      return { ...state, problem: message.problem }
    default:
      return isOfTask(message.answer) ? { ...state, answer: message.answer } : state
  }
}

const marks: { [Task in keyof PolicyAnswers]: string } = {
  effect: 'total',
  simulate: 'points',
  learn: 'basis',
  whatWorks: 'names',
  find: 'found',
}

/**
 * Runs the request whenever `key` changes, after a short rest, and ends the one before; null runs nothing. Leaving the page ends it too:
 * a worker that is ended keeps nothing half done, since these tasks only read.
 */
export function usePolicyTask<Task extends PolicyRequest['task']>(
  key: string | null,
  task: Task,
  makeRequest: () => Extract<PolicyRequest, { task: Task }>,
): TaskState<Task> {
  const [state, setState] = useState<{ key: string; state: TaskState<Task> } | null>(null)
  useEffect(() => {
    if (key === null) return undefined
    let worker: Worker | null = null
    const follow = (message: PolicyMessage): void =>
      setState((before) => ({
        key,
        state: after(before?.key === key ? before.state : atStart, message, (answer): answer is PolicyAnswers[Task] =>
          Object.hasOwn(answer, marks[task]),
        ),
      }))
    // A person who types changes the rules with every key.
    const rest = setTimeout(() => {
      worker = new Worker(new URL('./policy-worker.ts', import.meta.url), { type: 'module' })
      worker.addEventListener('message', ({ data }: MessageEvent<PolicyMessage>) => follow(data))
      worker.addEventListener('error', ({ message }) => follow({ kind: 'failed', problem: message }))
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker is no window.
      worker.postMessage(makeRequest())
    }, restMs)
    return () => {
      clearTimeout(rest)
      worker?.terminate()
    }
    // The key stands for all that the request is made of.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key, task])
  return state !== null && state.key === key ? state.state : atStart
}

const restMs = 250
