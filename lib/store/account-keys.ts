/** What accounts are found by beside their own fields: the name as it is compared. Written with every row and never sent. */
import { accountNameKey } from '../domain/account-name'
import { keepKeys } from './keep-keys'

/** The fields of a stored account that are no part of the row. */
export const accountKeyFields = ['nameKey'] as const

export function accountKeys(account: { name?: unknown }): { nameKey: string } {
  return { nameKey: typeof account.name === 'string' ? accountNameKey(account.name) : '' }
}

export const keepAccountKeys = keepKeys('accounts', accountKeys)
