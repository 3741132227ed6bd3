import type { Transaction } from 'dexie'
import { contactKeys } from '../contact-keys'

/** Who is who by a person's decision; what was seen in this mailbox; what is never to be logged. The last two stay here. */
export const version2 = {
  version: 2,
  stores: {
    contacts: 'id, *emails, *accountIds, nameKey, *mailboxKeys',
    identities: 'id, address, thread, decision',
    sightings: 'id, [person+at], [domain+at], at',
    coverage: '[mailbox+folder]',
    hiddenSightings: 'hash',
    neverLog: 'key',
  },
  async upgrade(transaction: Transaction): Promise<void> {
    const contacts = transaction.table<object>('contacts').toCollection()
    await contacts.modify((contact) => {
      Object.assign(contact, contactKeys(contact))
    })
  },
} as const
