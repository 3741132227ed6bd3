/** Recipients as they stand in the address field of a draft. */
import { parseAddressList } from '../../domain/address-list'
import type { Correspondent } from '../../messages/page-report'
import { correspondent } from '../people'

/** People of an address list that may still be in the writing; empty entries are left out. */
export function readComposedPeople(role: Correspondent['role'], field: string): Correspondent[] {
  return parseAddressList(field).map(({ name, address }) => correspondent(role, name, address))
}
