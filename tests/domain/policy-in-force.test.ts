import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policiesByForce, type PolicyRow } from '../../lib/domain/policy-in-force'

const row = (fields: Partial<PolicyRow>): PolicyRow => ({
  id: 'a',
  version: 1,
  createdAt: '2026-03-12T04:00:00.000Z',
  deletedAt: null,
  ...fields,
})
const inForce = (...rows: PolicyRow[]) => policiesByForce(rows)[0]?.id

describe('the policy in force', () => {
  it('is the one of the highest version, whenever it was made', () => {
    const later = row({ id: 'b', version: 1, createdAt: '2026-04-01T04:00:00.000Z' })
    expect(inForce(later, row({ id: 'a', version: 2 }))).toBe('a')
  })

  it('is, of equal versions, the one made later; of the same instant the one with the greater id', () => {
    const first = row({ id: 'z', version: 3, createdAt: '2026-03-12T04:00:00.000Z' })
    const second = row({ id: 'a', version: 3, createdAt: '2026-03-12T04:00:01.000Z' })
    expect(inForce(first, second)).toBe('a')
    const same = row({ id: 'b', version: 3, createdAt: '2026-03-12T04:00:01Z' })
    expect(inForce(second, same)).toBe('b')
  })

  it('is never a deleted one', () => {
    expect(inForce(row({ id: 'a' }), row({ id: 'b', version: 9, deletedAt: '2026-03-12T04:00:00.000Z' }))).toBe('a')
    expect(inForce()).toBeUndefined()
  })

  it('is the same in whatever order the rows came', () => {
    const rows = fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        version: fc.integer({ min: 1, max: 3 }),
        createdAt: fc.constantFrom('2026-03-12T04:00:00.000Z', '2026-03-12T04:00:00Z', '2026-03-13T04:00:00.000Z'),
        deletedAt: fc.constantFrom(null, null, '2026-03-14T04:00:00.000Z'),
      }),
      { selector: ({ id }) => id, minLength: 2, maxLength: 8 },
    )
    const shuffled = rows.chain((one) =>
      fc.tuple(fc.constant(one), fc.shuffledSubarray(one, { minLength: one.length })),
    )
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(policiesByForce(other)).toEqual(policiesByForce(one))
      }),
    )
  })
})
