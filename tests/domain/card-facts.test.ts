/* oxlint-disable unicorn/consistent-function-scoping -- a sentence keeps its own words beside it. */
import { describe, expect, it } from 'vitest'
import { noSources, type AccountFacts } from '../../lib/domain/account-facts'
import { computeInsight } from '../../lib/domain/compute-insight'
import { creditOf } from '../../lib/domain/credit'
import { keyAccountCount, keyAccountState } from '../../lib/domain/key-accounts'
import { runWhole } from '../../lib/domain/lifetime/minimise'
import type { LifetimeModel } from '../../lib/domain/lifetime/lifetime-model'
import { defaultPolicy, readPolicy } from '../../lib/domain/policy'
import type { Reference } from '../../lib/domain/reference'
import { stageEvents } from '../../lib/domain/stage-events'
import { tierProposal } from '../../lib/domain/tier-proposal'
import { whatToAddNext } from '../../lib/domain/what-to-add-next'
import { account, allLive, clock, customer, dayAgo, facts, interaction, order } from './build-facts'

describe('credit', () => {
  const of = (fields: Parameters<typeof account>[0]) => creditOf(account(fields), defaultPolicy, clock)

  it('tells limit and terms, and how late the oldest receivable is', () => {
    const limit = { minor: 5_000_000, currency: 'CNY' }
    const owed = of({ creditLimit: limit, paymentTermsDays: 60, receivablesKnown: true, overdueSince: dayAgo(12) })
    expect(owed).toEqual({
      limit,
      limitInReporting: 50_000,
      termsDays: 60,
      state: 'late',
      overdueSince: dayAgo(12),
      overdueDays: 12,
    })
    expect(of({ receivablesKnown: true, overdueSince: dayAgo(30) }).state).toBe('overdue')
    expect(of({ receivablesKnown: true })).toMatchObject({ state: 'clear', overdueDays: 0, limit: null })
    expect(of({})).toMatchObject({ state: 'unknown', overdueDays: null })
  })
})

describe('a key account', () => {
  const policy = readPolicy({ keyAccounts: { criteria: ['large', 'loyal'] } })
  const chosen = (criteria: Record<string, boolean>, reason = '') =>
    keyAccountState(account({ keyAccount: { managerId: 'li', sponsorId: null, reason, criteria } }), policy)

  it('is held against the written criteria; an override needs its reason, and both people are named', () => {
    expect(chosen({ large: true, loyal: true })).toMatchObject({ isOverride: false, lacks: ['sponsor'] })
    expect(chosen({ large: true })).toMatchObject({ isOverride: true, lacks: ['sponsor', 'reason'] })
    expect(chosen({ large: true, loyal: false }, 'opens a market')).toMatchObject({
      isOverride: true,
      lacks: ['sponsor'],
    })
    expect(keyAccountState(account(), policy)).toBeNull()
  })

  it('is one of 5 to 25: past 25 there is a warning', () => {
    const some = (count: number) =>
      Array.from({ length: count }, () =>
        account({ keyAccount: { managerId: null, sponsorId: null, reason: '', criteria: {} } }),
      )
    const warnings = [0, 4, 5, 25, 26].map((count) => keyAccountCount([...some(count), account()], policy).warning)
    expect(warnings).toEqual([null, 'few', null, null, 'tooMany'])
  })
})

const noRanks: Reference = {
  day: dayAgo(0),
  factors: {},
  abc: { leastA: null, leastB: null },
  lifetime: null,
  referrals: null,
  products: null,
}

describe('a change of tier', () => {
  const approved = (on: string) => account({ approvedTier: { tier: 'basic', on } })

  it('is put to a person at the quarter’s turn', () => {
    const would = { wouldBe: 'growth' } as const
    expect(tierProposal(approved('2026-02-10'), would, '2026-06-17')).toEqual({
      from: 'basic',
      to: 'growth',
      on: '2026-04-01',
      isDue: true,
    })
    expect(tierProposal(approved('2026-04-02'), would, '2026-06-17')).toMatchObject({ on: '2026-07-01', isDue: false })
    expect(tierProposal(approved('2026-11-02'), would, '2026-12-17')).toMatchObject({ on: '2027-01-01', isDue: false })
    expect(tierProposal(approved('2026-02-10'), { wouldBe: null }, '2026-06-17')).toBeNull()
    expect(tierProposal(account(), would, '2026-06-17')).toBeNull()
  })
})

