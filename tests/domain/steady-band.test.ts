/* oxlint-disable unicorn/consistent-function-scoping -- a sentence keeps its own words beside it. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AccountFacts } from '../../lib/domain/account-facts'
import { noSources } from '../../lib/domain/account-facts'
import { computeInsight } from '../../lib/domain/compute-insight'
import type { Signal } from '../../lib/domain/model'
import { readPolicy } from '../../lib/domain/policy'
import { allLive, customer, facts, instantAgo, signal } from './build-facts'

/** One indicator alone: its newest value is the score. */
const without = { weight: 0 }
const policy = readPolicy({
  health: {
    indicators: { sinceUse: without, coreUse: without, modulesInUse: without, closeAttempts: without },
    own: [
      {
        name: 'Mood',
        source: { kind: 'signal', signal: 'mood', measure: 'last', days: 3 },
        good: 100,
        critical: 0,
        weight: 1000,
      },
    ],
  },
})

/** A mood a day; day 0 is today. */
function moods(valueOf: (daysAgo: number) => number, days = 200): AccountFacts {
  const signals: Signal[] = Array.from({ length: days }, (_, ago) => signal(ago, 'mood', valueOf(ago)))
  return facts({ account: customer({ contract: null }), signals, sources: { ...noSources, usage: allLive.usage } })
}

function bandsOf(given: AccountFacts, days: number): (string | null)[] {
  return Array.from({ length: days }, (_, index) => {
    const now = instantAgo(days - 1 - index)
    return computeInsight(given, policy, null, { now }).health.band
  })
}

const changes = (bands: readonly (string | null)[]): number =>
  bands.filter((band, index) => index > 0 && band !== bands[index - 1]).length

describe('the band of an account whose score goes to and fro', () => {
  it('over a line of a band does not follow it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(50, 75),
        fc.array(fc.double({ min: -1.5, max: 1.5, noNaN: true }), { minLength: 200, maxLength: 200 }),
        (line, noise) => {
          const bands = bandsOf(
            moods((ago) => line + (noise[ago] ?? 0)),
            45,
          )
          expect(changes(bands)).toBe(0)
          expect(bands[0]).toBe(line === 75 ? 'healthy' : 'watch')
        },
      ),
      { seed: 3, numRuns: 6 },
    )
  })

  it('over the critical line of an indicator stays capped', () => {
    const low = moods((ago) => (ago % 3 === 0 ? 0 : 6))
    expect(new Set(bandsOf(low, 40))).toEqual(new Set(['atRisk']))
  })

  it('changes once when the score has moved clearly, and back when it has moved back', () => {
    const fell = moods((ago) => (ago > 20 ? 78 : 72))
    const bands = bandsOf(fell, 40)
    expect([bands[0], bands.at(-1)]).toEqual(['healthy', 'watch'])
    expect(changes(bands)).toBe(1)
    const barely = moods((ago) => (ago > 20 ? 78 : 74))
    expect(new Set(bandsOf(barely, 40))).toEqual(new Set(['healthy']))
  })

  it('of an account just made is that of its score', () => {
    const fresh = (score: number) => ({
      ...moods(() => score, 1),
      account: customer({ contract: null, createdAt: instantAgo(1) }),
    })
    expect(computeInsight(fresh(74.5), policy, null, { now: instantAgo(0) }).health.band).toBe('watch')
    expect(computeInsight(fresh(75.5), policy, null, { now: instantAgo(0) }).health.band).toBe('healthy')
  })
})
