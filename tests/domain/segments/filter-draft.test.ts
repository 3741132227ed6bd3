import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blankCondition, conditionFields, fieldsOf } from '../../../lib/domain/segments/condition-fields'
import { draftProblems } from '../../../lib/domain/segments/draft-problems'
import { readFilter, type Filter } from '../../../lib/domain/segments/filter'
import {
  draftOf,
  filterOf,
  isGroup,
  withAdded,
  withItem,
  type DraftGroup,
} from '../../../lib/domain/segments/filter-draft'
import { matchesAccount } from '../../../lib/domain/segments/matches'
import { account } from '../build-facts'

let made = 0
const newKey = (): string => `k${(made += 1)}`
const draft = (filter: Filter): DraftGroup => draftOf(filter, newKey)

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

describe('a filter in the editor', () => {
  it('finds the same accounts when it is made into a filter again, whatever it is made of', () => {
    fc.assert(
      fc.property(filters, accounts, (filter, fields) => {
        const row = account(fields)
        expect(matchesAccount(filterOf(draft(filter)), row)).toBe(matchesAccount(filter, row))
      }),
      { numRuns: 500 },
    )
  })

  it('reads a negated group as "none of these", and a negated condition as "is not"', () => {
    const condition: Filter = { field: 'country', in: ['CN'] }
    expect(draft({ not: { any: [condition] } })).toMatchObject({ join: 'none', items: [{ isNot: false }] })
    expect(draft({ not: condition })).toMatchObject({ join: 'all', items: [{ isNot: true }] })
    expect(draft({ not: { not: condition } })).toMatchObject({ items: [{ isNot: false }] })
  })

  it('changes, takes out and adds one item, and leaves the others as they are', () => {
    const root = draft({ all: [{ field: 'country', in: ['CN'] }, { any: [{ field: 'employees', least: 5 }] }] })
    const [, group] = root.items
    if (!group || !isGroup(group)) throw new Error('no group')
    const added = withAdded(root, group.key, { key: 'new', isNot: false, condition: blankCondition('tags') })
    expect(filterOf(added)).toMatchObject({ all: [{}, { any: [{ field: 'employees' }, { field: 'tags' }] }] })
    expect(added.items[0]).toBe(root.items[0])
    expect(filterOf(withItem(added, 'new', () => null))).toEqual(filterOf(root))
    expect(
      filterOf(withItem(root, group.key, (item) => (isGroup(item) ? { ...item, join: 'none' } : item))),
    ).toMatchObject({ all: [{}, { not: { any: [{ field: 'employees' }] } }] })
  })

  it('begins each condition as one that this version reads, once something is chosen', () => {
    const fields = Object.values(conditionFields).flat()
    for (const field of fields) {
      const blank = blankCondition(field)
      const isEmpty = ('in' in blank && blank.in.length === 0) || ('tags' in blank && blank.tags.length === 0)
      expect([field, readFilter(blank).ok]).toEqual([field, !isEmpty])
      expect(fieldsOf({ all: [blank, { not: blank }] })).toEqual([field])
    }
    expect(new Set(fields).size).toBe(fields.length)
  })

  it('tells what is missing in it, item by item', () => {
    const root = draft({
      all: [
        { field: 'industry', in: [] },
        { field: 'health', least: 80, most: 20 },
        { field: 'employees' },
        { field: 'signals', kind: ' ', days: 30, least: 1 },
        { field: 'orders', measure: 'count', days: 0, least: 1 },
        { any: [] },
        { field: 'isKeyAccount', is: true },
      ],
    })
    const problems = draftProblems(root)
    expect(root.items.map(({ key }) => problems.get(key))).toEqual([
      'noValue',
      'disorder',
      'noBound',
      'noName',
      'days',
      'emptyGroup',
      undefined,
    ])
    expect(draftProblems(draft({ all: [] })).size).toBe(1)
  })
})
