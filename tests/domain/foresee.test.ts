import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noSources, type AccountFacts, type SourceLiveness } from '../../lib/domain/account-facts'
import { calendarOf } from '../../lib/domain/calendar'
import { dayNumber, dayText } from '../../lib/domain/calendar-day'
import { computeInsight } from '../../lib/domain/compute-insight'
import { foresee, lookAgain } from '../../lib/domain/foresee'
import type { Insight } from '../../lib/domain/insight'
import type { LifetimeModel } from '../../lib/domain/lifetime/lifetime-model'
import { listedOf } from '../../lib/domain/listed'
import type { Alert } from '../../lib/domain/model'
import { readPolicy } from '../../lib/domain/policy'
import type { Reference } from '../../lib/domain/reference'
import { policyFor } from '../../lib/domain/segments/policy-for'
import { sourceKey } from '../../lib/domain/source-key'
import { account, dayAgo, facts, instantAgo, interaction, now, order, signal } from './build-facts'

const segments = [{ id: 'soft', filter: { field: 'industry', in: ['software'] }, deletedAt: null }]
const policy = readPolicy(
  {
    bySegment: [{ segmentId: 'soft', values: { tier: { highCurrent: 40 }, plannedGap: { days: { mature: 12 } } } }],
    health: {
      own: [
        { name: 'Chairs', source: { kind: 'custom', field: 'chairs' }, good: 9, critical: 1, alert: 2, weight: 4 },
        { name: 'Calls', source: { kind: 'interactions', interactions: ['call'], days: 20 }, good: 2, critical: 0 },
        { name: 'Buys', source: { kind: 'orders', measure: 'count', days: 45 }, good: 3, critical: 0, alert: 1 },
      ],
    },
  },
  3,
  segments,
)

const model: LifetimeModel = {
  customers: 200,
  repeatCustomers: 120,
  purchase: { r: 0.6, alpha: 7, a: 0.8, b: 2.4, logLikelihood: -900, isAtBound: false },
  refusal: null,
  spend: { p: 6, q: 3.7, v: 1500, logLikelihood: -400, isAtBound: false },
  holdout: { weeks: 26, customers: 200, repeatCustomers: 120, meanError: 0.8, naiveError: 1 },
  retention: { all: { months: 400, losses: 12 } },
  rankedBy: 'revenue',
}
const reference = (spread: number, lifetime: LifetimeModel | null): Reference => ({
  day: '2026-06-17',
  factors: {
    revenue12m: Array.from({ length: 40 }, (_, index) => index * spread),
    growth: [-0.2, 0, 0.1, 0.2, 0.3, 0.5],
    lifetimeValue: Array.from({ length: 40 }, (_, index) => index * spread * 0.7),
  },
  abc: { leastA: 25 * spread, leastB: 12 * spread },
  lifetime,
  referrals: { won: 40, byReferral: 4, valueOf: { acme: 900 * spread } },
  products: null,
})
const references = [
  null,
  reference(300, null),
  reference(300, model),
  reference(301, {
    ...model,
    purchase: { r: 0.61, alpha: 7.1, a: 0.8, b: 2.4, logLikelihood: -901, isAtBound: false },
  }),
  reference(320, { ...model, holdout: null }),
]

const source: fc.Arbitrary<SourceLiveness> = fc.oneof(
  fc.constant(noSources.mail),
  fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 0, max: 400 })).map(([since, last]) => ({
    connectedAt: instantAgo(Math.max(since, last)),
    newestAt: instantAgo(last),
    kinds: null,
  })),
  fc.constant({ connectedAt: instantAgo(800), newestAt: instantAgo(0), kinds: ['login', 'coreUse'] }),
)
const ago = (most: number, least = 0) => fc.integer({ min: least, max: most })
const some = <T>(each: fc.Arbitrary<T>, most: number) => fc.array(each, { maxLength: most })
const alert = (fields: Partial<Alert>): Alert => ({
  id: 'alert',
  createdAt: instantAgo(30),
  deletedAt: null,
  accountId: 'acme',
  rule: 'complaints',
  previousId: null,
  openedAt: instantAgo(30),
  recordedAt: instantAgo(30),
  value: 1,
  line: 1,
  unit: 'count',
  evidence: [],
  policyVersion: 1,
  ownerId: null,
  dueOn: null,
  rootCause: null,
  solvedAt: null,
  endedAt: null,
  toldAt: null,
  outcome: null,
  quietUntil: null,
  ...fields,
})

