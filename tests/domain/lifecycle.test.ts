/* oxlint-disable unicorn/consistent-function-scoping -- a sentence keeps its own words beside it. */
import { describe, expect, it } from 'vitest'
import { computeInsight } from '../../lib/domain/compute-insight'
import { calendarOf } from '../../lib/domain/calendar'
import { decliningSince, weekEnds, type DecliningStep } from '../../lib/domain/declining'
import { noSources, type AccountFacts } from '../../lib/domain/account-facts'
import type { Account } from '../../lib/domain/model'
import { defaultPolicy } from '../../lib/domain/policy'
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
} from './build-facts'

const quiet = { sources: noSources }
const stageOf = (given: Partial<AccountFacts>) => computeInsight(facts(given), defaultPolicy, null, clock).stage
const stageOfAccount = (fields: Partial<Account>) => stageOf({ ...quiet, account: account(fields) })
const everyTenDays = (silent: number) => [0, 10, 20, 30, 40, 50, 60].map((back) => interaction(silent + back))

describe('the stage', () => {
  it('is unknown without order, contract or "customer since"', () => {
    expect(stageOfAccount({}).stage).toBeNull()
    expect(stageOfAccount({ relationship: 'customer' }).stage).toBeNull()
  })

  it('is prospect when marked as not yet, converting with an open offer', () => {
    expect(stageOfAccount({ relationship: 'notYet' }).stage).toBe('prospect')
    const openOffer = { kind: 'trial' as const, since: dayAgo(40) }
    expect(stageOfAccount({ relationship: 'notYet', openOffer })).toMatchObject({ stage: 'converting', ageMonths: 1 })
  })

  it('tells near, unmet and unexplored prospects apart', () => {
    const profile = (targetProfile: Account['targetProfile']) =>
      stageOfAccount({ relationship: 'notYet', targetProfile }).profile
    expect(profile({ need: 'met', pay: 'met' })).toEqual({ fit: 'near', unmet: [] })
    expect(profile({ need: 'met', pay: 'unmet' })).toEqual({ fit: 'unmet', unmet: ['pay'] })
    expect(profile({ need: 'met', pay: 'unexplored' })).toEqual({ fit: 'unexplored', unmet: [] })
    expect(profile({})).toEqual({ fit: 'unexplored', unmet: [] })
  })

  it('is onboarding under 3 months, growing to under 12, then mature', () => {
    const since = (customerSince: string) => stageOfAccount({ customerSince }).stage
    expect(since('2026-03-18')).toBe('onboarding')
    expect(since('2026-03-17')).toBe('growing')
    expect(since('2025-06-18')).toBe('growing')
    expect(since('2025-06-17')).toBe('mature')
  })

  it('counts from the earliest of first order, contract and "customer since"', () => {
    const given = {
      account: account({ customerSince: dayAgo(40) }),
      orders: [order(430, 10), order(500, 5), order(500, -5)],
    }
    expect(stageOf({ ...quiet, ...given })).toMatchObject({ stage: 'mature', since: dayAgo(430), ageMonths: 14 })
  })

  it('is lost when cancelled, refused, or marked by hand', () => {
    const contract = { startsOn: dayAgo(400), renewsOn: null, endedOn: dayAgo(1), endReason: 'cancelled' as const }
    expect(stageOfAccount({ contract })).toMatchObject({ stage: 'lost', since: dayAgo(1) })
    expect(stageOfAccount({ contract: { ...contract, endedOn: dayAgo(-9) } }).stage).toBe('mature')
    expect(stageOfAccount({ contract: { ...contract, endReason: null } }).stage).toBe('mature')
    expect(stageOfAccount({ lost: { on: dayAgo(0), reason: 'moved' } }).stage).toBe('lost')
  })

  it('is inferred lost after 180 days asleep, and says that it is inferred', () => {
    const silent = (days: number) =>
      stageOf({
        account: account({ customerSince: dayAgo(900) }),
        interactions: everyTenDays(days),
        sources: { ...noSources, mail: allLive.mail },
      })
    // Asleep from the 40th day.
    expect(silent(219)).toMatchObject({ stage: 'mature', dormancy: 'asleep' })
    expect(silent(220)).toMatchObject({ stage: 'lost', since: dayAgo(0) })
    const [lost] = silent(220).reasons
    expect(lost?.factor).toBe('inferredLost')
    // Both open to the last word of theirs.
    const silence = silent(220).reasons.find(({ factor }) => factor === 'silenceByOwnGaps')
    expect(silence).toMatchObject({ value: 220, unit: 'days', rows: [{ collection: 'interactions' }] })
    expect(lost?.rows).toHaveLength(1)
  })

  it('is what a person says, to the end of the day given', () => {
    const override = (until: string) => ({ stage: 'growing' as const, reason: 'merger', until })
    const stage = (until: string) => stageOf({ ...quiet, account: customer({ stageOverride: override(until) }) })
    expect(stage(dayAgo(0))).toMatchObject({ stage: 'growing', underlying: 'mature', isOverridden: true })
    expect(stage(dayAgo(1))).toMatchObject({ stage: 'mature', underlying: null, isOverridden: false })
  })

  it('that a person sets plans touches from its first day on, and contact is held against the same gap', () => {
    const insightOf = (on: string) =>
      computeInsight(
        facts({
          account: customer({ stageOverride: { stage: 'onboarding', reason: 'new team', until: dayAgo(-9), on } }),
          interactions: [interaction(14, { kind: 'meeting' })],
        }),
        defaultPolicy,
        null,
        clock,
      )
    const contact = (on: string) => insightOf(on).health.reasons.find(({ factor }) => factor === 'sinceContact')?.value
    expect([insightOf(dayAgo(0)).plannedGapDays, contact(dayAgo(0))]).toEqual([7, 2])
    expect([insightOf(dayAgo(-1)).plannedGapDays, contact(dayAgo(-1))]).toEqual([30, 14 / 30])
    // The weeks before are judged by the stage that was planned by then.
    const trend = (on: string) => insightOf(on).health.trend
    expect(trend(dayAgo(0))).toEqual(trend(dayAgo(-1)))
  })
})

