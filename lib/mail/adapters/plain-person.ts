/** A person written as text, as a page shows one. */
import { parsePerson } from '../../domain/address-list'
import type { Correspondent } from '../../messages/page-report'
import { correspondent } from '../people'

/** "Name <address>", or an address alone, or text that is neither (then it is the name). */
export function readPlainPerson(role: Correspondent['role'], text: string): Correspondent {
  const { name, address } = parsePerson(text)
  return correspondent(role, name, address)
}
