/** What the views of the rules are given. The entrypoint computes it; the views only draw. */
import type { PolicyField } from '../../../lib/domain/policy-editing/policy-field'
import type { PolicyProblem } from '../../../lib/domain/policy-editing/policy-problems'
import type { Move } from '../../../lib/domain/policy-editing/policy-effect'
import type { Reason } from '../../../lib/domain/insight'

export const policyTabs = ['rules', 'simulator', 'learned', 'versions'] as const
export type PolicyTab = (typeof policyTabs)[number]

export interface FieldView extends PolicyField {
  /** As it would be saved; null: empty. */
  value: number | null
  inForce: number | null
  problem: PolicyProblem | null
}

/** An indicator of the workspace's own: its weight alone is edited here. */
export interface OwnView {
  factor: string
  name: string
  weight: number
  isChanged: boolean
}

export interface Progress {
  done: number
  total: number
}

export interface EffectView {
  /** idle: nothing is changed. blocked: something has to be mended first. */
  state: 'idle' | 'blocked' | 'stopped' | 'looking' | 'done' | 'failed'
  progress: Progress | null
  moves: readonly (Move & { name: string })[]
}

export interface RuleChoice {
  id: string
  unit: Reason['unit']
}
