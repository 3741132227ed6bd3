/* oxlint-disable unicorn/consistent-function-scoping -- a sentence keeps its own words beside it. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AccountFacts } from '../../lib/domain/account-facts'
import { computeInsight, modelVersion } from '../../lib/domain/compute-insight'
import { valueTiers, type ValueTier } from '../../lib/domain/model'
import { defaultPolicy, readPolicy } from '../../lib/domain/policy'
import { modelVersion as toldToTheServer } from '../../lib/messages/sync-protocol'
import {
  account,
  allLive,
  clock,
  customer,
  dayAgo,
  facts,
  instantAgo,
  interaction,
  now,
  order,
  signal,
  today,
} from './build-facts'

/** A year of an account that mails weekly, orders monthly and logs in on most days. */
function busyYear(id: string): AccountFacts {
  const range = (count: number) => Array.from({ length: count }, (_, index) => index)
  return facts({
    account: customer({ id }),
    interactions: range(200).map((index) =>
      interaction(index * 1.2, { direction: index % 2 ? 'in' : 'out', threadKey: `t${String(index >> 2)}` }),
    ),
    orders: range(24).map((index) => order(index * 15 + 1, 1000 + index)),
    sources: { ...allLive, usage: { ...allLive.usage, kinds: ['login', 'coreUse'] } },
    signals: range(300).map((index) => signal(index * 1.2, index % 3 ? 'login' : 'coreUse', 0.8)),
  })
}

describe('an insight', () => {
  it('names its day, its policy version and what is due', () => {
    const insight = computeInsight(busyYear('a'), readPolicy(null, 4), null, clock)
    expect(insight).toMatchObject({
      accountId: 'a',
      computedAt: now,
      day: today,
      policyVersion: 4,
      modelVersion,
      plannedGapDays: 30,
      renewsInDays: 200,
    })
    expect(modelVersion).toBe(toldToTheServer)
    expect(insight.health.band).toBe('healthy')
    expect(insight.health.change4w).not.toBeNull()
  })

  it('plans touches by stage and tier: strategic x 0.5, profit x 2, basic none', () => {
    const gap = (tier: ValueTier, fields: Parameters<typeof account>[0] = {}) =>
      computeInsight(
        facts({ account: account({ customerSince: dayAgo(30), approvedTier: { tier, on: dayAgo(9) }, ...fields }) }),
        defaultPolicy,
        null,
        clock,
      ).plannedGapDays
    expect(valueTiers.map((tier) => gap(tier))).toEqual([3.5, 7, 14, null])
    expect(gap('growth', { customerSince: null, relationship: 'notYet' })).toBe(21)
    expect(gap('growth', { lost: { on: dayAgo(2), reason: 'moved' } })).toBeNull()
  })

  it('changes by the points of four weeks, with rows as recorded then', () => {
    const rated = (recordedAt: string) =>
      computeInsight(
        facts({
          ...busyYear('a'),
          signals: [...busyYear('a').signals, signal(40, 'csat', 3, { recordedAt }), signal(2, 'csat', 5)],
        }),
        defaultPolicy,
        null,
        clock,
      ).health.change4w
    const known = rated(instantAgo(40)) ?? Number.NaN
    const toldLater = rated(instantAgo(5)) ?? Number.NaN
    expect(known).toBeGreaterThan(toldLater)
  })

  it('skips deleted rows and rows of the future', () => {
    const base = busyYear('a')
    const more = {
      ...base,
      signals: [...base.signals, signal(1, 'closeAttempt', null, { deletedAt: now }), signal(-3, 'closeAttempt')],
    }
    expect(computeInsight(more, defaultPolicy, null, clock)).toEqual(computeInsight(base, defaultPolicy, null, clock))
  })

  it('does not depend on the order of rows', () => {
    const base = busyYear('a')
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...base.interactions], { minLength: base.interactions.length }),
        (interactions) => {
          const { health, stage, rhythm } = computeInsight({ ...base, interactions }, defaultPolicy, null, clock)
          const straight = computeInsight(base, defaultPolicy, null, clock)
          expect({ score: health.score, stage, rhythm }).toEqual({
            score: straight.health.score,
            stage: straight.stage,
            rhythm: straight.rhythm,
          })
        },
      ),
      { numRuns: 10 },
    )
  })

  it('takes milliseconds: 40 accounts with 500 rows each in well under a second', () => {
    const accounts = Array.from({ length: 40 }, (_, index) => busyYear(String(index)))
    const round = (): number => {
      // Processor time: what else the machine does is not the model's.
      const before = process.cpuUsage()
      for (const one of accounts) computeInsight(one, defaultPolicy, null, clock)
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000 / accounts.length
    }
    const each = Math.min(round(), round(), round())
    console.log(`one insight of 524 rows: ${each.toFixed(1)} ms`)
    expect(each).toBeLessThan(10)
  })
})
