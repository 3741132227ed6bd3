/** The form of a workspace's own indicators: what is filled in is what is read back, and may be changed afterwards. */
import { describe, expect, it } from 'vitest'
import { readPolicy } from '../../../lib/domain/policy'
import { ownDraftOf, ownOf, ownProblems, type OwnDraft } from '../../../lib/domain/policy-editing/own-draft'
import { withOwn, withoutOwn } from '../../../lib/domain/policy-editing/own-values'
import type { PlainValues } from '../../../lib/domain/segments/segment-rules'

let made = 0
const newKey = (): string => `k${(made += 1)}`
const blank = ownDraftOf(null, newKey)
const ownIn = (values: PlainValues) => readPolicy(values).health.own

const chairs: OwnDraft = { ...blank, name: ' Chairs ', field: 'chairs', good: 10, critical: 2, alert: 3, weight: 2 }
const plan: OwnDraft = {
  ...blank,
  name: 'Plan',
  kind: 'categories',
  field: 'plan',
  categories: [
    { key: 'a', name: 'Gold', score: 100 },
    { key: 'b', name: 'Pay as you go', score: 0 },
    { key: 'c', name: ' ', score: null },
  ],
}
const whole: OwnDraft[] = [
  chairs,
  plan,
  { ...blank, name: 'Scans', kind: 'signal', signal: 'scan', signalMeasure: 'mean', days: 14, good: 4, critical: 0 },
  { ...blank, name: 'Buys', kind: 'orders', orderMeasure: 'revenue', days: 90, good: 1000, critical: 0 },
  {
    ...blank,
    name: 'Visits',
    kind: 'interactions',
    interactions: ['visit'],
    direction: 'out',
    days: 60,
    good: 2,
    critical: 0,
    group: 'relation',
    alertWhen: 'passed',
  },
]

describe('the form of an own indicator', () => {
  it.each(whole)('is read back from the rules as it was filled in: $name', (draft) => {
    expect(ownProblems(draft, [])).toEqual([])
    const values = withOwn({ unknown: 1, health: { healthyFrom: 80 } }, null, ownOf(draft))
    expect(values).toMatchObject({ unknown: 1, health: { healthyFrom: 80 } })
    const [read] = ownIn(values)
    expect(read).toEqual(ownOf(draft))
    const again = ownDraftOf(read ?? null, newKey)
    expect(ownOf(again)).toEqual(read)
    expect(ownProblems(again, [])).toEqual([])
  })

  it('changes one in its place, whatever its new name, and takes it away', () => {
    const both = withOwn(withOwn({}, null, ownOf(chairs)), null, ownOf(plan))
    const renamed = withOwn(both, 'Chairs', ownOf({ ...chairs, name: 'Seats', weight: 5 }))
    expect(ownIn(renamed).map(({ name, weight }) => [name, weight])).toEqual([
      ['Seats', 5],
      ['Plan', 1],
    ])
    expect(ownIn(withoutOwn(renamed, 'Seats')).map(({ name }) => name)).toEqual(['Plan'])
  })

  it('keeps what another version wrote beside it', () => {
    const stored = { health: { own: [{ ...ownOf(chairs), newer: true }, 'broken'] } }
    expect(withOwn(stored, 'Chairs', ownOf(chairs))).toEqual(stored)
  })

  it('says what is missing or wrong', () => {
    expect(ownProblems(blank, [])).toEqual(['noName', 'noField', 'noLines'])
    expect(ownProblems({ ...chairs, name: 'Plan' }, ['Plan'])).toEqual(['nameTaken'])
    expect(ownProblems({ ...chairs, good: 2 }, [])).toEqual(['equalLines'])
    expect(ownProblems({ ...chairs, weight: -1 }, [])).toEqual(['noWeight'])
    expect(ownProblems({ ...plan, categories: [] }, [])).toEqual(['noCategories'])
    expect(ownProblems({ ...plan, categories: [{ key: 'a', name: 'Gold', score: 101 }] }, [])).toEqual(['scores'])
    expect(ownProblems({ ...chairs, kind: 'signal', days: 731 }, [])).toEqual(['noSignal', 'days'])
  })
})
