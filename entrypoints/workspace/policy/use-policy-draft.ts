/** The rules as they are being edited: for all accounts and for segments, until they are saved or discarded. */
import { useMemo, useState } from 'preact/hooks'
import type { FieldView, OwnView } from '../../../components/workspace/policy/policy-model'
import { readPolicy, type Policy } from '../../../lib/domain/policy'
import { withEdits, withOwnWeights, type PolicyEdits } from '../../../lib/domain/policy-editing/policy-draft'
import { fieldValue, policyFields } from '../../../lib/domain/policy-editing/policy-field'
import { policyProblems } from '../../../lib/domain/policy-editing/policy-problems'
import { ownFactor } from '../../../lib/domain/policy-own-indicators'
import type { PlainValues, SegmentRow } from '../../../lib/domain/segments/segment-rules'

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
  const [ownWeights, setOwnWeights] = useState<ReadonlyMap<string, number>>(new Map())
  const scope = segmentId ?? everybody
  const inForce = useMemo(() => read(stored, version, segments, segmentId), [stored, version, segments, segmentId])
  const values = useMemo(() => {
    const edited = [...edits].reduce((over, [key, own]) => withEdits(over, own, key || null), stored)
    return withOwnWeights(edited, ownWeights)
  }, [stored, edits, ownWeights])
  const policy = useMemo(() => read(values, version, segments, segmentId), [values, version, segments, segmentId])
  const ofScope = edits.get(scope) ?? noEdits
  const known = policyFields(inForce, segmentId === null ? 'workspace' : 'segment')
  const problems = policyProblems(inForce, known, ofScope)
  const fields = known.map((field): FieldView => {
    const was = fieldValue(inForce, field.id)
    const value = ofScope.has(field.id) ? (ofScope.get(field.id) ?? null) : was
    const problem = problems.find((each) => each.field === field.id) ?? null
    return Object.assign({ value, inForce: was, problem }, field)
  })
  const own = policy.health.own.map(({ name, weight }): OwnView => {
    const isChanged = ownWeights.has(name)
    return { factor: ownFactor(name), name, weight, isChanged }
  })
  const counts = [...edits].map(([key, each]) => {
    const over = read(stored, version, segments, key || null)
    const all = policyFields(over, key === everybody ? 'workspace' : 'segment')
    return { changes: each.size, problems: policyProblems(over, all, each).length }
  })
  return {
    values,
    policy,
    fields,
    own,
    changes: counts.reduce((sum, each) => sum + each.changes, ownWeights.size),
    problems: counts.reduce((sum, each) => sum + each.problems, 0),
    change: (id, value) => setEdits((all) => withEdit(all, scope, new Map([[id, value]]), inForce)),
    changeMany(changed, weights) {
      setEdits((all) => withEdit(all, scope, changed, inForce))
      setOwnWeights((before) => new Map([...before, ...weights]))
    },
    discard() {
      setEdits(new Map())
      setOwnWeights(new Map())
    },
  }
}

/** A segment without rules of its own is judged by the workspace's. */
function read(values: PlainValues, version: number, segments: readonly SegmentRow[], segmentId: string | null): Policy {
  const policy = readPolicy(values, version, segments)
  return policy.segments.find((each) => each.segmentId === segmentId)?.policy ?? policy
}
