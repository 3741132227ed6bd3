/** What the views of the rules are given. The entrypoint computes it; the views only draw. */
import type { CalendarChoice } from '../../../lib/domain/policy-editing/calendar-rules'
import type { MoneyRules, OrderDays } from '../../../lib/domain/policy-editing/money-rules'
import type { PolicyField } from '../../../lib/domain/policy-editing/policy-field'
import type { PolicyProblem } from '../../../lib/domain/policy-editing/policy-problems'
import type { Effect, Move } from '../../../lib/domain/policy-editing/policy-effect'
import type { Reason } from '../../../lib/domain/insight'
import type { Rule } from '../../../lib/domain/simulator/rule'
import type { OwnIndicator } from '../../../lib/domain/policy-own-indicators'

export const policyTabs = ['rules', 'money', 'simulator', 'learned', 'versions'] as const
export type PolicyTab = (typeof policyTabs)[number]

export interface FieldView extends PolicyField {
  /** As it would be saved; null: empty. */
  value: number | null
  inForce: number | null
  problem: PolicyProblem | null
}

/** An indicator of the workspace's own. */
export interface OwnView {
  factor: string
  indicator: OwnIndicator
  isChanged: boolean
}

/** The criteria of key accounts as they would be saved, and as they are in force. */
export interface CriteriaView {
  now: readonly string[]
  inForce: readonly string[]
}

/** Currency and rates as they would be saved, and as they are in force. */
export interface MoneyView {
  now: MoneyRules
  inForce: MoneyRules
  /** null while the orders are counted. */
  orders: OrderDays | null
}

export interface CalendarView {
  now: CalendarChoice
  inForce: CalendarChoice
}

/** What own indicators can be made of, as far as it is known here. */
export interface OwnChoices {
  /** The accounts' own fields, each with values that are texts. */
  fields: readonly { name: string; values: readonly string[] }[]
  signals: readonly string[]
}

export interface Progress {
  done: number
  total: number
}

export interface EffectView {
  /** idle: nothing is changed. blocked: something has to be mended first. */
  state: 'idle' | 'blocked' | 'stopped' | 'looking' | 'done' | 'failed'
  progress: Progress | null
  effect: Effect
  /** The first of those that change. */
  moves: readonly (Move & { name: string })[]
}

export interface RuleChoice {
  id: string
  /** present: compares accounts as they are today. */
  form: Rule['form']
  unit: Reason['unit']
}
