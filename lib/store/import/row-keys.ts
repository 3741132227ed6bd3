/** By what an import finds rows (lib/import/draft.ts): a key, and the index of the store that holds it. */
import { accountNameKey } from '../../domain/account-name'
import { phoneKey } from '../../domain/phone-key'
import type { LooseRecord } from '../../messages/apply-patch'

/** One question: `key` names it among all, `index` and `value` ask the store; a row may answer `value` and not `key`. */
export interface KeyQuestion {
  table: 'accounts' | 'contacts'
  key: string
  index: string
  value: string
}

export const accountByExternalKey = (value: string): KeyQuestion => ({
  table: 'accounts',
  key: `ax ${value}`,
  index: 'externalKeys',
  value,
})
export const accountByDomain = (value: string): KeyQuestion => ({
  table: 'accounts',
  key: `ad ${value}`,
  index: 'domains',
  value,
})
export const accountByName = (name: string): KeyQuestion => {
  const value = accountNameKey(name)
  return { table: 'accounts', key: `an ${value}`, index: 'nameKey', value }
}
export const contactByExternalKey = (value: string): KeyQuestion => ({
  table: 'contacts',
  key: `cx ${value}`,
  index: 'externalKeys',
  value,
})
export const contactByEmail = (value: string): KeyQuestion => ({
  table: 'contacts',
  key: `ce ${value}`,
  index: 'emails',
  value,
})
/** Null for what is no telephone number. */
export const contactByPhone = (phone: string, name: string): KeyQuestion | null => {
  const value = phoneKey(phone)
  if (value === '') return null
  return { table: 'contacts', key: `cp ${value} ${accountNameKey(name)}`, index: 'phoneKey', value }
}
export const contactAtAccount = (accountId: string, name: string): KeyQuestion => ({
  table: 'contacts',
  key: `ca ${accountId} ${accountNameKey(name)}`,
  index: 'accountIds',
  value: accountId,
})

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []

/** The key of every question that the row answers. */
export function keysOfRow(collection: string, row: LooseRecord): string[] {
  const name = typeof row['name'] === 'string' ? row['name'] : ''
  const external = textsOf(row['externalKeys'])
  if (collection === 'accounts')
    return [
      ...external.map((value) => `ax ${value}`),
      ...textsOf(row['domains']).map((value) => `ad ${value}`),
      `an ${accountNameKey(name)}`,
    ]
  if (collection !== 'contacts') return []
  const byPhone = typeof row['phone'] === 'string' ? contactByPhone(row['phone'], name) : null
  const nameKey = accountNameKey(name)
  return [
    ...external.map((value) => `cx ${value}`),
    ...textsOf(row['emails']).map((value) => `ce ${value}`),
    ...(byPhone === null ? [] : [byPhone.key]),
    ...textsOf(row['accountIds']).map((value) => `ca ${value} ${nameKey}`),
  ]
}
