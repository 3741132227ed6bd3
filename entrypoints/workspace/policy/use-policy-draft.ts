/** The rules as they are being edited: for all accounts and for segments, until they are saved or discarded. */
import { useMemo, useState } from 'preact/hooks'
import type {
  CalendarView,
  CriteriaView,
  FieldView,
  MoneyView,
  OwnView,
} from '../../../components/workspace/policy/policy-model'
import { readPolicy, type Policy } from '../../../lib/domain/policy'
import { withCalendar, type CalendarChoice } from '../../../lib/domain/policy-editing/calendar-rules'
import { changedNumbers } from '../../../lib/domain/policy-editing/changed-numbers'
import { withCriteria } from '../../../lib/domain/policy-editing/key-criteria'
import { withMoney, type MoneyRules } from '../../../lib/domain/policy-editing/money-rules'
import { withOwn, withoutOwn, withOwnWeights } from '../../../lib/domain/policy-editing/own-values'
import { withEdits, withSegmentValues, type PolicyEdits } from '../../../lib/domain/policy-editing/policy-draft'
import { fieldValue, policyFields } from '../../../lib/domain/policy-editing/policy-field'
import { policyProblems } from '../../../lib/domain/policy-editing/policy-problems'
import { ownFactor, type OwnIndicator } from '../../../lib/domain/policy-own-indicators'
import { cadencePresets, type CadencePreset } from '../../../lib/domain/segments/cadence-presets'
import type { PlainValues, SegmentRow } from '../../../lib/domain/segments/segment-rules'

/** A change of more than numbers, made anew over whatever is stored by then. */
type Step = (values: PlainValues) => PlainValues

/** Key of the edits for all accounts. */
const everybody = ''
type AllEdits = ReadonlyMap<string, PolicyEdits>

export interface PolicyDraft {
  /** Values as they would be saved. */
  values: PlainValues
  /** As they are read: the rules of the segment in view, or the workspace's. */
  policy: Policy
  fields: FieldView[]
  own: OwnView[]
  changes: number
  problems: number
  change: (id: string, value: number | null) => void
  changeMany: (edits: PolicyEdits, ownWeights: ReadonlyMap<string, number>) => void
  /** Puts an own indicator in the place of the one that had the name; null adds it. */
  putOwn: (previous: string | null, own: OwnIndicator) => void
  removeOwn: (name: string) => void
  criteria: CriteriaView
  putCriteria: (criteria: readonly string[]) => void
  money: Omit<MoneyView, 'orders'>
  putMoney: (money: MoneyRules) => void
  calendar: CalendarView
  putCalendar: (chosen: Partial<CalendarChoice>) => void
  choosePreset: (preset: CadencePreset) => void
  discard: () => void
}

interface Given {
  stored: PlainValues
  version: number
  segments: readonly SegmentRow[]
  segmentId: string | null
}

const noEdits: PolicyEdits = new Map()

/** An edit that puts the stored number back is none. */
function withEdit(all: AllEdits, scope: string, changed: PolicyEdits, inForce: Policy): AllEdits {
  const own = new Map(all.get(scope))
  for (const [id, value] of changed) {
    if (fieldValue(inForce, id) === value) own.delete(id)
    else own.set(id, value)
  }
  return new Map(all).set(scope, own)
}

export function usePolicyDraft({ stored, version, segments, segmentId }: Given): PolicyDraft {
  const [edits, setEdits] = useState<AllEdits>(new Map())
  const [steps, setSteps] = useState<readonly Step[]>([])
  const scope = segmentId ?? everybody
  const base = useMemo(() => steps.reduce((values, step) => step(values), stored), [steps, stored])
  const inForce = useMemo(() => read(stored, version, segments, segmentId), [stored, version, segments, segmentId])
  const stepped = useMemo(() => read(base, version, segments, segmentId), [base, version, segments, segmentId])
  const values = useMemo(
    () => [...edits].reduce((over, [key, own]) => withEdits(over, own, key || null), base),
    [base, edits],
  )
  const policy = useMemo(() => read(values, version, segments, segmentId), [values, version, segments, segmentId])
  const ofScope = edits.get(scope) ?? noEdits
  const known = policyFields(stepped, segmentId === null ? 'workspace' : 'segment')
  const problems = policyProblems(stepped, known, ofScope)
  const fields = known.map((field): FieldView => {
    const value = ofScope.has(field.id) ? (ofScope.get(field.id) ?? null) : fieldValue(stepped, field.id)
    const problem = problems.find((each) => each.field === field.id) ?? null
    return Object.assign({ value, inForce: fieldValue(inForce, field.id), problem }, field)
  })
  const storedOwn = new Map(inForce.health.own.map((each) => [each.name, JSON.stringify(each)]))
  const own = policy.health.own.map((indicator): OwnView => {
    const isChanged = storedOwn.get(indicator.name) !== JSON.stringify(indicator)
    return { factor: ownFactor(indicator.name), indicator, isChanged }
  })
  const counts = [...edits].map(([key, each]) => {
    const over = read(base, version, segments, key || null)
    const all = policyFields(over, key === everybody ? 'workspace' : 'segment')
    return { changes: each.size, problems: policyProblems(over, all, each).length }
  })
  const step = (next: Step): void => setSteps((before) => [...before, next])
  return {
    values,
    policy,
    fields,
    own,
    changes: counts.reduce((sum, each) => sum + each.changes, steps.length === 0 ? 0 : changedNumbers(stored, base)),
    problems: counts.reduce((sum, each) => sum + each.problems, 0),
    change: (id, value) => setEdits((all) => withEdit(all, scope, new Map([[id, value]]), stepped)),
    changeMany(changed, weights) {
      setEdits((all) => withEdit(all, scope, changed, stepped))
      if (weights.size > 0) step((over) => withOwnWeights(over, weights))
    },
    putOwn: (previous, indicator) => step((over) => withOwn(over, previous, indicator)),
    removeOwn: (name) => step((over) => withoutOwn(over, name)),
    criteria: { now: policy.keyAccounts.criteria, inForce: inForce.keyAccounts.criteria },
    putCriteria: (criteria) => step((over) => withCriteria(over, criteria, segmentId)),
    money: { now: policy.money, inForce: inForce.money },
    putMoney: (money) => step((over) => withMoney(over, money)),
    calendar: { now: policy.calendar, inForce: inForce.calendar },
    putCalendar: (chosen) => step((over) => withCalendar(over, chosen)),
    choosePreset(preset) {
      if (segmentId === null) return
      // A gap typed before would lie over the preset's.
      setEdits((all) => without(all, scope, 'dormancy.cadence'))
      step((over) => withSegmentValues(over, segmentId, cadencePresets[preset]))
    },
    discard() {
      setEdits(new Map())
      setSteps([])
    },
  }
}

function without(all: AllEdits, scope: string, id: string): AllEdits {
  const own = new Map(all.get(scope))
  own.delete(id)
  return new Map(all).set(scope, own)
}

/** A segment without rules of its own is judged by the workspace's. */
function read(values: PlainValues, version: number, segments: readonly SegmentRow[], segmentId: string | null): Policy {
  const policy = readPolicy(values, version, segments)
  return policy.segments.find((each) => each.segmentId === segmentId)?.policy ?? policy
}
