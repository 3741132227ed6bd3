/** The curve over lines against a plain count. */
import { array, assert, boolean, constant, constantFrom, double, integer, oneof, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesToTry } from '../../../lib/domain/simulator/lines'
import { isBeyond, scoreCurve } from '../../../lib/domain/simulator/score-curve'
import { bestLine, errorRate, missRate, noTally } from '../../../lib/domain/simulator/tally'

const scoredArb = record({
  score: oneof(integer({ min: 0, max: 20 }), double({ noNaN: true }), constant(null)),
  isLost: boolean(),
})
const directionArb = record({
  warns: constantFrom('below' as const, 'above' as const),
  when: constantFrom('reached' as const, 'passed' as const),
})

describe('the curve over lines', () => {
  it('agrees with counting each account by hand, whatever the line and the direction', () => {
    assert(
      property(array(scoredArb), array(integer({ min: -1, max: 21 })), directionArb, (accounts, lines, direction) => {
        for (const { line, tally } of scoreCurve(accounts, lines, direction)) {
          const warned = accounts.filter(({ score }) => score !== null && isBeyond(score, line, direction))
          const lost = accounts.filter(({ isLost }) => isLost)
          expect(tally).toMatchObject({
            warnings: warned.length,
            right: warned.filter(({ isLost }) => isLost).length,
            wrong: warned.filter(({ isLost }) => !isLost).length,
            churns: lost.length,
            blind: lost.filter(({ score }) => score === null).length,
          })
        }
      }),
    )
  })

  it('gives no rate where there is nothing to divide by', () => {
    expect(errorRate(noTally)).toBeNull()
    expect(missRate(noTally)).toBeNull()
    expect(
      bestLine(scoreCurve([{ score: 1, isLost: false }], [0, 1, 2], { warns: 'below', when: 'passed' })),
    ).toBeNull()
  })

  it('chooses the line with the fewest mistakes for each churn warned of', () => {
    const accounts = [10, 20, 30, 60].map((score) => ({ score, isLost: true }))
    const kept = [25, 50, 70, 80, 90].map((score) => ({ score, isLost: false }))
    const best = bestLine(scoreCurve([...accounts, ...kept], [15, 35, 65], { warns: 'below', when: 'passed' }))
    // 35: three warned of, one missed, one wrong. 65: four warned of, none missed, two wrong.
    expect(best?.line).toBe(65)
  })
})

describe('the lines to try', () => {
  it('are round, ordered, few, and hold the one in force', () => {
    const days = linesToTry({ unit: 'workingDays', good: 1, critical: 7 }, [6.5, null])
    expect(days).toEqual([1, 2, 3, 4, 5, 6, 6.5, 7, 8, 9, 10])
    const shares = linesToTry({ unit: 'share', good: 0.7, critical: 0.3 })
    expect([shares[0], shares[1], shares.at(-1)]).toEqual([0.1, 0.15, 0.7])
    expect(linesToTry({ unit: 'days', good: -30, critical: 3000 }).length).toBeLessThanOrEqual(62)
    expect(linesToTry({ unit: 'score', good: 100, critical: 0 })).toHaveLength(21)
  })
})
