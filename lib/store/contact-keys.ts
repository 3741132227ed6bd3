/**
 * What contacts are found by beside their own fields: the name and the telephone number as they are compared, and mailboxes whose
 * address is written otherwise. Written with every row, whoever writes it, and never sent: `patchOfRow` leaves them out.
 */
import { canonicalAddress } from '../domain/address-variants'
import { fullNameKey } from '../domain/person-name'
import { phoneKey } from '../domain/phone-key'
import { keepKeys } from './keep-keys'

/** The fields of a stored contact that are no part of the row. */
export const contactKeyFields = ['nameKey', 'mailboxKeys', 'phoneKey'] as const

interface ContactKeys {
  /** lib/domain/person-name.ts; empty for what is no whole name, which is not looked up. */
  nameKey: string
  /** lib/domain/address-variants.ts, of addresses that are not their own key. */
  mailboxKeys: string[]
  /** lib/domain/phone-key.ts; empty without one, which is not looked up. */
  phoneKey: string
}

export function contactKeys(contact: { name?: unknown; emails?: unknown; phone?: unknown }): ContactKeys {
  const name = typeof contact.name === 'string' ? contact.name : ''
  const phone = typeof contact.phone === 'string' ? contact.phone : ''
  const emails = (Array.isArray(contact.emails) ? contact.emails : []).filter((email) => typeof email === 'string')
  const keys = emails.filter((email) => canonicalAddress(email) !== email).map(canonicalAddress)
  return { nameKey: fullNameKey(name), mailboxKeys: [...new Set(keys)], phoneKey: phone === '' ? '' : phoneKey(phone) }
}

export const keepContactKeys = keepKeys('contacts', contactKeys)
