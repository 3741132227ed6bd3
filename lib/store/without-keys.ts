/** A row as it is sent and exported: without what the store keeps beside it to find it by. */
import type { LooseRecord } from '../messages/apply-patch'
import { accountKeyFields } from './account-keys'
import { contactKeyFields } from './contact-keys'

const keyFields: Readonly<Record<string, readonly string[]>> = {
  accounts: accountKeyFields,
  contacts: contactKeyFields,
}

export function withoutKeys(collection: string, stored: LooseRecord): LooseRecord {
  const fields = keyFields[collection]
  if (fields === undefined) return stored
  const row = { ...stored }
  for (const field of fields) delete row[field]
  return row
}
