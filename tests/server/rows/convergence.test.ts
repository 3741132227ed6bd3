import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deletionsArbitrary, editsArbitrary, playSerially, simulate, skewsArbitrary, type Outcome } from './simulation'

const runs = 300
const seed = 20_260_104

function expectOneRecord({ record, replicas }: Outcome): void {
  for (const replica of replicas) expect(replica).toEqual(record['deletedAt'] === null ? record : null)
}

function readRow({ record }: Outcome): unknown {
  const tags: unknown = record['tags']
  return {
    a: record['a'],
    b: record['b'],
    tags: Array.isArray(tags) ? tags.map(String).toSorted((x, y) => (x < y ? -1 : 1)) : tags,
  }
}

describe('whatever the clocks, the offline spells and the repeats', () => {
  it('everybody ends with the record that editing one after the other would have given', async () => {
    let conflicts = 0
    await fc.assert(
      fc.asyncProperty(editsArbitrary, skewsArbitrary, async (steps, skews) => {
        const outcome = await simulate(steps, skews)
        const { isDeleted: _, ...expected } = playSerially(outcome.made)
        if (outcome.isConflict) conflicts += 1
        expectOneRecord(outcome)
        expect(readRow(outcome)).toEqual(expected)
      }),
      { numRuns: runs, seed },
    )
    console.info(
      `convergence: ${conflicts} of ${runs} schedules had edits that met (${Math.round((100 * conflicts) / runs)} %)`,
    )
    expect(conflicts / runs).toBeGreaterThanOrEqual(0.3)
  })

  it('deleted or not is what the last delete or restore said, and all agree on the rest', async () => {
    let conflicts = 0
    await fc.assert(
      fc.asyncProperty(deletionsArbitrary, skewsArbitrary, async (steps, skews) => {
        const outcome = await simulate(steps, skews)
        if (outcome.isConflict) conflicts += 1
        expectOneRecord(outcome)
        expect(outcome.record['deletedAt'] !== null).toBe(playSerially(outcome.made).isDeleted)
      }),
      { numRuns: runs, seed },
    )
    console.info(`deletes: ${conflicts} of ${runs} schedules had edits that met`)
    expect(conflicts / runs).toBeGreaterThanOrEqual(0.3)
  })

  // The mutation: when the order of edits is taken from uncorrected clocks, the same schedules have to disagree.
  it('these schedules notice an order that is wrong', async () => {
    const property = fc.asyncProperty(editsArbitrary, skewsArbitrary, async (steps, skews) => {
      const outcome = await simulate(steps, skews, false)
      const { isDeleted: _, ...expected } = playSerially(outcome.made)
      expect(readRow(outcome)).toEqual(expected)
    })
    expect((await fc.check(property, { numRuns: runs, seed, endOnFailure: true })).failed).toBe(true)
  })
})
