/** What healthy accounts have that those at risk lack, and what is not claimed. */
import { assert, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { historyOf, viewAt } from '../../../lib/domain/account-view'
import { noSources, type AccountFacts } from '../../../lib/domain/account-facts'
import { seededRandom } from '../../../lib/domain/learn/seeded-random'
import { readPolicy } from '../../../lib/domain/policy'
import { differenceOf } from '../../../lib/domain/what-works/difference'
import type { PracticeId } from '../../../lib/domain/what-works/practices'
import { compareAccounts, type Finding, type WhatWorks } from '../../../lib/domain/what-works/what-works'
import { account, dayAgo, instantAgo, interaction, now, signal } from '../build-facts'

const random = seededRandom(1)
/** The samples have two indicators of health. */
const policy = readPolicy({ health: { leastCoverage: 0.05 } })
let made = 0

/** Health by CSAT and feel; visits and calls by the case. */
function customer(isHappy: boolean, visits: number, calls: number, mood = isHappy ? 5 : 1): AccountFacts {
  const id = `c${String(++made)}`
  const mark = isHappy ? 5 : 1
  return {
    account: account({
      id,
      customerSince: dayAgo(700),
      feel: { value: mood, at: instantAgo(5) },
      receivablesKnown: isHappy,
    }),
    interactions: [
      interaction(3, { accountId: id }),
      ...Array.from({ length: visits }, (_, index) => interaction(20 + 15 * index, { kind: 'visit', direction: null })),
      ...Array.from({ length: calls }, (_, index) => interaction(25 + 15 * index, { kind: 'call', direction: 'out' })),
    ],
    signals: Array.from({ length: 5 }, (_, index) => signal(10 + index, 'csat', mark)),
    orders: [],
    tasks: [],
    sources: noSources,
  }
}

function compared(all: readonly AccountFacts[]): WhatWorks {
  const comparison = compareAccounts()
  for (const facts of all) comparison.add(viewAt(historyOf(facts, policy), Date.parse(now), null))
  return comparison.finish()
}

function findingOf(found: WhatWorks, practice: PracticeId): Finding {
  const finding = found.findings.find((each) => each.practice === practice)
  if (!finding) throw new Error(`Nothing found of ${practice}.`)
  return finding
}

const calls = () => Math.floor(4 * random())

describe('what works', () => {
  const happy = Array.from({ length: 20 }, (_, index) => customer(true, index < 17 ? 4 : 0, calls()))
  const unhappy = Array.from({ length: 18 }, (_, index) => customer(false, index < 3 ? 4 : 0, calls()))

  it('finds the planted practice, with its counts and an interval that leaves no doubt', () => {
    const found = compared([...happy, ...unhappy])
    expect(found).toMatchObject({ accounts: 38, healthy: 20, atRisk: 18 })
    const visits = findingOf(found, 'inPerson')
    expect(visits).toMatchObject({ verdict: 'helps', healthy: { having: 17, of: 20 }, atRisk: { having: 3, of: 18 } })
    expect(visits.difference?.low).toBeGreaterThan(0)
    expect(found.findings[0]?.verdict).toBe('helps')
  })

  it('names who lacks it, and nobody else', () => {
    const lacking = findingOf(compared([...happy, ...unhappy]), 'inPerson').lacking
    expect(lacking).toHaveLength(15)
    expect(unhappy.map(({ account: { id } }) => id)).toEqual(expect.arrayContaining(lacking))
  })

  it('names the unhealthiest first', () => {
    const moods = [2.9, 2.1, 2.5, 2.3, 2.7, 2.2]
    const sad = moods.map((mood) => ({ mood, facts: customer(false, 0, 0, mood) }))
    const { lacking } = findingOf(compared([...happy, ...sad.map(({ facts }) => facts)]), 'inPerson')
    const worstFirst = sad.toSorted((a, b) => a.mood - b.mood).map(({ facts }) => facts.account.id)
    expect(lacking).toEqual(worstFirst)
  })

  it('claims nothing of three accounts, however clear they look', () => {
    const few = findingOf(compared([...happy.slice(0, 3), ...unhappy.slice(-3)]), 'inPerson')
    expect(few).toMatchObject({ verdict: 'tooFew', healthy: { having: 3, of: 3 }, atRisk: { having: 0, of: 3 } })
  })

  it('says nothing of what is not known, and counts accounts without a band apart', () => {
    const bare = { ...customer(true, 0, 0), interactions: [], signals: [], account: account({ id: 'bare' }) }
    const found = compared([bare])
    expect(found).toMatchObject({ accounts: 1, unknown: 1, findings: [] })
  })

  it('rarely claims a difference where there is none', () => {
    let claims = 0
    for (let round = 0; round < 60; round++) {
      const all = Array.from({ length: 40 }, (_, index) =>
        customer(index % 2 === 0, Math.floor(4 * random()), Math.floor(4 * random())),
      )
      claims +=
        compared(all).findings.filter(({ verdict }) => verdict === 'helps' || verdict === 'opposite').length > 0 ? 1 : 0
    }
    expect(claims / 60).toBeLessThan(0.1)
  })

  it('does not depend on the order of accounts', () => {
    const all = [...happy, ...unhappy]
    expect(compared(all.toReversed())).toEqual(compared(all))
  })
})

describe('the difference of two shares', () => {
  it('is the published one (Newcombe 1998, table II, method 10)', () => {
    const published = [
      [{ having: 56, of: 70 }, { having: 48, of: 80 }, 0.0524, 0.3339],
      [{ having: 9, of: 10 }, { having: 3, of: 10 }, 0.1705, 0.809],
      [{ having: 10, of: 10 }, { having: 0, of: 20 }, 0.6791, 1],
    ] as const
    for (const [first, second, low, high] of published) {
      const found = differenceOf(first, second, 0.95)
      expect(Math.abs((found?.low ?? 9) - low)).toBeLessThan(0.001)
      expect(Math.abs((found?.high ?? 9) - high)).toBeLessThan(0.001)
    }
  })

  it('always holds the difference, and stays within -1 and 1', () => {
    const shareArb = record({ having: integer({ min: 0, max: 30 }), more: integer({ min: 1, max: 30 }) })
    assert(
      property(shareArb, shareArb, (a, b) => {
        const share = ({ having, more }: typeof a) => ({ having, of: having + more })
        const found = differenceOf(share(a), share(b), 0.99)
        const { value = Number.NaN, low = Number.NaN, high = Number.NaN } = found ?? {}
        expect(low).toBeLessThanOrEqual(value)
        expect(high).toBeGreaterThanOrEqual(value)
        expect(Math.min(low + 1, 1 - high)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
