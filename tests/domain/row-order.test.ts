import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeInsight } from '../../lib/domain/compute-insight'
import { defaultPolicy } from '../../lib/domain/policy'
import { computeReference } from '../../lib/domain/gather-reference'
import { clock, customer, facts, interaction, order, signal } from './build-facts'

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

/** Many rows of the same day and instant. */
const crowded = facts({
  account: customer({ id: 'a', contract: null }),
  interactions: range(60).map((index) =>
    interaction(Math.floor(index / 3) * 4, { direction: index % 3 ? 'in' : 'out', threadKey: `t${index >> 2}` }),
  ),
  signals: range(60).map((index) => signal(Math.floor(index / 4), index % 2 ? 'coreUse' : 'csat', (index % 7) / 2)),
  orders: range(40).map((index) => order(Math.floor(index / 4) * 20, 33.33 * (index + 1))),
})

const whole = <T>(rows: readonly T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray([...rows], { minLength: rows.length })

describe('an insight', () => {
  it('is the same whatever the order of rows, those of one instant among them', () => {
    const reference = computeReference([crowded, facts({ account: customer({ id: 'b' }) })], defaultPolicy, clock)
    const straight = computeInsight(crowded, defaultPolicy, reference, clock)
    fc.assert(
      fc.property(
        whole(crowded.interactions),
        whole(crowded.signals),
        whole(crowded.orders),
        (interactions, signals, orders) => {
          const shuffled = { ...crowded, interactions, signals, orders }
          expect(computeInsight(shuffled, defaultPolicy, reference, clock)).toEqual(straight)
        },
      ),
      { seed: 12, numRuns: 20 },
    )
  })
})
