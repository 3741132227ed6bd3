/**
 * Recipients as they stand in the address field of a draft (RFC 5322 3.4, as people type it). Own code because the
 * library that does this (postal-mime's addressParser, which the tests hold it against) is a quarter of the content
 * script's 15 KB.
 */
import type { Correspondent } from '../../messages/page-report'
import { readPlainPerson } from './plain-person'

/** Longest field read, in UTF-16 units: about 10,000 addresses. */
const longestField = 512 * 1024
/** One entry: quoted strings and bracketed addresses whole, whatever they hold, up to a comma or semicolon. */
const entry = /(?:"(?:[^"\\]|\\[\s\S])*"|<[^<>]*>|[^,;])+/g

/** People of an address list that may still be in the writing; empty entries are left out. */
export function readComposedPeople(role: Correspondent['role'], field: string): Correspondent[] {
  const entries = field.slice(0, longestField).match(entry) ?? []
  return entries
    .map((text) => readPlainPerson(role, text))
    .filter((person) => person.name !== '' || person.address !== null)
}
