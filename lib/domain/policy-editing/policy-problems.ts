/** What is wrong with a policy before it is saved: numbers out of range, and lines in the wrong order. */
import { fieldValue, type PolicyField } from './policy-field'
import type { PolicyEdits } from './policy-draft'
import type { Policy } from '../policy'

export type PolicyProblem =
  | { why: 'range'; field: string; least: number; most: number }
  /** `field` has to be below `other`. */
  | { why: 'order'; field: string; other: string }
  /** Between equal lines there is no score. */
  | { why: 'equalLines'; field: string }
  /** Nothing would count. */
  | { why: 'noWeight'; field: string }

const ascending: readonly (readonly [string, string])[] = [
  ['health.watchFrom', 'health.healthyFrom'],
  ['tier.gradeA', 'tier.gradeB'],
  ['lifetime.alive.asleep', 'lifetime.alive.halfAsleep'],
  ['lifetime.alive.halfAsleep', 'lifetime.alive.drowsy'],
  ['stage.growingFromMonths', 'stage.matureFromMonths'],
  ['dormancy.drowsy', 'dormancy.halfAsleep'],
  ['dormancy.halfAsleep', 'dormancy.asleep'],
  ['keyAccounts.least', 'keyAccounts.most'],
  ['calendar.workFrom', 'calendar.workTo'],
]

const notAllZero: readonly (readonly string[])[] = [
  ['tier.current.revenue12m', 'tier.current.profit12m', 'tier.current.paidOnTime'],
  [
    'tier.potential.industryInfluence',
    'tier.potential.jointInnovation',
    'tier.potential.growth',
    'tier.potential.referralValue',
    'tier.potential.lifetimeValue',
  ],
]

/** What a person has to mend; empty where the edits over the policy may be saved. */
export function policyProblems(policy: Policy, fields: readonly PolicyField[], edits: PolicyEdits): PolicyProblem[] {
  const valueOf = (id: string): number | null => edits.get(id) ?? (edits.has(id) ? null : fieldValue(policy, id))
  const outOfRange = fields.flatMap(({ id, least, most, mayBeEmpty }): PolicyProblem[] => {
    if (!edits.has(id)) return []
    const value = valueOf(id)
    const isRight = value === null ? mayBeEmpty : value >= least && value <= most
    return isRight ? [] : [{ why: 'range', field: id, least, most }]
  })
  const disordered = ascending.flatMap(([low, high]): PolicyProblem[] =>
    (valueOf(low) ?? 0) < (valueOf(high) ?? 0) ? [] : [{ why: 'order', field: low, other: high }],
  )
  const equal = Object.keys(policy.health.indicators).flatMap((id): PolicyProblem[] => {
    const good = `health.indicators.${id}.good`
    return valueOf(good) === valueOf(`health.indicators.${id}.critical`) ? [{ why: 'equalLines', field: good }] : []
  })
  const weightless = notAllZero.flatMap((ids): PolicyProblem[] =>
    ids.every((id) => valueOf(id) === 0) ? [{ why: 'noWeight', field: ids[0] ?? '' }] : [],
  )
  return [...outOfRange, ...disordered, ...equal, ...weightless]
}
