/* oxlint-disable unicorn/consistent-function-scoping -- a sentence keeps its own words beside it. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noSources } from '../../../lib/domain/account-facts'
import { computeInsight } from '../../../lib/domain/compute-insight'
import { readPolicy, defaultPolicy } from '../../../lib/domain/policy'
import { cadencePresets } from '../../../lib/domain/segments/cadence-presets'
import { policyFilterProblem, readFilter, sourcesOf, type Filter } from '../../../lib/domain/segments/filter'
import { matches, matchesAccount, type Subject } from '../../../lib/domain/segments/matches'
import { policyFor } from '../../../lib/domain/segments/policy-for'
import { account, clock, customer, dayAgo, facts, interaction, now, order, signal } from '../build-facts'

function filterOf(value: unknown): Filter {
  const read = readFilter(value)
  if (!read.ok) throw new Error(read.problem)
  return read.filter
}
const finds = (value: unknown, subject: Subject): boolean =>
  matches(filterOf(value), subject, { now, policy: defaultPolicy })

const salon: Subject = {
  ...facts({
    account: account({
      industry: 'Hair salon',
      country: 'CN',
      employees: 12,
      tags: ['VIP', 'south'],
      ownerId: 'li',
      custom: { chairs: 8, plan: 'gold' },
      keyAccount: { managerId: null, sponsorId: null, reason: '', criteria: {} },
    }),
    orders: [order(10, 300, { products: ['Shampoo'] }), order(40, 500), order(400, 900)],
    signals: [signal(3, 'login'), signal(5, 'login'), signal(100, 'login')],
    interactions: [interaction(4), interaction(6, { kind: 'visit', direction: null })],
  }),
}

describe('a filter', () => {
  it.each([
    [{ field: 'industry', in: ['hair salon '] }, true],
    [{ field: 'industry', in: ['Retail', null] }, false],
    [{ field: 'source', in: [null] }, true],
    [{ field: 'employees', least: 10, most: 12 }, true],
    [{ field: 'employees', most: 11 }, false],
    [{ field: 'tags', has: 'any', tags: ['vip', 'north'] }, true],
    [{ field: 'tags', has: 'all', tags: ['vip', 'north'] }, false],
    [{ field: 'ownerId', in: ['li', 'wang'] }, true],
    [{ field: 'isKeyAccount', is: true }, true],
    [{ field: 'custom', name: 'plan', in: ['Gold'] }, true],
    [{ field: 'custom', name: 'chairs', least: 9 }, false],
    [{ field: 'custom', name: 'toString', in: [null] }, true],
    [{ field: 'orders', measure: 'count', days: 90, least: 2, most: 2 }, true],
    [{ field: 'orders', measure: 'revenue', days: 90, least: 800, most: 800 }, true],
    [{ field: 'orders', measure: 'count', product: 'shampoo', days: 365, least: 1, most: 1 }, true],
    [{ field: 'signals', kind: 'login', days: 30, least: 2, most: 2 }, true],
    [{ field: 'interactions', kinds: ['visit'], days: 30, least: 1 }, true],
    [{ field: 'interactions', kinds: [], direction: 'in', days: 30, least: 2 }, false],
    [{ field: 'tier', in: ['strategic'] }, false],
    [{ not: { field: 'country', in: ['CN'] } }, false],
    [{ all: [] }, true],
    [{ any: [] }, false],
    [
      {
        all: [
          { field: 'country', in: ['cn'] },
          {
            any: [
              { field: 'industry', in: ['retail'] },
              { field: 'employees', least: 5 },
            ],
          },
        ],
      },
      true,
    ],
  ])('%j finds the salon: %s', (value, isFound) => {
    expect(finds(value, salon)).toBe(isFound)
  })

  it('reads what the model computed', () => {
    const given = facts({ account: customer(), sources: noSources })
    const insight = computeInsight(given, defaultPolicy, null, clock)
    expect(finds({ field: 'stage', in: ['mature'] }, { account: given.account, insight })).toBe(true)
    expect(finds({ field: 'health', least: 101 }, { account: given.account, insight })).toBe(false)
  })

  it('is refused with a sentence where it is too deep, too large or unknown', () => {
    let deep: unknown = { field: 'country', in: ['CN'] }
    for (let level = 0; level < 5000; level += 1) deep = { not: deep }
    expect(readFilter(deep)).toMatchObject({ ok: false, problem: expect.stringContaining('deep') })
    const many = { any: Array.from({ length: 500 }, () => ({ field: 'country', in: ['CN'] })) }
    expect(readFilter(many)).toMatchObject({ ok: false, problem: expect.stringContaining('conditions') })
    for (const wrong of [null, 'x', {}, { field: 'shoeSize', in: [1] }, { field: 'country' }, { all: [{}] }])
      expect(readFilter(wrong)).toMatchObject({ ok: false })
  })

  it('never throws, whatever is stored', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 12 }), (value) => {
        expect(typeof readFilter(value).ok).toBe('boolean')
      }),
      { seed: 4, numRuns: 300 },
    )
  })

  it('and its opposite part all accounts', () => {
    const leaf = fc.constantFrom<Filter>(
      { field: 'country', in: ['CN'] },
      { field: 'employees', least: 20 },
      { field: 'tags', has: 'any', tags: ['a', 'b'] },
    )
    const filters = fc.letrec<{ filter: Filter }>((tie) => ({
      filter: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.record({ all: fc.array(tie('filter'), { maxLength: 3 }) }),
        fc.record({ any: fc.array(tie('filter'), { maxLength: 3 }) }),
        fc.record({ not: tie('filter') }),
      ),
    })).filter
    const accounts = fc.record({
      country: fc.constantFrom('CN', 'DE', null),
      employees: fc.option(fc.nat(40)),
      tags: fc.subarray(['a', 'b', 'c']),
    })
    fc.assert(
      fc.property(filters, accounts, (filter, fields) => {
        const row = account(fields)
        expect(matchesAccount({ not: filter }, row)).toBe(!matchesAccount(filter, row))
        expect(matches(filter, { account: row }, { now, policy: defaultPolicy })).toBe(matchesAccount(filter, row))
      }),
      { seed: 5, numRuns: 300 },
    )
  })
})

describe('rules by segment', () => {
  const segment = (id: string, filter: object) => ({ id, filter, deletedAt: null })
  const salons = segment('salons', { field: 'industry', in: ['hair salon'] })
  const large = segment('large', { field: 'employees', least: 100 })
  const values = {
    dormancy: { drowsy: 2.5 },
    bySegment: [
      { segmentId: 'large', values: { health: { watchFrom: 60 }, calendar: { zone: 'Europe/Berlin' } } },
      { segmentId: 'salons', values: cadencePresets.hairSalon },
    ],
  }
  const policy = readPolicy(values, 7, [salons, large])

  it('are those of the first segment an account is in, over the workspace’s own', () => {
    const both = policyFor(policy, account({ industry: 'Hair salon', employees: 200 }))
    expect(both.health.watchFrom).toBe(60)
    expect(both.dormancy.cadence).toBeNull()
    const small = policyFor(policy, account({ industry: 'Hair salon', employees: 3 }))
    expect(small.dormancy).toMatchObject({ cadence: 45, drowsy: 2.5 })
    expect(small.version).toBe(7)
    expect(policyFor(policy, account())).toBe(policy)
  })

  it('leave calendar and currency the workspace’s: days and ranks are compared among accounts', () => {
    expect(policyFor(policy, account({ employees: 200 })).calendar).toBe(policy.calendar)
  })

  it('make the numbers of the accounts in it, and of no other', () => {
    const contacts = [0, 1, 2].map((index) => interaction(65 + index * 30))
    const at = (industry: string) =>
      computeInsight(facts({ account: account({ industry }), interactions: contacts }), policy, null, clock).stage
        .dormancy
    expect(at('Hair salon')).toBe('awake')
    expect(at('services')).toBe('awake')
    const strict = readPolicy({ bySegment: [{ segmentId: 'salons', values: { dormancy: { cadence: 10 } } }] }, 1, [
      salons,
    ])
    const dormant = computeInsight(
      facts({ account: account({ industry: 'Hair salon' }), interactions: contacts }),
      strict,
      null,
      clock,
    )
    expect(dormant.stage.dormancy).toBe('asleep')
  })

  it('go by stored fields: a filter over computed numbers is refused with a sentence, and rules for it do not hold', () => {
    const circular = {
      all: [
        { field: 'tier', in: ['basic'] },
        { field: 'orders', measure: 'count', days: 30, least: 1 },
      ],
    }
    const filter = filterOf(circular)
    expect([...sourcesOf(filter)]).toEqual(['insight', 'orders'])
    expect(policyFilterProblem(filter)).toContain('stored with an account')
    expect(policyFilterProblem(filterOf(salons.filter))).toBeNull()
    const read = readPolicy({ bySegment: [{ segmentId: 'c', values: {} }] }, 1, [segment('c', circular)])
    expect(read.segments).toEqual([])
  })

  it('of a segment that is gone, or that nobody can read, do not hold', () => {
    const gone = { ...salons, deletedAt: dayAgo(1) }
    const bySegment = [
      { segmentId: 'salons', values: {} },
      { segmentId: 'unknown', values: {} },
    ]
    expect(readPolicy({ bySegment }, 1, [gone]).segments).toEqual([])
    expect(readPolicy({ bySegment: 'nonsense' }, 1, [salons]).segments).toEqual([])
  })
})
