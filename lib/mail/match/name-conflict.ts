/** Whether a shown name speaks against a contact. */
import { domainOf } from '../../domain/address'
import type { Account, Contact } from '../../domain/model'
import { isFullName, nameKey, nameWords } from '../../domain/person-name'

const latin = /\p{Script=Latin}/u
/** "Li" and "Wu" are names, and stand by chance in many an address. */
const isInside = (word: string, place: string): boolean =>
  word.length > 2 ? place.includes(word) : place.split(/[^a-z]+/).includes(word)

/** "Wei Wang" and "王伟" may be one; what is in different scripts says nothing. */
const isOneScript = (a: string, b: string): boolean => latin.test(a) === latin.test(b)

/** whole: two names with nothing in common. part: one word agrees and another does not, as after a marriage, or of a namesake. */
export type NameConflict = 'whole' | 'part'

/**
 * How a shown name speaks against a contact; null where it does not. Doubt is no conflict: "Ana" is "Ana López", "A. López" too, and a name that
 * is the company's or stands in the address is nobody else's.
 * @param address normalised, the one the name is shown with
 */
export function nameConflict(
  shown: string,
  contact: Contact,
  { address, accounts }: { address: string; accounts: readonly Account[] },
): NameConflict | null {
  if (!isFullName(shown) || !isFullName(contact.name) || !isOneScript(shown, contact.name)) return null
  const [mine, theirs] = [nameWords(shown), nameWords(contact.name)]
  const [whole, other] = [mine.join(''), theirs.join('')]
  if (whole.includes(other) || other.includes(whole) || nameKey(shown) === nameKey(contact.name)) return null
  const places = [address.slice(0, address.lastIndexOf('@')), domainOf(address)]
  const company = new Set(accounts.flatMap(({ name }) => nameWords(name)))
  const isNeutral = (word: string): boolean =>
    word.length === 1 || company.has(word) || places.some((place) => isInside(word, place))
  const foreign = mine.filter((word) => !theirs.includes(word))
  if (foreign.every(isNeutral) || foreign.some((word) => company.has(word))) return null
  const lacking = theirs.filter((word) => !mine.includes(word) && word.length > 1)
  if (foreign.length === mine.length && !foreign.some(isNeutral)) return 'whole'
  return lacking.length > 0 ? 'part' : null
}
