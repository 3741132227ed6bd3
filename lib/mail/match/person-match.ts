/** Who each of a message's people is. */
import { domainOf } from '../../domain/address'
import type { Contact } from '../../domain/model'
import { nameKey } from '../../domain/person-name'
import type { MatchedPerson, MatchInput, PersonMatch } from '../match-result'
import type { Gathered } from './gather'
import type { Asked, Found, FoundContact } from './found'
import { isOfOurCompany, listedSide, type OurSide } from './our-side'
import { senderSort } from './sender-sort'

/** A matched person, and how they stand in the message. */
export interface Seen extends Pick<Gathered, 'isRewritten' | 'origin' | 'isInHeader'> {
  matched: MatchedPerson
}

export const askedOf = ({ person: { name }, address }: Pick<Gathered, 'person' | 'address'>): Asked => ({
  name,
  address,
})

/** Of several contacts with one address the one whose name is shown, else the first. */
export function mostLikely(found: readonly FoundContact[], shown: string): FoundContact | null {
  const sameName = found.filter(
    ({ contact }) => nameKey(contact.name) !== '' && nameKey(contact.name) === nameKey(shown),
  )
  return (sameName.length === 1 ? sameName[0] : found[0]) ?? null
}

function decidedMatch(gathered: Gathered, found: Found): PersonMatch | null {
  const decided = found.decisionOn(askedOf(gathered))
  const contact: Contact | null = decided?.decision === 'contact' ? found.contact(decided.contactId) : null
  return contact === null ? null : { kind: 'contact', contact, how: 'chosen' }
}

function accountMatch(gathered: Gathered, found: Found): PersonMatch {
  const { address } = gathered
  const decided = found.decisionOn(askedOf(gathered))
  const account = decided?.decision === 'account' ? found.account(decided.accountId) : null
  if (account !== null)
    return {
      kind: 'domain',
      accountIds: [account.id],
      domain: address === null ? '' : domainOf(address),
      how: 'chosen',
    }
  const at = address === null || decided?.decision === 'ignored' ? null : found.accountsAt(address)
  if (at === null) return { kind: 'unknown' }
  return { kind: 'domain', accountIds: at.accounts.map(({ id }) => id), domain: at.domain, how: at.how }
}

function matchOne(gathered: Gathered, ours: OurSide, found: Found, memberId: string | null): PersonMatch {
  const { address, person, isRewritten } = gathered
  const decided = found.decisionOn(askedOf(gathered))
  if (address !== null) {
    const side = listedSide(address, ours, decided, memberId)
    if (side !== null) return { kind: side }
  } else if (decided === null && ours.names.has(nameKey(person.name))) return { kind: 'self' }
  const byDecision = decidedMatch(gathered, found)
  if (byDecision !== null) return byDecision
  const contact = isRewritten ? null : mostLikely(found.contactsOf(askedOf(gathered)), person.name)
  if (contact !== null) return { kind: 'contact', contact: contact.contact, how: contact.how }
  if (address !== null && decided?.decision !== 'account' && isOfOurCompany(address, ours)) return { kind: 'colleague' }
  // What a list put in From says whose list it is, and not whose customer wrote.
  return isRewritten && decided?.decision !== 'account' ? { kind: 'unknown' } : accountMatch(gathered, found)
}

/** @param input for the traits, which tell of its author alone */
export function matchPerson(gathered: Gathered, ours: OurSide, found: Found, input: MatchInput): Seen {
  const { person, address, isRewritten, origin, isInHeader } = gathered
  const match = matchOne(gathered, ours, found, input.memberId ?? null)
  const traits = person.role === 'from' ? (input.traits ?? []) : []
  const isOfList = isRewritten || (traits.includes('list') && match.kind === 'unknown')
  const sort = senderSort(address, isOfList ? [...traits, 'bulk'] : traits)
  return {
    matched: { person, address, match, sort, decided: found.decisionOn(askedOf(gathered)) },
    isRewritten,
    origin,
    isInHeader,
  }
}

export const isOurs = ({ matched: { match } }: Seen): boolean => match.kind === 'self' || match.kind === 'colleague'
