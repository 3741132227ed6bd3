import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultPolicy, readPolicy } from '../../lib/domain/policy'

describe('readPolicy', () => {
  it('gives the defaults where nothing is stored', () => {
    expect(readPolicy(null)).toEqual(defaultPolicy)
    expect(defaultPolicy.health.indicators.purchases).toMatchObject({ weight: 3, good: 0.1, critical: -0.5 })
    expect(Object.keys(defaultPolicy.health.indicators)).toHaveLength(19)
    expect(Object.values(defaultPolicy.health.indicators).reduce((sum, lines) => sum + lines.weight, 0)).toBe(33)
  })

  it('lays what is stored over the defaults and keeps the version', () => {
    const policy = readPolicy({ tier: { highPotential: 55 }, dormancy: { cadences: { bakery: 12 } } }, 7)
    expect(policy.version).toBe(7)
    expect(policy.tier).toEqual({ ...defaultPolicy.tier, highPotential: 55 })
    expect(policy.dormancy.cadences).toEqual({ ...defaultPolicy.dormancy.cadences, bakery: 12 })
  })

  it('falls to the default of a field that is of the wrong kind', () => {
    const policy = readPolicy({
      calendar: { zone: 'Nowhere/At all', workingDays: [] },
      health: { indicators: { feel: { good: 2 }, csat: 'no' }, healthyFrom: null },
      stage: 12,
    })
    expect(policy).toEqual(defaultPolicy)
  })

  it('reads whatever a row may hold', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(defaultPolicy)), fc.jsonValue()), (values) => {
        expect(Object.keys(readPolicy(values))).toEqual(Object.keys(defaultPolicy))
      }),
    )
  })
})
