/** What is asked of the past: the simulator and learnt weights, with little, much and nothing to say. */
import { LearnedWeights } from '../../../../components/workspace/policy/learned-weights'
import { SimulatorPanel } from '../../../../components/workspace/policy/simulator-view'
import type { LearnedFactor } from '../../../../lib/domain/learn/learn-weights'
import { defaultPolicy } from '../../../../lib/domain/policy'
import { rulesOf } from '../../../../lib/domain/simulator/rule'
import type { SimulatedPoint } from '../../../../lib/domain/simulator/simulate'
import { noTally } from '../../../../lib/domain/simulator/tally'
import { today } from './clock'
import { Frame, names, nothing } from './policy-frame'

export const points: SimulatedPoint[] = Array.from({ length: 12 }, (_, index) => {
  const warned = Math.max(0, 17 - index)
  const wrong = Math.max(0, 21 - 3 * index)
  return {
    line: index + 1,
    tally: {
      ...noTally,
      churns: 17,
      warned,
      right: warned,
      wrong,
      warnings: warned + wrong,
      late: wrong > 2 ? 2 : 0,
      open: 3,
      blind: 1,
    },
    inferred: { ...noTally, churns: 6, warned: 4 },
  }
})
export const empty: SimulatedPoint[] = points.map(({ line }) => ({ line, tally: noTally, inferred: noTally }))
export const few: SimulatedPoint[] = points.map(({ line }) => ({
  line,
  tally: { ...noTally, churns: 2, warned: line < 5 ? 1 : 0, right: line < 5 ? 1 : 0, warnings: line < 5 ? 1 : 0 },
  inferred: noTally,
}))

interface SimulatorProps {
  shown: readonly SimulatedPoint[]
  isRunning?: boolean
  /** Accounts that are lost, in reach of the replay or not. */
  lost?: number
}

export function Simulator({ shown, isRunning = false, lost = 0 }: SimulatorProps) {
  const rule = rulesOf(defaultPolicy).find(({ id }) => id === 'sinceUse')
  return (
    <Frame tab="simulator">
      <SimulatorPanel
        view={{
          rules: rulesOf(defaultPolicy),
          ruleId: 'sinceUse',
          state: isRunning ? 'running' : 'done',
          progress: { done: 1200, total: 20_000 },
          result:
            isRunning || !rule
              ? null
              : {
                  rule,
                  points: shown,
                  basis: {
                    form: 'past',
                    accounts: 340,
                    lost,
                    from: '2024-03-20',
                    stepDays: 1,
                    rows: 12_000,
                    imported: 8400,
                  },
                },
          accounts: names.map((name, index) => ({ id: `a${index}`, name })),
          canUse: true,
        }}
        today={today}
        wordDay={(day) => day}
        onRule={nothing}
        onUse={nothing}
        onMark={() => Promise.resolve(true)}
      />
    </Frame>
  )
}

const factor = (id: string, weight: number, learned: number | null, effect: number | null): LearnedFactor => ({
  id,
  weight,
  learned,
  effect,
  known: effect === null ? 0.1 : 0.9,
  leak: id === 'closeAttempts' ? 'byMeaning' : null,
})
const auc = (value: number) => ({ auc: value, standardError: 0.012, foldDeviation: 0.03, folds: 5, repeats: 5 })

export function Learned({ isRefused }: { isRefused: boolean }) {
  const kept = { basis: { form: 'past', inferred: 4 } } as const
  const found = {
    lost: 64,
    kept: 276,
    handSet: auc(0.742),
    weights: auc(0.801),
    model: auc(0.806),
    factors: [
      factor('sinceUse', 3, 4.6, -0.9),
      factor('sinceContact', 2, 2.2, -0.5),
      factor('purchases', 3, 1.1, -0.2),
      factor('helpAsked', 1, 0, 0.2),
      factor('closeAttempts', 2, null, null),
      factor('own:椅位利用率 Chairs in use', 2, 3.1, -0.6),
    ],
  }
  return (
    <Frame tab="learned">
      <LearnedWeights
        view={{
          state: 'done',
          progress: null,
          result: isRefused
            ? { ...kept, found: { why: 'tooFewLost', lost: 3, kept: 27, needed: 10 } }
            : { ...kept, found },
          accounts: [],
          isReadOnly: false,
        }}
        today={today}
        onUse={nothing}
        onMark={() => Promise.resolve(false)}
      />
    </Frame>
  )
}
