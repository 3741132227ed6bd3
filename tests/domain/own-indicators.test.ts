/* oxlint-disable unicorn/consistent-function-scoping -- a sentence keeps its own words beside it. */
import { describe, expect, it } from 'vitest'
import { noSources, type AccountFacts } from '../../lib/domain/account-facts'
import { computeInsight } from '../../lib/domain/compute-insight'
import { healthAt } from '../../lib/domain/health'
import { readPolicy } from '../../lib/domain/policy'
import { account, clock, customer, facts, interaction, order, signal, viewOf } from './build-facts'

const chairs = {
  name: 'Chairs',
  source: { kind: 'custom', field: 'chairs' },
  good: 10,
  critical: 2,
  alert: 3,
  weight: 2,
  group: 'use',
}
const plan = {
  name: 'Plan',
  source: { kind: 'custom', field: 'plan' },
  categories: { Gold: 100, Silver: 60, 'pay as you go': 0 },
  alert: 10,
  group: 'money',
}
const visits = {
  name: 'Visits',
  source: { kind: 'interactions', interactions: ['visit'], days: 60 },
  good: 2,
  critical: 0,
}
const scans = {
  name: 'Scans',
  source: { kind: 'signal', signal: 'scan', measure: 'count', days: 30 },
  good: 4,
  critical: 0,
}
const speed = {
  name: 'Speed',
  source: { kind: 'signal', signal: 'speed', measure: 'mean', days: 30 },
  good: 10,
  critical: 20,
}
const buys = { name: 'Buys', source: { kind: 'orders', measure: 'revenue', days: 30 }, good: 1000, critical: 0 }
const policy = readPolicy({ health: { own: [chairs, plan, visits, scans, speed, buys] } })

function scoreOf(name: string, given: Partial<AccountFacts>) {
  const reason = healthAt(viewOf(given, policy)).reasons.find(({ factor }) => factor === `own:${name}`)
  if (!reason) throw new Error(`${name} does not apply`)
  return reason.score
}

describe('a workspace’s own indicators', () => {
  it('score a number of a field between their own lines', () => {
    const with6 = { account: account({ custom: { chairs: 6 } }) }
    expect(scoreOf('Chairs', with6)).toBe(50)
    expect(scoreOf('Chairs', {})).toBeNull()
    expect(scoreOf('Chairs', { account: account({ custom: { chairs: 'many' } }) })).toBeNull()
  })

  it('score a category by its table; one that is not in it is missing', () => {
    const of = (value: string) => scoreOf('Plan', { account: account({ custom: { plan: value } }) })
    expect([of('gold'), of('Silver'), of('PAY AS YOU GO'), of('bronze')]).toEqual([100, 60, 0, null])
  })

  it('count contacts, signals and orders in a window: zero only while the source is live', () => {
    expect(
      scoreOf('Visits', { interactions: [interaction(3, { kind: 'visit' }), interaction(90, { kind: 'visit' })] }),
    ).toBe(50)
    expect(scoreOf('Visits', {})).toBe(0)
    expect(scoreOf('Visits', { sources: noSources })).toBeNull()
    expect(scoreOf('Scans', { signals: [signal(1, 'scan'), signal(40, 'scan')] })).toBe(25)
    expect(scoreOf('Scans', { sources: noSources })).toBeNull()
    expect(scoreOf('Speed', { signals: [signal(1, 'speed', 14), signal(2, 'speed', 16)] })).toBe(50)
    expect(scoreOf('Buys', { orders: [order(2, 250)] })).toBe(25)
    expect(scoreOf('Buys', { sources: noSources })).toBeNull()
  })

  it('join score, coverage, critical groups and alerts as the table’s do', () => {
    const given = facts({ account: customer({ custom: { chairs: 2, plan: 'pay as you go' } }), sources: noSources })
    const view = viewOf(given, policy)
    expect(healthAt(view).criticalGroups).toEqual(expect.arrayContaining(['use', 'money']))
    const { warnings } = computeInsight(given, policy, null, clock)
    expect(warnings).toContainEqual(expect.objectContaining({ rule: 'own:Chairs', isCrossed: true, value: 2, line: 3 }))
    expect(warnings).toContainEqual(expect.objectContaining({ rule: 'own:Plan', isCrossed: true, value: 0, line: 10 }))
  })

  it('that cannot be read, or bear a name that is taken, are left out; the others hold', () => {
    const own = [chairs, { ...plan, name: 'Chairs' }, { name: '' }, 7, { ...visits, good: 1, critical: 1 }, scans]
    expect(readPolicy({ health: { own } }).health.own.map(({ name }) => name)).toEqual(['Chairs', 'Scans'])
    expect(readPolicy({ health: { own: 'nonsense' } }).health.own).toEqual([])
  })
})
