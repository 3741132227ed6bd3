/** What the full page asks the worker that walks over all accounts, and what comes back. Both ends are of one build, so the types hold without parsing. */
import type { Effect, Move } from '../../../lib/domain/policy-editing/policy-effect'
import type { LearnRefusal } from '../../../lib/domain/learn/example'
import type { ExampleSet } from '../../../lib/domain/learn/examples'
import type { Learned } from '../../../lib/domain/learn/learn-weights'
import type { Instant } from '../../../lib/domain/model'
import type { Filter } from '../../../lib/domain/segments/filter'
import type { PlainValues } from '../../../lib/domain/segments/segment-rules'
import type { Rule } from '../../../lib/domain/simulator/rule'
import type { SimulatedPoint, SimulationBasis } from '../../../lib/domain/simulator/simulate'
import type { WhatWorks } from '../../../lib/domain/what-works/what-works'

interface Asked {
  /** Values of the rules to compute with. */
  values: PlainValues
  /** Accounts of this segment only; null: all. */
  segmentId: string | null
  now: Instant
}

export type PolicyRequest =
  | (Asked & { task: 'effect'; before: PlainValues; version: number })
  | (Asked & { task: 'simulate'; rule: string; line: number | null })
  | (Asked & { task: 'learn'; withLeaks: boolean })
  | (Asked & { task: 'whatWorks' })
  | { task: 'find'; filter: Filter; now: Instant }

export interface NamedMove extends Move {
  name: string
}

export interface SimulateAnswer {
  rule: Pick<Rule, 'id' | 'unit' | 'warns' | 'when' | 'line' | 'form'>
  points: SimulatedPoint[]
  basis: SimulationBasis
}

export interface LearnAnswer {
  basis: Pick<ExampleSet, 'form' | 'inferred'>
  found: Omit<Learned, 'risk'> | LearnRefusal
}

export interface WhatWorksAnswer {
  found: WhatWorks
  /** Of the accounts that lack something. */
  names: Record<string, string>
}

export interface PolicyAnswers {
  effect: { total: number }
  simulate: SimulateAnswer
  learn: LearnAnswer
  whatWorks: WhatWorksAnswer
  /** The ids are of all that were found. */
  find: { found: number; ids: readonly string[] }
}

export type PolicyMessage =
  | { kind: 'progress'; done: number; total: number }
  /** What would change so far, and the first accounts that do. */
  | { kind: 'effect'; effect: Effect; moves: readonly NamedMove[] }
  /** How many accounts were found so far, and the first of them. */
  | { kind: 'found'; count: number; accounts: readonly { id: string; name: string }[] }
  | { kind: 'done'; answer: PolicyAnswers[keyof PolicyAnswers] }
  | { kind: 'failed'; problem: string }
