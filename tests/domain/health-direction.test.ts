/* oxlint-disable unicorn/consistent-function-scoping -- a sentence keeps its own words beside it. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AccountFacts } from '../../lib/domain/account-facts'
import { healthAt } from '../../lib/domain/health'
import type { IndicatorId } from '../../lib/domain/policy-indicators'
import type { Reason } from '../../lib/domain/insight'
import { weigh } from '../../lib/domain/reasons'
import { alertId } from '../../lib/domain/alerts/decide-alerts'
import type { Alert } from '../../lib/domain/model'
import { customer, dayAgo, instantAgo, interaction, order, signal, viewOf } from './build-facts'

const repeated = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

const lateComplaint = (index: number): Alert => {
  const rule = 'complaints'
  const row = { createdAt: instantAgo(20), deletedAt: null, recordedAt: instantAgo(20), openedAt: instantAgo(20) }
  const figures = {
    value: 5,
    line: 0.3,
    unit: 'change',
    evidence: [],
    policyVersion: 0,
    ownerId: null,
    dueOn: dayAgo(10),
  }
  const untouched = { rootCause: null, solvedAt: null, endedAt: null, toldAt: null, outcome: null, quietUntil: null }
  return {
    ...row,
    ...figures,
    ...untouched,
    id: alertId('acme', rule, String(index)),
    accountId: 'acme',
    rule,
    previousId: null,
  }
}

/** What makes each indicator worse, step by step from 0 on. */
const worse: Record<Exclude<IndicatorId, 'planMet' | 'helpAsked'>, (step: number) => Partial<AccountFacts>> = {
  sinceUse: (step) => ({ signals: [signal(step, 'login')] }),
  coreUse: (step) => ({ signals: [signal(1, 'coreUse', Math.max(0, 1 - step / 20))] }),
  modulesInUse: (step) => ({ signals: [signal(1, 'modulesInUse', Math.max(0, 1 - step / 20))] }),
  closeAttempts: (step) => ({ signals: repeated(step, () => signal(2, 'closeAttempt')) }),
  renewalOverdue: (step) => ({
    account: customer({
      contract: { startsOn: dayAgo(700), renewsOn: dayAgo(4 * step - 40), endedOn: null, endReason: null },
    }),
  }),
  purchases: (step) => ({ orders: [order(120, 1000), order(10, Math.max(1, 1200 - step * 50))] }),
  complaints: (step) => ({
    interactions: [
      ...repeated(4, () => interaction(40, { kind: 'complaint' })),
      ...repeated(4 + step, () => interaction(5, { kind: 'complaint' })),
    ],
  }),
  npsChange: (step) => ({
    signals: [
      signal(100, 'nps', 10, { contactId: 'li' }),
      signal(3, 'nps', Math.max(0, 10 - step), { contactId: 'li' }),
    ],
  }),
  npsLast: (step) => ({ signals: [signal(3, 'nps', Math.max(0, 10 - step))] }),
  mentions: (step) => ({ signals: repeated(step, () => signal(3, 'mention', -1)) }),
  csat: (step) => ({ signals: [signal(3, 'csat', Math.max(1, 5 - step / 5))] }),
  sinceContact: (step) => ({ interactions: [interaction(10 * step, { kind: 'meeting' })] }),
  firstResponse: (step) => ({
    interactions: repeated(3, (index) => [
      interaction(6 + index, { threadKey: `t${index}` }),
      interaction(0, {
        direction: 'out',
        threadKey: `t${index}`,
        at: instantAgo(6 + index, -step),
        recordedAt: instantAgo(6 + index, -step),
      }),
    ]).flat(),
  }),
  complaintsPastDue: (step) => ({
    alerts: repeated(step, lateComplaint),
    interactions: [interaction(30, { kind: 'complaint' })],
  }),
  receivables: (step) => ({ account: customer({ receivablesKnown: true, overdueSince: dayAgo(3 * step) }) }),
  feel: (step) => ({ account: customer({ feel: { value: Math.max(1, 5 - step / 4), at: instantAgo(1) } }) }),
  ownSilence: (step) => ({
    interactions: repeated(9, (index) => interaction(4 * step + 8 * index, { kind: 'meeting' })),
  }),
}

function health(factor: string, given: Partial<AccountFacts>) {
  const found = healthAt(viewOf({ account: customer(), alerts: [], ...given }))
  return {
    all: found.score ?? Number.NaN,
    coverage: found.coverage,
    own: found.reasons.find((reason) => reason.factor === factor)?.score ?? null,
  }
}

describe('every indicator', () => {
  it.each(Object.entries(worse))('%s: the worse its figure, the lower its score and the whole', (factor, make) => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), (a, b) => {
        const [better, lower] = [health(factor, make(Math.min(a, b))), health(factor, make(Math.max(a, b)))]
        if (better.own === null || lower.own === null) return
        expect(lower.own).toBeLessThanOrEqual(better.own)
        expect(lower.own).toBeGreaterThanOrEqual(0)
        expect(better.own).toBeLessThanOrEqual(100)
        // With the same indicators known the mean moves with its part; one that begins to be known may lift it.
        expect(lower.coverage === better.coverage ? lower.all : 0).toBeLessThanOrEqual(better.all + 1e-9)
      }),
      { seed: 8, numRuns: 60 },
    )
    const [best, worst] = [health(factor, make(0)), health(factor, make(20))]
    expect(worst.own ?? 100).toBeLessThan(best.own ?? 0)
    expect(worst.coverage === best.coverage ? worst.all : 0).toBeLessThan(best.all)
  })
})

describe('weights', () => {
  const reason = fc.record({
    factor: fc.string(),
    score: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
    weight: fc.double({ min: 0.01, max: 50, noNaN: true }),
  })
  const full = (given: { factor: string; score: number | null; weight: number }): Reason => ({
    ...given,
    value: given.score,
    unit: 'score',
    contribution: 0,
    isCritical: false,
    ageDays: null,
    rows: [],
  })

  it('of what has data are renormalised to one: the contributions add up, and equal scores give that score', () => {
    fc.assert(
      fc.property(
        fc.array(reason, { minLength: 1, maxLength: 20 }),
        fc.double({ min: 1, max: 100, noNaN: true }),
        (given, same) => {
          const weighed = weigh(given.map(full))
          const sum = weighed.reasons.reduce((total, { contribution }) => total + contribution, 0)
          expect(sum).toBeCloseTo(weighed.score ?? 0, 6)
          const equal = weigh(given.map((one) => full({ ...one, score: one.score === null ? null : same })))
          if (equal.score === null) return
          expect(equal.score).toBeCloseTo(same, 6)
          const shares = equal.reasons.reduce((total, { contribution }) => total + contribution / same, 0)
          expect(shares).toBeCloseTo(1, 6)
        },
      ),
      { seed: 9 },
    )
  })
})
