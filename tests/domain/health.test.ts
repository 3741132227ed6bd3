/* oxlint-disable unicorn/consistent-function-scoping -- a sentence keeps its own words beside it. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noSources, type AccountFacts } from '../../lib/domain/account-facts'
import { bandOf, healthAt } from '../../lib/domain/health'
import { isAlert } from '../../lib/domain/health-lines'
import { helpScore } from '../../lib/domain/indicators/voice'
import { defaultPolicy } from '../../lib/domain/policy'
import {
  account,
  allLive,
  clock,
  customer,
  dayAgo,
  instantAgo,
  interaction,
  order,
  signal,
  viewOf,
} from './build-facts'

function reasonOf(factor: string, given: Partial<AccountFacts>) {
  const reason = healthAt(viewOf(given)).reasons.find((found) => found.factor === factor)
  if (!reason) throw new Error(`${factor} does not apply`)
  return reason
}
const scoreOf = (factor: string, given: Partial<AccountFacts>) => reasonOf(factor, given).score
const repeated = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)

describe('absence', () => {
  it('is zero or overdue for a customer while the source is connected and live', () => {
    expect(reasonOf('sinceUse', { account: customer() })).toMatchObject({ score: 0, isCritical: true })
    expect(reasonOf('coreUse', { account: customer() })).toMatchObject({ value: 0, score: 0, isCritical: true })
    expect(scoreOf('closeAttempts', { account: customer() })).toBe(100)
    expect(scoreOf('mentions', {})).toBe(100)
  })

  it('is missing while it is not, and never counted as zero', () => {
    const unheard = { account: customer({ contract: null }), sources: noSources }
    const { score, coverage, band, reasons } = healthAt(viewOf(unheard))
    expect({ score, coverage, band }).toEqual({ score: null, coverage: 0, band: null })
    expect(reasons.every((reason) => reason.score === null && !reason.isCritical)).toBe(true)
  })

  it('is missing from the 15th day after the source delivered last', () => {
    const lastHeard = (days: number) => ({
      account: customer(),
      sources: { ...allLive, mentions: { ...allLive.mentions, newestAt: instantAgo(days) } },
    })
    expect(scoreOf('mentions', lastHeard(14))).toBe(100)
    expect(scoreOf('mentions', lastHeard(15))).toBeNull()
  })

  it('is not told by a note of ours: it is no sign that mail is logged', () => {
    const told = (kind: 'note' | 'email') => ({
      account: customer(),
      interactions: [interaction(200), interaction(2, { kind, direction: kind === 'note' ? null : 'out' })],
      sources: { ...allLive, mail: { ...allLive.mail, newestAt: instantAgo(100) } },
    })
    expect(scoreOf('sinceContact', told('note'))).toBeNull()
    expect(scoreOf('sinceContact', told('email'))).toBe(0)
  })

  it('of a figure the feed never carries is missing', () => {
    const sources = { ...allLive, usage: { ...allLive.usage, kinds: ['login'] } }
    expect(scoreOf('modulesInUse', { account: customer(), sources })).toBeNull()
    expect(scoreOf('closeAttempts', { account: customer(), sources })).toBeNull()
    expect(reasonOf('sinceUse', { account: customer(), sources })).toMatchObject({ score: 0, isCritical: true })
  })

  it('of use says nothing where only other signals come in: a team that imports its scans is not told that nobody logs in', () => {
    const sources = { ...noSources, usage: { ...allLive.usage, kinds: ['scan'] } }
    const scanned = { account: customer({ contract: null }), sources, signals: [signal(1, 'scan')] }
    const { score, reasons } = healthAt(viewOf(scanned))
    expect(score).toBeNull()
    expect(reasons.every((reason) => reason.score === null && !reason.isCritical)).toBe(true)
  })

  it('of use says nothing about who is no customer', () => {
    expect(scoreOf('sinceUse', { account: account({ relationship: 'notYet' }) })).toBeNull()
  })
})

describe('the indicators', () => {
  it('score 100 at the good line, 0 and critical at the critical one, linear between', () => {
    const loggedIn = (days: number) => ({ account: customer(), signals: [signal(days, 'login')] })
    // Working days back from a Wednesday: Tuesday 1, Thursday of the week before 4, Monday of that week 7.
    expect(scoreOf('sinceUse', loggedIn(1))).toBe(100)
    expect(scoreOf('sinceUse', loggedIn(6))).toBe(50)
    expect(reasonOf('sinceUse', loggedIn(9))).toMatchObject({ value: 7, score: 0, isCritical: true })
  })

  it('renewal is good 30 days before its day and critical 30 days after; without a contract it does not apply', () => {
    const renews = (days: number) => ({
      account: customer({
        contract: { startsOn: dayAgo(400), renewsOn: dayAgo(-days), endedOn: null, endReason: null },
      }),
    })
    expect(scoreOf('renewalOverdue', renews(30))).toBe(100)
    expect(scoreOf('renewalOverdue', renews(0))).toBe(50)
    expect(reasonOf('renewalOverdue', renews(-30))).toMatchObject({ score: 0, isCritical: true })
    expect(reasonOf('renewalOverdue', renews(-29)).isCritical).toBe(false)
    expect(() => reasonOf('renewalOverdue', {})).toThrow('does not apply')
  })

  it('purchases fall from +10 % to -50 %; without a base above 0 there is no change', () => {
    const bought = (before: number, recent: number) => ({ orders: [order(120, before), order(10, recent)] })
    expect(scoreOf('purchases', bought(100, 110))).toBe(100)
    expect(scoreOf('purchases', bought(100, 80))).toBeCloseTo(50)
    expect(reasonOf('purchases', bought(100, 50))).toMatchObject({ value: -0.5, score: 0 })
    expect(scoreOf('purchases', { orders: [order(10, 50)] })).toBeNull()
    expect(scoreOf('purchases', bought(-10, 50))).toBeNull()
    expect(reasonOf('purchases', { orders: [order(120, 10)] })).toMatchObject({ value: -1, score: 0 })
  })

  it('purchases of a period with an order without a rate are missing: what was left out would look like a fall', () => {
    const dollars = { amount: { minor: 50_000, currency: 'USD' } }
    const orders = [120, 110, 100].map((days) => order(days, 500))
    expect(scoreOf('purchases', { orders: [...orders, order(10, 500, dollars)] })).toBeNull()
    expect(scoreOf('purchases', { orders: [...orders, order(200, 500, dollars)] })).toBe(0)
  })

  it('a fall of purchases is critical once it is more than chance: many orders less, or a silence beyond the own gaps', () => {
    const weekly = (from: number, to: number) =>
      repeated(Math.floor((to - from) / 7), () => 0).map((_, index) => order(from + index * 7, 100))
    const once = { orders: [order(120, 100)] }
    expect(reasonOf('purchases', once)).toMatchObject({ isCritical: false, isChance: true })
    expect(reasonOf('purchases', { orders: weekly(70, 400) })).toMatchObject({ isCritical: true })
    expect(reasonOf('purchases', { orders: [...weekly(91, 400), order(80, 100)] })).toMatchObject({ isCritical: true })
    const monthly = repeated(12, () => 0).map((_, index) => order(65 + index * 30, 100))
    expect(reasonOf('purchases', { orders: monthly })).toMatchObject({ isCritical: true })
    expect(reasonOf('purchases', { orders: monthly }).isChance).toBeUndefined()
  })

  it('complaints need 3 in a month, and a month before to compare with', () => {
    const complained = (before: number, recent: number) => ({
      interactions: [
        ...repeated(before, () => interaction(40, { kind: 'complaint' })),
        ...repeated(recent, () => interaction(5, { kind: 'complaint' })),
      ],
    })
    expect(reasonOf('complaints', complained(3, 4))).toMatchObject({ isCritical: false, isChance: true, score: 0 })
    expect(reasonOf('complaints', complained(3, 20))).toMatchObject({ isCritical: true, score: 0 })
    expect(scoreOf('complaints', complained(4, 4))).toBe(100)
    expect(scoreOf('complaints', complained(1, 2))).toBeNull()
    expect(scoreOf('complaints', complained(0, 5))).toBeNull()
  })

  it('NPS compares surveys of 5 answers, else the same person', () => {
    const survey = (daysAgo: number, ...answers: number[]) => answers.map((value) => signal(daysAgo, 'nps', value))
    const fell = { signals: [...survey(100, 9, 9, 9, 9, 9), ...survey(10, 9, 9, 9, 9, 7)] }
    expect(reasonOf('npsChange', fell)).toMatchObject({ value: -20, unit: 'score', isCritical: true })
    const person = (value: number, daysAgo: number) => signal(daysAgo, 'nps', value, { contactId: 'li' })
    expect(reasonOf('npsChange', { signals: [person(9, 100), person(6, 5)] })).toMatchObject({
      value: -3,
      unit: 'level',
      isCritical: true,
    })
    expect(reasonOf('npsChange', { signals: [person(9, 100), person(7, 5)] }).isCritical).toBe(false)
    expect(scoreOf('npsChange', { signals: survey(5, 9, 3) })).toBeNull()
  })

  it('drop answers past their maximum age', () => {
    expect(scoreOf('npsLast', { signals: [signal(400, 'nps', 9)] })).toBe(100)
    expect(scoreOf('npsLast', { signals: [signal(401, 'nps', 9)] })).toBeNull()
    expect(scoreOf('csat', { signals: [signal(180, 'csat', 3)] })).toBe(0)
    expect(scoreOf('csat', { signals: [signal(181, 'csat', 3)] })).toBeNull()
    const felt = (days: number) => ({ account: account({ feel: { value: 3, at: instantAgo(days) } }) })
    expect(scoreOf('feel', felt(90))).toBe(50)
    expect(scoreOf('feel', felt(91))).toBeNull()
  })

  it('CSAT is the mean of the last 5', () => {
    const signals = [signal(50, 'csat', 1), ...repeated(5, () => signal(5, 'csat', 4.5))]
    expect(reasonOf('csat', { signals })).toMatchObject({ value: 4.5, score: 100 })
  })

  it('asking for help as usual is 100, none 60, three times the usual 0', () => {
    expect([0, 0.5, 1, 1.5, 2.25, 3, 9].map((ratio) => helpScore(ratio, 3))).toEqual([60, 100, 100, 100, 50, 0, 0])
  })

  it('contact is good within the planned gap and critical at three of it', () => {
    // Mature: 30 days.
    const met = (days: number) => ({ account: customer(), interactions: [interaction(days, { kind: 'meeting' })] })
    expect(scoreOf('sinceContact', met(30))).toBe(100)
    expect(scoreOf('sinceContact', met(60))).toBe(50)
    expect(reasonOf('sinceContact', met(90))).toMatchObject({ value: 3, isCritical: true })
    const unanswered = [interaction(1, { direction: 'out' }), interaction(90, { kind: 'meeting' })]
    expect(reasonOf('sinceContact', { account: customer(), interactions: unanswered }).value).toBe(3)
  })

  it('first response is working time over the 4 hours promised', () => {
    const answered = (hours: number) => ({
      interactions: [
        interaction(1, { threadKey: 't' }),
        interaction(0, {
          direction: 'out',
          threadKey: 't',
          at: instantAgo(1, -hours),
          recordedAt: instantAgo(1, -hours),
        }),
      ],
    })
    expect(reasonOf('firstResponse', answered(4))).toMatchObject({ value: 1, score: 100 })
    expect(reasonOf('firstResponse', answered(8)).value).toBe(2)
    expect(scoreOf('firstResponse', { interactions: [interaction(9, { threadKey: 't' })] })).toBeNull()
  })

  it('receivables: none overdue is 100, 30 days critical, unknown missing', () => {
    const owes = (overdueSince: string | null) => ({ account: customer({ receivablesKnown: true, overdueSince }) })
    expect(scoreOf('receivables', owes(null))).toBe(100)
    expect(scoreOf('receivables', owes(dayAgo(15)))).toBe(50)
    expect(reasonOf('receivables', owes(dayAgo(30))).isCritical).toBe(true)
    expect(scoreOf('receivables', { account: customer() })).toBeNull()
  })
})

describe('the band', () => {
  it('is healthy from 75, watch from 50, else at risk', () => {
    const bands = [75, 74.9, 50, 49.9].map((score) => bandOf(score, 0, defaultPolicy))
    expect(bands).toEqual(['healthy', 'watch', 'watch', 'atRisk'])
  })

  it('is capped at watch by one critical indicator and at risk by two groups', () => {
    expect(bandOf(90, 1, defaultPolicy)).toBe('watch')
    expect(bandOf(90, 2, defaultPolicy)).toBe('atRisk')
  })

  it('is not given under a coverage of 0.3', () => {
    const mailOnly = { interactions: [interaction(3), interaction(2, { direction: 'out' })] }
    const health = healthAt(viewOf({ ...mailOnly, sources: { ...noSources, mail: allLive.mail } }))
    expect(health.coverage).toBeLessThan(0.3)
    expect(health.band).toBeNull()
  })
})

describe('an alert', () => {
  it('starts when its line is reached, or passed where the table says "below"', () => {
    const alerts = (factor: string, given: Partial<AccountFacts>) => isAlert(reasonOf(factor, given), defaultPolicy)
    const coreUse = (value: number) => ({ account: customer(), signals: [signal(1, 'coreUse', value)] })
    expect(alerts('coreUse', coreUse(0.3))).toBe(false)
    expect(alerts('coreUse', coreUse(0.29))).toBe(true)
    expect(alerts('mentions', { signals: [signal(1, 'mention', -1)] })).toBe(true)
    expect(alerts('npsLast', { signals: [signal(1, 'nps', 0)] })).toBe(false)
  })
})

const someFacts = fc.record({
  signals: fc.array(
    fc
      .tuple(fc.nat(120), fc.constantFrom('login', 'coreUse', 'closeAttempt', 'nps', 'csat', 'mention'), fc.nat(10))
      .map(([days, kind, value]) => signal(days, kind, kind === 'coreUse' ? value / 10 : value)),
    { maxLength: 25 },
  ),
  orders: fc.array(
    fc.tuple(fc.nat(400), fc.integer({ min: -100, max: 500 })).map(([days, yuan]) => order(days, yuan)),
    { maxLength: 15 },
  ),
  interactions: fc.array(
    fc
      .tuple(fc.nat(300), fc.constantFrom('email' as const, 'call' as const, 'complaint' as const), fc.boolean())
      .map(([days, kind, isIn]) => interaction(days, { kind, direction: isIn ? 'in' : 'out', threadKey: kind })),
    { maxLength: 30 },
  ),
  sources: fc.constantFrom(allLive, noSources),
  account: fc.constantFrom(account(), customer()),
})

describe('health of any account', () => {
  it('has a score within 0 to 100, a coverage within 0 to 1, and contributions that add up', () => {
    fc.assert(
      fc.property(someFacts, (given) => {
        const { score, coverage, reasons } = healthAt(viewOf(given))
        expect(coverage).toBeGreaterThanOrEqual(0)
        expect(coverage).toBeLessThanOrEqual(1)
        expect(score === null).toBe(coverage === 0)
        expect(score ?? 0).toBeGreaterThanOrEqual(0)
        expect(score ?? 0).toBeLessThanOrEqual(100)
        expect(reasons.reduce((sum, reason) => sum + reason.contribution, 0)).toBeCloseTo(score ?? 0)
      }),
    )
  })

  it('never gains a better band, or a point, from one more critical indicator', () => {
    const bandsUp = ['atRisk', 'watch', 'healthy']
    fc.assert(
      fc.property(someFacts, (given) => {
        const { feel: _, ...rest } = { ...given.account }
        const before = healthAt(viewOf({ ...given, account: { ...rest, feel: null } }))
        const after = healthAt(viewOf({ ...given, account: { ...rest, feel: { value: 1, at: clock.now } } }))
        expect(after.score ?? 0).toBeLessThanOrEqual(before.score ?? 100)
        if (before.band === null || after.band === null) return
        expect(bandsUp.indexOf(after.band)).toBeLessThanOrEqual(bandsUp.indexOf(before.band))
      }),
    )
  })
})
