/** Editing a policy: what is stored stays, what is wrong is named, what is edited holds. */
import { assert, constantFrom, double, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeInsight } from '../../../lib/domain/compute-insight'
import { keyAccountState } from '../../../lib/domain/key-accounts'
import { defaultPolicy, readPolicy } from '../../../lib/domain/policy'
import { changedNumbers } from '../../../lib/domain/policy-editing/changed-numbers'
import { criterionProblem, mostCriteria, withCriteria } from '../../../lib/domain/policy-editing/key-criteria'
import { segmentRules, withEdits } from '../../../lib/domain/policy-editing/policy-draft'
import { isMove, standingOf, tallyEffect } from '../../../lib/domain/policy-editing/policy-effect'
import { withOwnWeights } from '../../../lib/domain/policy-editing/own-values'
import { fieldValue, policyFields } from '../../../lib/domain/policy-editing/policy-field'
import { policyProblems } from '../../../lib/domain/policy-editing/policy-problems'
import { account, clock, facts } from '../build-facts'

const fields = policyFields(defaultPolicy, 'workspace')

describe('the fields of a policy', () => {
  it('all exist in the defaults, or may be empty', () => {
    const absent = fields.filter(({ id, mayBeEmpty }) => fieldValue(defaultPolicy, id) === null && !mayBeEmpty)
    expect(absent).toEqual([])
  })

  it('hold within their range by default, and nothing is wrong with the defaults', () => {
    const edits = new Map(fields.map(({ id }) => [id, fieldValue(defaultPolicy, id)]))
    expect(policyProblems(defaultPolicy, fields, edits)).toEqual([])
  })
})

describe('edits', () => {
  it('are read back as they were made, whichever field and whatever is stored beside it', () => {
    assert(
      property(constantFrom(...fields), double({ min: 0, max: 1, noNaN: true }), ({ id, group, least, most }, part) => {
        const between = least + part * (most - least)
        // A minute is not divided.
        const value = group === 'calendar' ? Math.round(between) : between
        const stored = { unknown: { kept: true }, health: { own: [], newer: 1 } }
        const values = withEdits(stored, new Map([[id, value]]), null)
        expect(values).toMatchObject(stored)
        expect(fieldValue(readPolicy(values), id)).toBe(value)
      }),
    )
  })

  it('of a segment stay with the segment', () => {
    const edits = new Map([['health.healthyFrom', 60]])
    const once = withEdits({ health: { healthyFrom: 80 } }, edits, 's1')
    const twice = withEdits(once, new Map([['health.watchFrom', 30]]), 's1')
    expect(fieldValue(readPolicy(twice), 'health.healthyFrom')).toBe(80)
    expect(segmentRules(twice)).toEqual([{ segmentId: 's1', values: { health: { healthyFrom: 60, watchFrom: 30 } } }])
  })

  it('weigh the workspace’s own indicators by name', () => {
    const stored = { health: { own: [{ name: 'Chairs', weight: 1, other: true }, { name: 'Visits' }, 'broken'] } }
    expect(withOwnWeights(stored, new Map([['Chairs', 3]]))).toEqual({
      health: { own: [{ name: 'Chairs', weight: 3, other: true }, { name: 'Visits' }, 'broken'] },
    })
  })
})

const problemsOf = (edits: Record<string, number | null>) =>
  policyProblems(defaultPolicy, fields, new Map(Object.entries(edits)))

describe('problems', () => {
  it('are numbers out of range, and empty fields that may not be', () => {
    expect(problemsOf({ 'health.healthyFrom': 101 })).toEqual([
      { why: 'range', field: 'health.healthyFrom', least: 0, most: 100 },
    ])
    expect(problemsOf({ 'stage.lostAfterDaysAsleep': null })).toHaveLength(1)
    expect(problemsOf({ 'health.indicators.sinceUse.alert': null })).toEqual([])
  })

  it('are lines in the wrong order, equal lines, and weights that leave nothing', () => {
    expect(problemsOf({ 'health.watchFrom': 80 })).toEqual([
      { why: 'order', field: 'health.watchFrom', other: 'health.healthyFrom' },
    ])
    expect(problemsOf({ 'health.indicators.sinceUse.good': 7 })).toMatchObject([{ why: 'equalLines' }])
    expect(
      problemsOf({ 'tier.current.revenue12m': 0, 'tier.current.profit12m': 0, 'tier.current.paidOnTime': 0 }),
    ).toMatchObject([{ why: 'noWeight' }])
  })
})

describe('criteria of key accounts', () => {
  const anybody = { field: 'isKeyAccount', is: true }
  const stored = { keyAccounts: { most: 30, newer: true }, health: { healthyFrom: 80 } }

  it('are written beside what is stored, for everybody or for a segment, which else has the workspace’s', () => {
    const values = withCriteria(stored, ['large', 'loyal'], null)
    expect(values).toMatchObject(stored)
    expect(readPolicy(values).keyAccounts).toMatchObject({ criteria: ['large', 'loyal'], most: 30 })
    const ofSegment = withCriteria(values, ['near'], 's1')
    const { segments, ...everybody } = readPolicy(ofSegment, 1, [{ id: 's1', filter: anybody, deletedAt: null }])
    expect(everybody.keyAccounts.criteria).toEqual(['large', 'loyal'])
    expect(segments[0]?.policy.keyAccounts).toMatchObject({ criteria: ['near'], most: 30 })
  })

  it('count as changed one by one, wherever in the list they stand', () => {
    const values = withCriteria({}, ['large', 'loyal', 'near'], null)
    expect(changedNumbers(values, withCriteria({}, ['loyal', 'near'], null))).toBe(1)
    expect(changedNumbers(values, withCriteria({}, ['near', 'large', 'loyal', 'new'], null))).toBe(1)
    expect(changedNumbers({}, values)).toBe(3)
  })

  it('are no repetition, and not more than a person checks', () => {
    expect(criterionProblem(' large ', ['large'])).toBe('taken')
    expect(criterionProblem('  ', ['large'])).toBeNull()
    const many = Array.from({ length: mostCriteria }, (_, index) => `criterion ${index}`)
    expect(criterionProblem('another', many)).toBe('tooMany')
    expect(criterionProblem('another', many.slice(1))).toBeNull()
  })

  it('show whom a new one leaves short, until somebody has looked', () => {
    const chosen = account({
      keyAccount: { managerId: 'li', sponsorId: 'wang', reason: '', criteria: { large: true } },
    })
    const insight = computeInsight(facts({ account: chosen }), defaultPolicy, null, clock)
    const standing = (criteria: string[], of = chosen) =>
      standingOf(insight, keyAccountState(of, readPolicy(withCriteria({}, criteria, null))))
    const [before, after] = [standing(['large']), standing(['large', 'loyal'])]
    expect([before.key, after.key]).toEqual(['allMet', 'notAll'])
    expect(isMove(before, after)).toBe(true)
    expect(standing(['large', 'loyal'], account()).key).toBeNull()
    const tally = tallyEffect()
    tally.add({ accountId: 'a', before, after })
    expect(tally.effect()).toMatchObject({ count: 1, bands: [], keys: [{ from: 'allMet', to: 'notAll', count: 1 }] })
  })
})