describe('declining', () => {
  const steps = (...groups: number[]): DecliningStep[] =>
    groups.map((criticalGroups, index) => ({ day: index * 7, criticalGroups, isCustomer: true }))
  const isDeclining = (...groups: number[]) => decliningSince(steps(...groups), defaultPolicy) !== null

  it('takes critical indicators in two groups', () => {
    expect(isDeclining(0, 1, 1)).toBe(false)
    expect(decliningSince(steps(0, 1, 2, 2), defaultPolicy)).toBe(14)
  })

  it('lasts while any is critical and ends when none has been for 30 days', () => {
    expect(isDeclining(2, 1, 1, 1, 1, 1, 1)).toBe(true)
    expect(isDeclining(2, 0, 0, 0, 0)).toBe(true)
    expect(isDeclining(2, 0, 0, 0, 0, 0)).toBe(false)
    const after = (day: number) =>
      decliningSince([...steps(2, 0), { day, criticalGroups: 0, isCustomer: true }], defaultPolicy)
    expect(after(29)).toBe(0)
    expect(after(30)).toBeNull()
  })

  it('looks at the last 13 week ends, Sundays of the workspace, then now', () => {
    const ends = weekEnds(Date.parse(now), 13, calendarOf(defaultPolicy.calendar))
    expect(ends).toHaveLength(13)
    expect(new Date((ends.at(-1) ?? 0) + 1).toISOString()).toBe('2026-06-14T16:00:00.000Z')
    expect(new Date((ends[0] ?? 0) + 1).toISOString()).toBe('2026-03-22T16:00:00.000Z')
  })

  const gone = {
    account: customer({ receivablesKnown: true, overdueSince: dayAgo(45) }),
    signals: [signal(30, 'login')],
  }

  it('shows with its reasons, and keeps the planned gap of the stage underneath', () => {
    const insight = computeInsight(facts(gone), defaultPolicy, null, clock)
    expect(insight.stage).toMatchObject({ stage: 'declining', underlying: 'mature' })
    expect(insight.stage.reasons.map((reason) => reason.factor)).toEqual(
      expect.arrayContaining(['declining', 'sinceUse', 'receivables', 'contractStart']),
    )
    expect(insight.plannedGapDays).toBe(30)
  })

  it('never comes from dormancy alone, nor to one who is no customer', () => {
    const sleeper = { account: account({ customerSince: dayAgo(900) }), interactions: everyTenDays(60) }
    expect(stageOf({ ...sleeper, sources: noSources }).stage).toBe('mature')
    expect(stageOf({ ...gone, account: account({ relationship: 'notYet' }) }).stage).toBe('prospect')
  })

  it('uses rows as recorded then: what was recorded today did not make an earlier week critical', () => {
    const told = (late: boolean) => {
      const recorded = late ? { recordedAt: instantAgo(0) } : {}
      const attempts = [33, 32, 31].map((days) => signal(days, 'closeAttempt', null, recorded))
      const mentions = [33, 32].map((days) => signal(days, 'mention', -1, recorded))
      return stageOf({ ...quiet, account: customer(), signals: [...attempts, ...mentions] }).stage
    }
    expect(told(false)).toBe('declining')
    expect(told(true)).toBe('mature')
  })
})