const rows = fc.record({
  interactions: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    some(
      fc
        .tuple(ago(500, -20), fc.integer({ min: 0, max: 23 }), fc.constantFrom('email', 'call', 'note', 'complaint'))
        .chain(([days, hours, kind]) =>
          fc.constantFrom('in' as const, 'out' as const).map((direction) =>
            interaction(days, {
              kind,
              direction,
              at: instantAgo(days, hours),
              recordedAt: instantAgo(Math.max(0, days), hours),
            }),
          ),
        ),
      25,
    ),
  ),
  signals: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    some(
      fc
        .tuple(ago(450), fc.constantFrom('login', 'coreUse', 'nps', 'csat', 'mention', 'closeAttempt'))
        .map(([days, kind]) =>
          signal(days, kind, kind === 'coreUse' ? 0.4 : kind === 'mention' ? -1 : kind === 'login' ? null : 5),
        ),
      12,
    ),
  ),
  orders: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    some(
      fc.tuple(ago(800), ago(9000, -500)).map(([days, yuan]) => order(days, yuan)),
      12,
    ),
  ),
  alerts: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    fc
      .tuple(ago(20, -20), ago(20, -20))
      .map(([due, quiet]) => [alert({ dueOn: dayAgo(due), quietUntil: dayAgo(quiet) })]),
  ),
})
const fields = fc.record({
  createdAt: ago(900).map((days) => instantAgo(days)),
  relationship: fc.constantFrom('unknown' as const, 'customer' as const, 'notYet' as const),
  customerSince: fc.option(ago(800).map(dayAgo)),
  ownerId: fc.constantFrom('li', null),
  industry: fc.constantFrom('software', 'retail', null),
  industryInfluence: fc.constantFrom(null, 1, 5),
  growthRate: fc.constantFrom(null, 0.2),
  marginRate: fc.constantFrom(null, 0.3),
  receivablesKnown: fc.boolean(),
  overdueSince: fc.option(ago(40, -10).map(dayAgo)),
  feel: fc.option(ago(120).map((days) => ({ value: 4, at: instantAgo(days) }))),
  contract: fc.option(
    fc.tuple(ago(700), ago(60, -60), fc.option(ago(20, -20))).map(([start, renews, ended]) => ({
      startsOn: dayAgo(start),
      renewsOn: dayAgo(renews),
      endedOn: ended === null ? null : dayAgo(ended),
      endReason: null,
    })),
  ),
  stageOverride: fc.option(
    ago(5, -20).map((until) => ({ stage: 'mature' as const, reason: 'x', until: dayAgo(until) })),
  ),
  approvedTier: fc.constantFrom(null, null, { tier: 'growth' as const, on: '2024-01-01' }),
  custom: fc.constantFrom({}, { chairs: 1 }, { chairs: 6.8 }, { chairs: 9 }),
})
const anyFacts: fc.Arbitrary<AccountFacts> = fc
  .record({
    rows,
    fields,
    sources: fc.record({ usage: source, orders: source, surveys: source, mentions: source, mail: source }),
  })
  .map((given) => facts({ account: account(given.fields), sources: given.sources, ...given.rows }))

/** `FORESEEN=10000` looks at more. */
const runs = Number(process.env['FORESEEN'] ?? 800)

/** What lists show on a later day without computing; null where it has to be computed. */
function keptOn(given: AccountFacts, insight: Insight, was: Reference | null, is: Reference | null, later: string) {
  const foreseen = foresee(given, insight, policy, was, { now })
  const day = dayText(calendarOf(policy.calendar).dayAt(Date.parse(later)))
  if (dayNumber(day) > dayNumber(foreseen.through)) return null
  if (sourceKey(given.sources, policyFor(policy, given.account), { now: later }) !== foreseen.sources) return null
  const looked = lookAgain(insight, foreseen, policy, is, day)
  if (looked.is === 'due') return null
  return listedOf(looked.is === 'ranked' ? looked.insight : insight)
}

const through = (given: Partial<AccountFacts>): string => {
  const all = facts({ sources: noSources, ...given })
  return foresee(all, computeInsight(all, policy, null, { now }), policy, null, { now }).through
}

describe('an insight that is not computed on a later day', () => {
  it('is what it would be, computed: at any hour, whatever the new ranks', () => {
    const held = { days: 0, withRows: 0, ranked: 0 }
    fc.assert(
      fc.property(
        anyFacts,
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: -1, max: 13 }),
        fc.constantFrom(...references),
        fc.constantFrom(...references),
        (given, days, hours, was, is) => {
          const insight = computeInsight(given, policy, was, { now })
          const later = instantAgo(-days, -hours)
          const kept = keptOn(given, insight, was, is, later)
          if (kept === null) return
          held.days += 1
          if (given.interactions.length + given.orders.length + given.signals.length > 0) held.withRows += 1
          if (JSON.stringify(kept.tier) !== JSON.stringify(listedOf(insight).tier)) held.ranked += 1
          expect(kept).toEqual(listedOf(computeInsight(given, policy, is, { now: later })))
        },
      ),
      { seed: 23, numRuns: runs },
    )
    console.log(`of ${runs} accounts ${held.days} held, ${held.withRows} of them with rows, ${held.ranked} ranked anew`)
    expect(held.days).toBeGreaterThan(runs / 15)
    expect(held.withRows).toBeGreaterThan(runs / 30)
    expect(held.ranked).toBeGreaterThan(runs / 200)
  }, 120_000)

  it('ends with the day before something turns', () => {
    expect(through({})).toBe('2026-07-15')
    const contract = { startsOn: dayAgo(400), renewsOn: null, endedOn: dayAgo(-5), endReason: 'cancelled' as const }
    expect(through({ account: account({ contract }) })).toBe(dayAgo(-4))
    expect(through({ alerts: [alert({ rule: 'own:Chairs', quietUntil: dayAgo(-3) })] })).toBe(dayAgo(-3))
    expect(through({ interactions: [interaction(-2)] })).toBe(dayAgo(-1))
  })
})
