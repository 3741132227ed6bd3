import { describe, expect, it } from 'vitest'
import { computeInsight } from '../../lib/domain/compute-insight'
import { healthReasonsOn } from '../../lib/domain/health-on'
import { defaultPolicy } from '../../lib/domain/policy'
import { weigh } from '../../lib/domain/reasons'
import { clock, customer, facts, interaction, order, signal } from './build-facts'

describe('health on an earlier day', () => {
  const given = facts({
    account: customer(),
    interactions: Array.from({ length: 30 }, (_, index) => interaction(index * 6 + 2)),
    orders: Array.from({ length: 12 }, (_, index) => order(index * 25 + 3, 100 + index)),
    signals: Array.from({ length: 40 }, (_, index) => signal(index * 4 + 1, 'coreUse', 0.3 + index / 80)),
  })

  it('is the score of the trend’s point, with the reasons it had then', () => {
    const { health, tier } = computeInsight(given, defaultPolicy, null, clock)
    const points = health.trend ?? []
    expect(points.length).toBeGreaterThan(10)
    for (const { on, score } of points) {
      const reasons = healthReasonsOn(given, defaultPolicy, on, tier.tier)
      expect(weigh([...reasons]).score).toBeCloseTo(score ?? Number.NaN, 8)
    }
  })

  it('rests on rows of then alone', () => {
    const [first] = computeInsight(given, defaultPolicy, null, clock).health.trend ?? []
    const later = new Set(
      given.interactions.filter(({ at }) => at.slice(0, 10) > (first?.on ?? '')).map(({ id }) => id),
    )
    const rows = healthReasonsOn(given, defaultPolicy, first?.on ?? '', null).flatMap((reason) => reason.rows)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ id }) => later.has(id))).toEqual([])
  })
})
