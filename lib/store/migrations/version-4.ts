import type { Transaction } from 'dexie'
import { accountKeys } from '../account-keys'
import { contactKeys } from '../contact-keys'

/** Accounts by their name and contacts by their number as these are compared: an import finds by them what is there. */
export const version4 = {
  version: 4,
  stores: {
    accounts: 'id, *domains, ownerId, name, nameKey, *externalKeys, referredById',
    contacts: 'id, *emails, *accountIds, nameKey, *mailboxKeys, phoneKey, *externalKeys',
  },
  async upgrade(transaction: Transaction): Promise<void> {
    const keysOf = { accounts: accountKeys, contacts: contactKeys }
    for (const table of ['accounts', 'contacts'] as const)
      await transaction
        .table<object>(table)
        .toCollection()
        .modify((row) => {
          Object.assign(row, keysOf[table](row))
        })
  },
} as const
