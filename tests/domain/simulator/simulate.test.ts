/** A rule replayed on the past: who would have been warned of, when, and whether it was right. */
import { array, assert, integer, property, record, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AccountFacts } from '../../../lib/domain/account-facts'
import type { Account, Signal } from '../../../lib/domain/model'
import { defaultPolicy } from '../../../lib/domain/policy'
import { rulesOf, type Rule } from '../../../lib/domain/simulator/rule'
import { simulate, type Simulation } from '../../../lib/domain/simulator/simulate'
import { noTally, type Tally } from '../../../lib/domain/simulator/tally'
import { tallyTrace, warningDays, type Trace } from '../../../lib/domain/simulator/trace'
import { account, allLive, dayAgo, now, order, signal } from '../build-facts'

function ruleNamed(id: string): Rule {
  const rule = rulesOf(defaultPolicy).find((each) => each.id === id)
  if (!rule) throw new Error(`No rule ${id}.`)
  return rule
}

function factsOf(fields: Partial<Account>, rows: Partial<AccountFacts> = {}): AccountFacts {
  return {
    account: account({ customerSince: dayAgo(600), ...fields }),
    interactions: [],
    signals: [],
    orders: [],
    tasks: [],
    sources: allLive,
    ...rows,
  }
}

/** Logs in each day, then no more from `stopAgo` on. */
function logins(stopAgo: number, fromAgo = 500): Signal[] {
  return Array.from({ length: Math.max(0, fromAgo - stopAgo) }, (_, index) => signal(fromAgo - index, 'login'))
}

function simulated(rule: Rule, all: readonly AccountFacts[], accounts = all.length): Simulation {
  const simulation = simulate(rule, defaultPolicy, { now, accounts })
  for (const facts of all) simulation.add(facts)
  return simulation
}

function tallyAt(simulation: Simulation, line: number): Tally {
  const [point] = simulation.curve([line])
  if (!point) throw new Error('No point.')
  return point.tally
}

const lostAgo = (days: number) => ({ lost: { on: dayAgo(days), reason: 'price' } })
const sinceUse = ruleNamed('sinceUse')

/** Lost 100 days ago; their answer fell from 9 well before. */
function fell(to: number): AccountFacts {
  const answers = [signal(400, 'nps', 9, { contactId: 'li' }), signal(190, 'nps', to, { contactId: 'li' })]
  return factsOf(lostAgo(100), { signals: answers })
}

describe('a rule replayed', () => {
  it('warns of who stopped using the product, in time, and of nobody who went on', () => {
    const churner = factsOf(lostAgo(100), { signals: logins(160) })
    const steady = factsOf({}, { signals: logins(0) })
    expect(tallyAt(simulated(sinceUse, [churner, steady]), 7)).toEqual({
      ...noTally,
      warnings: 1,
      right: 1,
      churns: 1,
      warned: 1,
    })
  })

  it('calls a warning wrong when nobody left, late when they left at once, open while they still may leave', () => {
    const cameBack = factsOf({}, { signals: [...logins(300), ...logins(0, 270)] })
    const atOnce = factsOf(lostAgo(100), { signals: logins(118) })
    const young = factsOf({}, { signals: logins(40) })
    expect(tallyAt(simulated(sinceUse, [cameBack]), 7)).toMatchObject({ warnings: 1, wrong: 1, late: 0 })
    expect(tallyAt(simulated(sinceUse, [atOnce]), 7)).toMatchObject({ wrong: 1, late: 1, churns: 1, warned: 0 })
    expect(tallyAt(simulated(sinceUse, [young]), 7)).toEqual({ ...noTally, open: 1 })
  })

  it('answers for any line: a lower one warns of more, and of more that was nothing', () => {
    const churners = [130, 140, 170].map((stop) => factsOf(lostAgo(100), { signals: logins(stop) }))
    const holiday = factsOf({}, { signals: [...logins(300), ...logins(0, 292)] })
    const simulation = simulated(sinceUse, [...churners, holiday])
    // At 5 days the holiday and the last churner's are wrong; at 20 the holiday is none, and two churners' come too late.
    expect(tallyAt(simulation, 5)).toMatchObject({ warned: 2, churns: 3, wrong: 2, late: 1 })
    expect(tallyAt(simulation, 20)).toMatchObject({ warned: 1, churns: 3, wrong: 1, late: 1 })
  })

  it('counts inferred churns apart', () => {
    const asleep = factsOf({}, { orders: Array.from({ length: 8 }, (_, index) => order(700 - 20 * index, 900)) })
    const simulation = simulated(ruleNamed('purchases'), [asleep])
    const [point] = simulation.curve([-0.5])
    expect(simulation.basis()).toMatchObject({ accounts: 1, lost: 1 })
    expect(point?.tally.churns).toBe(0)
    expect(point?.inferred.churns).toBe(1)
  })

  it('knows nothing that was recorded later, but for imported history, and says how much that is', () => {
    const at = dayAgo(200)
    const noted = signal(200, 'closeAttempt', null, { recordedAt: `${dayAgo(195)}T08:00:00.000Z` })
    const rule = ruleNamed('closeAttempts')
    const late = factsOf({}, { signals: [noted, ...logins(0)] })
    const [first] = warningDaysOf(rule, late)
    expect(first).toBe(dayAgo(195))
    const imported = factsOf({}, { signals: [{ ...noted, recordedAt: now }, ...logins(0)] })
    expect(warningDaysOf(rule, imported)[0]).toBe(at)
    expect(simulated(rule, [imported]).basis()).toMatchObject({ imported: 1, rows: 501 })
  })

  it('puts the same person’s fall of NPS on the scale of surveys: 3 points of 10 warn as -20 does, 2 do not', () => {
    const rule = ruleNamed('npsChange')
    expect(tallyAt(simulated(rule, [fell(6)]), -20)).toMatchObject({ warnings: 1, right: 1, churns: 1, warned: 1 })
    expect(tallyAt(simulated(rule, [fell(7)]), -20)).toMatchObject({ warnings: 0, churns: 1, warned: 0 })
    expect(tallyAt(simulated(rule, [fell(7)]), -13)).toMatchObject({ warnings: 1 })
  })

  it('does not replay what only today’s value is known of, and says so', () => {
    const owing = factsOf({ ...lostAgo(100), receivablesKnown: true, overdueSince: dayAgo(90) })
    const paid = factsOf({ receivablesKnown: true })
    const simulation = simulated(ruleNamed('receivables'), [owing, paid])
    expect(simulation.basis().form).toBe('present')
    expect(tallyAt(simulation, 30)).toMatchObject({ churns: 1, warned: 1, wrong: 0 })
  })

  it('looks each day at few accounts and each week at many, and tells which', () => {
    expect(simulated(sinceUse, []).basis().stepDays).toBe(1)
    expect(simulated(sinceUse, [], 20_000).basis().stepDays).toBe(7)
    expect(simulated(sinceUse, [], 1_000_000).basis().stepDays % 7).toBe(0)
  })

  it('names the churns before which there was no figure at all', () => {
    const silent = factsOf(lostAgo(100), { sources: { ...allLive, usage: { ...allLive.usage, connectedAt: null } } })
    expect(tallyAt(simulated(sinceUse, [silent]), 7)).toMatchObject({ churns: 1, warned: 0, blind: 1 })
  })
})

