/** Recipients as they stand in the address field of a draft. */
import { addressParser } from 'postal-mime'
import type { Correspondent } from '../../messages/page-report'
import { correspondent } from '../people'

/** Longest field read, in UTF-16 units: about 10,000 addresses. */
const longestField = 512 * 1024

/** People of an RFC 5322 address list that may still be in the writing; groups are opened, empty entries left out. */
export function readComposedPeople(role: Correspondent['role'], field: string): Correspondent[] {
  const entries = addressParser(field.slice(0, longestField), { flatten: true })
  return entries
    .map((entry) => correspondent(role, entry.name, entry.address ?? null))
    .filter((person) => person.name !== '' || person.address !== null)
}