describe('the history of stages', () => {
  it('tells each change at the week end in which it was seen, with what was recorded by then', () => {
    const given = facts({ account: customer({ contract: null, customerSince: dayAgo(400) }), sources: noSources })
    const events = runWhole(stageEvents(given, defaultPolicy, 70, clock, null))
    expect(events.map(({ from, to }) => [from, to])).toEqual([
      [null, 'onboarding'],
      ['onboarding', 'growing'],
      ['growing', 'mature'],
    ])
    expect(events.map(({ on }) => new Date(on).getUTCDay())).toEqual([0, 0, 0])
  })

  it('agrees with the insight of each week end', () => {
    const orders = Array.from({ length: 40 }, (_, index) => order(200 + index * 7, 1000))
    const given = facts({
      account: customer({ contract: null }),
      sources: { ...allLive, usage: noSources.usage },
      orders,
      interactions: [interaction(190, { kind: 'meeting' })],
    })
    const events = runWhole(stageEvents(given, defaultPolicy, 30, clock, null))
    expect(events.length).toBeGreaterThan(0)
    for (const { on, from, to } of events) {
      const stageOn = (day: string) =>
        computeInsight(given, defaultPolicy, null, { now: `${day}T15:59:59.999Z` }).stage.stage
      expect(stageOn(on)).toBe(to)
      expect(stageOn(new Date(Date.parse(on) - 7 * 86_400_000).toISOString().slice(0, 10))).toBe(from)
    }
  })
})

describe('the last step of the history', () => {
  it('is the stage of today: by tier, by how all customers buy, and by what was critical of late', () => {
    const lifetime: LifetimeModel = {
      customers: 200,
      repeatCustomers: 120,
      purchase: { r: 2, alpha: 4, a: 0.8, b: 2.4, logLikelihood: -900, isAtBound: false },
      refusal: null,
      spend: null,
      holdout: { weeks: 26, customers: 200, repeatCustomers: 120, meanError: 0.8, naiveError: 1 },
      retention: { all: { months: 400, losses: 12 } },
      rankedBy: 'revenue',
    }
    const reference: Reference = { ...noRanks, lifetime }
    // They have paused for 200 days twice, so by their own gaps they are only drowsy; most who buy like them are gone by now.
    const orders = [560, 580, 600, 620, 640, 840, 860, 880, 1080, 1100].map((days) => order(days, 900))
    const given = facts({ account: account(), orders, sources: { ...noSources, orders: allLive.orders } })
    const last = (of: Reference | null) => runWhole(stageEvents(given, defaultPolicy, 30, clock, of)).at(-1)?.to
    const stage = (of: Reference | null) => computeInsight(given, defaultPolicy, of, clock).stage.stage
    expect(stage(reference)).toBe('lost')
    expect(stage(null)).toBe('mature')
    expect(last(reference)).toBe('lost')
    expect(last(null)).toBeUndefined()
  })

  it('may be of this week: a change of today is among them', () => {
    const given = facts({ account: customer({ lost: { on: dayAgo(0), reason: 'moved' } }), sources: noSources })
    const events = runWhole(stageEvents(given, defaultPolicy, 30, clock, null))
    expect(events.at(-1)).toEqual({ on: dayAgo(0), from: 'mature', to: 'lost' })
  })
})

describe('what to add next', () => {
  const next = (given: Partial<AccountFacts>, people = 1) => {
    const all = facts(given)
    return whatToAddNext(computeInsight(all, defaultPolicy, null, clock), { ...all, people })
  }
  const mailOnly = { ...noSources, mail: allLive.mail }

  it('in a team with mail alone begins with whether it is a customer, and who looks after it', () => {
    const unknown = next({ sources: mailOnly, interactions: [interaction(3)] })
    expect(unknown.slice(0, 2)).toEqual(['customerSince', 'owner'])
    // Orders would say it as well; use and surveys presume that it is one.
    expect(unknown).not.toContain('usage')
    const known = next({ sources: mailOnly, account: customer({ ownerId: 'li', contract: null }) })
    expect(known[0]).toBe('usage')
    expect(known).toContain('orders')
    expect(known).not.toContain('mail')
  })

  it('asks for people where there are none, and for what orders still lack once there are some', () => {
    const given = { account: customer({ ownerId: 'li', industry: 'retail' }), orders: [order(9, 100)] }
    expect(next(given, 0)[0]).toBe('people')
    expect(next(given)).not.toContain('people')
    expect(next(given)).toEqual(expect.arrayContaining(['margin', 'judgedPotential']))
  })

  it('asks for nothing that is there', () => {
    const all = customer({
      ownerId: 'li',
      industry: 'retail',
      industryInfluence: 3,
      marginRate: 0.2,
      receivablesKnown: true,
    })
    expect(next({ account: { ...all, feel: { value: 4, at: clock.now } } })).toEqual([])
  })
})