function warningDaysOf(rule: Rule, facts: AccountFacts): string[] {
  // The day it is first seen by somebody who looks each day.
  const days: string[] = []
  for (let ago = 205; ago > 190 && days.length === 0; ago--) {
    const until = new Date(Date.parse(now) - ago * 86_400_000).toISOString()
    const simulation = simulate(rule, defaultPolicy, { now: until, accounts: 1 })
    simulation.add(facts)
    const { open, warnings } = tallyAt(simulation, 1)
    if (open + warnings > 0) days.push(until.slice(0, 10))
  }
  return days
}

describe('a trace and a line', () => {
  const traceArb = record({
    values: array(integer({ min: 0, max: 10 }), { maxLength: 400 }),
    churnAfter: integer({ min: 0, max: 200 }),
    line: integer({ min: 0, max: 11 }),
    margin: integer({ min: 0, max: 60 }),
  })
  const above = { warns: 'above', when: 'reached', good: 0, critical: 10 } as const

  it('agree with a plain reading, day by day', () => {
    assert(
      property(traceArb, ({ values, churnAfter, line, margin }) => {
        const trace: Trace = {
          from: 1000,
          stepDays: 1,
          values: Float64Array.from(values),
          churn: { day: 1000 + values.length + churnAfter, kind: 'known', isWonBack: false },
          until: 5000,
        }
        const ends = { margin, missingDays: 28 }
        const back = Math.max(0, line - margin / 10)
        // An episode's first day: beyond the line, and since the last one the figure has been clearly back.
        const plain: number[] = []
        let hasBeenBack = true
        for (const [index, value] of values.entries()) {
          if (value >= line && hasBeenBack) plain.push(1000 + index)
          hasBeenBack = value < line && (hasBeenBack || value <= back)
        }
        expect(warningDays(trace, line, above, ends)).toEqual(plain)
        const ahead = plain.map((day) => (trace.churn?.day ?? 0) - day)
        const right = ahead.filter((days) => days >= 30 && days <= 120).length
        expect(tallyTrace(trace, line, above, ends)).toMatchObject({
          warnings: plain.length,
          right,
          wrong: plain.length - right,
          late: ahead.filter((days) => days < 30).length,
          warned: Number(right > 0),
        })
      }),
    )
  })

  it('go on over some days without a figure, and end where nothing is known for weeks', () => {
    const [some, many] = [20, 40].map((missing) => {
      const values = Float64Array.from([9, ...Array.from({ length: missing }, () => Number.NaN), 9])
      return warningDays({ from: 0, stepDays: 1, values }, 7, above, { margin: 20, missingDays: 28 })
    })
    expect([some, many]).toEqual([[0], [0, 41]])
  })

  it('do not depend on the order of accounts', () => {
    const stops = tuple(integer({ min: 101, max: 300 }), integer({ min: 101, max: 300 }))
    assert(
      property(stops, ([one, other]) => {
        const all = [one, other].map((stop) => factsOf(lostAgo(100), { signals: logins(stop, 320) }))
        const lines = [3, 7, 12]
        expect(simulated(sinceUse, all).curve(lines)).toEqual(simulated(sinceUse, all.toReversed()).curve(lines))
      }),
      { numRuns: 5 },
    )
  })
})
