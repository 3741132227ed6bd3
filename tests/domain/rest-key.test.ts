import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noSources, type AccountFacts, type SourceLiveness } from '../../lib/domain/account-facts'
import { computeInsight } from '../../lib/domain/compute-insight'
import type { Insight } from '../../lib/domain/insight'
import { readPolicy } from '../../lib/domain/policy'
import { restKey } from '../../lib/domain/rest-key'
import { account, facts, instantAgo, interaction, now, order } from './build-facts'

/** What lists show of an insight. */
function shown({ tier, stage, health, warnings, plannedGapDays }: Insight) {
  const { tier: value, wouldBe, grade, current, potential, scoreCard } = tier
  return {
    tier: { value, wouldBe, grade, current, potential, scoreCard },
    stage: [stage.stage, stage.underlying, stage.dormancy, stage.isOverridden],
    health: [health.score, health.band, health.change4w, health.coverage],
    warnings: (warnings ?? []).map(({ rule, isCrossed }) => [rule, isCrossed]),
    plannedGapDays,
  }
}

const policy = readPolicy({
  health: {
    own: [{ name: 'Chairs', source: { kind: 'custom', field: 'chairs' }, good: 9, critical: 1, alert: 2, weight: 40 }],
  },
})

const source: fc.Arbitrary<SourceLiveness> = fc.oneof(
  fc.constant(noSources.mail),
  fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: -200, max: 400 })).map(([since, last]) => ({
    connectedAt: instantAgo(Math.max(since, last)),
    newestAt: instantAgo(last),
    kinds: null,
  })),
)

const anyFacts: fc.Arbitrary<AccountFacts> = fc
  .record({
    account: fc
      .record({
        createdAt: fc.integer({ min: 0, max: 900 }).map((days) => instantAgo(days)),
        relationship: fc.constantFrom('unknown' as const, 'customer' as const, 'notYet' as const),
        ownerId: fc.constantFrom('li', null),
        industry: fc.constantFrom('software', null),
        industryInfluence: fc.constantFrom(null, 1, 5),
        growthRate: fc.constantFrom(null, 0.2),
        receivablesKnown: fc.boolean(),
        approvedTier: fc.constantFrom(null, { tier: 'growth' as const, on: '2024-01-01' }),
        custom: fc.constantFrom({}, { chairs: 1 }, { chairs: 6.8 }, { chairs: 9 }),
      })
      .map((fields) => account(fields)),
    sources: fc.record({ usage: source, orders: source, surveys: source, mentions: source, mail: source }),
    hasRows: fc.constantFrom(false, false, false, true),
  })
  .map(({ hasRows, ...given }) =>
    facts({ ...given, ...(hasRows ? { interactions: [interaction(40)], orders: [order(70, 900)] } : {}) }),
  )

describe('an account that rests', () => {
  it('shows the same on every later day with the same key, as a full recomputation says', () => {
    let resting = 0
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 1, max: 120 }), (given, days) => {
        const key = restKey(given, policy, { now })
        const later = { now: instantAgo(-days) }
        if (key === null || restKey(given, policy, later) !== key) return
        resting += 1
        expect(shown(computeInsight(given, policy, null, later))).toEqual(
          shown(computeInsight(given, policy, null, { now })),
        )
      }),
      { seed: 11, numRuns: 1500 },
    )
    console.log(`${resting} of 1500 accounts rested`)
    expect(resting).toBeGreaterThan(30)
  })

  it('is none with a row, a date of its own, or a source that has just come or gone', () => {
    const old = account({ createdAt: instantAgo(500) })
    const rested = facts({ account: old, sources: noSources })
    expect(restKey(rested, policy, { now })).not.toBeNull()
    expect(restKey({ ...rested, interactions: [interaction(700)] }, policy, { now })).toBeNull()
    expect(restKey({ ...rested, account: { ...old, customerSince: '2020-01-01' } }, policy, { now })).toBeNull()
    expect(restKey({ ...rested, account: { ...old, createdAt: instantAgo(30) } }, policy, { now })).toBeNull()
    const lapsed = { connectedAt: instantAgo(700), newestAt: instantAgo(20), kinds: null }
    expect(restKey({ ...rested, sources: { ...noSources, mail: lapsed } }, policy, { now })).toBeNull()
  })
})
