/** How like two contacts are, and by what they are brought together (blocking). */
import { canonicalAddress } from '../address-variants'
import { domainOf } from '../address'
import type { Contact } from '../model'
import { fullNameKey, nameWords } from '../person-name'
import { phoneKey } from '../phone-key'
import { likenessOf, type Evidence, type Likeness } from './evidence'
import { externalKeyEvidence, shared } from './shared-values'

type Compared = Pick<Contact, 'name' | 'emails' | 'phone' | 'accountIds' | 'externalKeys' | 'birthday'>

const phoneOf = ({ phone }: Compared): string => (phone === null ? '' : phoneKey(phone))

/** No word in common, and neither begins as one of the other's does ("J. Smith", "John Smith"). */
function areNamedOtherwise(a: string, b: string): boolean {
  const [one, other] = [nameWords(a), nameWords(b)]
  if (one.length === 0 || other.length === 0 || a.includes('@') || b.includes('@')) return false
  return !one.some((word) => other.some((theirs) => word.startsWith(theirs) || theirs.startsWith(word)))
}

function nameEvidence(a: Compared, b: Compared): Evidence[] {
  const [one, other] = [fullNameKey(a.name), fullNameKey(b.name)]
  if (one !== '' && one === other) return [{ kind: 'sameName', value: a.name }]
  return areNamedOtherwise(a.name, b.name) ? [{ kind: 'otherName', value: `${a.name}, ${b.name}` }] : []
}

/** @param isFreeMail whether a domain tells nothing of a company */
export function contactLikeness(a: Compared, b: Compared, isFreeMail: (domain: string) => boolean): Likeness | null {
  const evidence: Evidence[] = [...externalKeyEvidence(a.externalKeys, b.externalKeys), ...nameEvidence(a, b)]
  const addresses = shared(a.emails, b.emails)
  const mailboxes = shared(a.emails.map(canonicalAddress), b.emails.map(canonicalAddress))
  for (const value of addresses) evidence.push({ kind: 'sameAddress', value })
  if (addresses.length === 0) for (const value of mailboxes) evidence.push({ kind: 'sameMailbox', value })
  if (phoneOf(a) !== '' && phoneOf(a) === phoneOf(b)) evidence.push({ kind: 'samePhone', value: a.phone ?? '' })
  const [account] = shared(a.accountIds, b.accountIds)
  const company = shared(a.emails.map(domainOf), b.emails.map(domainOf)).find((domain) => !isFreeMail(domain))
  if (account !== undefined) evidence.push({ kind: 'sameAccount', value: account })
  else if (company !== undefined && addresses.length === 0) evidence.push({ kind: 'sameAccount', value: company })
  if (a.birthday !== null && b.birthday !== null && a.birthday !== b.birthday)
    evidence.push({ kind: 'otherBirthday', value: `${a.birthday}, ${b.birthday}` })
  return likenessOf(evidence)
}

/** Two contacts are compared where they have one of these in common. */
export function contactBlocks(contact: Compared): string[] {
  const { name, emails, externalKeys } = contact
  const [phone, key] = [phoneOf(contact), fullNameKey(name)]
  return [
    ...new Set(emails.map((email) => `m ${canonicalAddress(email)}`)),
    ...emails.map((email) => `m ${email}`),
    ...externalKeys.map((value) => `x ${value}`),
    ...(phone === '' ? [] : [`p ${phone}`]),
    ...(key === '' ? [] : [`n ${key}`]),
  ]
}
