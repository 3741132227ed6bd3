/**
 * What contacts are found by beside their own fields: the name as it is compared, and mailboxes whose address is written otherwise.
 * Written with every row, whoever writes it, and never sent: `patchOfRow` leaves them out.
 */
import type { DBCore, DBCoreMutateRequest, Middleware } from 'dexie'
import { canonicalAddress } from '../domain/address-variants'
import { fullNameKey } from '../domain/person-name'

/** The fields of a stored contact that are no part of the row. */
export const contactKeyFields = ['nameKey', 'mailboxKeys'] as const

interface ContactKeys {
  /** lib/domain/person-name.ts; empty for what is no whole name, which is not looked up. */
  nameKey: string
  /** lib/domain/address-variants.ts, of addresses that are not their own key. */
  mailboxKeys: string[]
}

export function contactKeys(contact: { name?: unknown; emails?: unknown }): ContactKeys {
  const name = typeof contact.name === 'string' ? contact.name : ''
  const emails = (Array.isArray(contact.emails) ? contact.emails : []).filter((email) => typeof email === 'string')
  const keys = emails.filter((email) => canonicalAddress(email) !== email).map(canonicalAddress)
  return { nameKey: fullNameKey(name), mailboxKeys: [...new Set(keys)] }
}

function withKeys(request: DBCoreMutateRequest): DBCoreMutateRequest {
  if (request.type !== 'add' && request.type !== 'put') return request
  const values: readonly object[] = request.values
  return { ...request, values: values.map((row) => Object.assign({}, row, contactKeys(row))) }
}

/** Dexie's middleware form (DBCore): every write of a contact passes here. */
export const keepContactKeys: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'contactKeys',
  create: (core) => ({
    ...core,
    table(name) {
      const table = core.table(name)
      return name === 'contacts' ? { ...table, mutate: (request) => table.mutate(withKeys(request)) } : table
    },
  }),
}
