/** Whether a shown name speaks against a contact. */
import { domainOf } from '../../domain/address'
import type { Account, Contact } from '../../domain/model'
import { isFullName, nameKey, nameWords } from '../../domain/person-name'

const latin = /\p{Script=Latin}/u
const shortestWord = 3

/** "Wei Wang" and "王伟" may be one; what is in different scripts says nothing. */
const isOneScript = (a: string, b: string): boolean => latin.test(a) === latin.test(b)

/**
 * Two whole names without a word in common, and the shown one is neither the company nor in the address: then somebody else writes from
 * the contact's address. Doubt is no conflict: "Bob Lee" is "Robert Lee", "Ana" is "Ana López".
 * @param address normalised, the one the name is shown with
 */
export function namesConflict(
  shown: string,
  contact: Contact,
  { address, accounts }: { address: string; accounts: readonly Account[] },
): boolean {
  if (!isFullName(shown) || !isFullName(contact.name) || !isOneScript(shown, contact.name)) return false
  const words = nameWords(shown)
  const [mine, theirs] = [words.join(''), nameWords(contact.name).join('')]
  if (mine.includes(theirs) || theirs.includes(mine) || nameKey(shown) === nameKey(contact.name)) return false
  const local = address.slice(0, address.lastIndexOf('@'))
  const neutral = new Set([contact.name, ...accounts.map(({ name }) => name)].flatMap(nameWords))
  const places = [local, domainOf(address)]
  return !words.some(
    (word) => neutral.has(word) || (word.length >= shortestWord && places.some((place) => place.includes(word))),
  )
}
