import { describe, expect, it } from 'vitest'
import { sortAccounts } from '../../entrypoints/wiring/sort-accounts'
import type { AccountLine, AccountNumbers } from '../../components/workspace/account-line'

const line = (id: string, name: string, ownerName: string | null = null): AccountLine => ({
  id,
  name,
  searchText: name,
  industry: null,
  ownerName,
})
const lines = [line('a', 'Zeta', 'Li'), line('b', 'Alpha 10'), line('c', 'Alpha 9', 'Chen'), line('d', 'Mid', 'Chen')]
const none: AccountNumbers = { tier: null, grade: null, stage: null, health: null, band: null }
const numbers = new Map<string, AccountNumbers>([
  ['a', { ...none, health: 40, band: 'atRisk', tier: 'strategic', grade: 'A' }],
  ['b', { ...none, health: 90, band: 'healthy', tier: 'growth', grade: 'C' }],
  ['c', { ...none, health: 99, band: null, tier: 'growth', grade: 'A' }],
])
const ids = (sorted: AccountLine[]): string => sorted.map(({ id }) => id).join('')

describe('the account list', () => {
  it('sorts names as a reader does', () => {
    expect(ids(sortAccounts(lines, { by: 'name', isDown: false }, numbers, 'en'))).toBe('cbda')
    expect(ids(sortAccounts(lines, { by: 'name', isDown: true }, numbers, 'en'))).toBe('adbc')
  })

  it('puts what is not known last, whichever way it is sorted', () => {
    expect(ids(sortAccounts(lines, { by: 'health', isDown: false }, numbers, 'en'))).toBe('abcd')
    expect(ids(sortAccounts(lines, { by: 'health', isDown: true }, numbers, 'en'))).toBe('bacd')
    expect(ids(sortAccounts(lines, { by: 'owner', isDown: true }, numbers, 'en'))).toBe('acdb')
  })

  it('sorts tiers by worth, then grade', () => {
    expect(ids(sortAccounts(lines, { by: 'tier', isDown: false }, numbers, 'en'))).toBe('acbd')
  })
})
