/** Who of the page's people is known, and which account the message belongs to (PRODUCT R2, R3 and R5). */
import { domainOf, normaliseAddress } from '../domain/address'
import type { Account, Contact } from '../domain/model'
import type { Correspondent } from '../messages/page-report'
import { companyDomains, registrableDomain } from './mail-domains'
import type { AccountCandidate, Directory, MatchedPerson, MatchResult, MatchWay, PersonMatch } from './match-result'
import { matchWays } from './match-result'
import { suggest } from './suggestion'

export interface MatchInput {
  people: readonly Correspondent[]
  /** The rep's own, as any page or setting says; normalised here. */
  ownAddresses: readonly string[]
  colleagueAddresses: readonly string[]
}

/** `ana+news@acme.example` is delivered to `ana@acme.example` (RFC 5233). */
function withoutTag(address: string): string {
  return address.replace(/^([^"+]+)\+[^@]*@/, '$1@')
}

function normaliseAll(addresses: readonly string[]): Set<string> {
  return new Set(addresses.map(normaliseAddress).filter((address) => address !== null))
}

/** Each address once, in the page's order; people without an address stay, since a person may know them. */
function distinctPeople(people: readonly Correspondent[]): { person: Correspondent; address: string | null }[] {
  const seen = new Set<string>()
  return people
    .map((person) => ({ person, address: person.address === null ? null : normaliseAddress(person.address) }))
    .filter(({ address }) => address === null || (!seen.has(address) && seen.add(address)))
}

function contactWay(contact: Contact, address: string): MatchWay {
  if (contact.emails[0] === address) return 'address'
  return contact.emails.includes(address) ? 'otherAddress' : 'plusAddress'
}

/** Contacts and accounts by what leads to them, after one question each. */
async function lookUp(addresses: readonly string[], directory: Directory) {
  const contacts = await directory.contactsByAddress([...new Set(addresses.flatMap((a) => [a, withoutTag(a)]))])
  const byAddress = new Map<string, Contact[]>()
  for (const contact of contacts)
    for (const email of contact.emails) byAddress.set(email, [...(byAddress.get(email) ?? []), contact])
  const contactsOf = (address: string): Contact[] => byAddress.get(address) ?? byAddress.get(withoutTag(address)) ?? []
  const withoutAccount = addresses.filter((address) => contactsOf(address).every((c) => c.accountIds.length === 0))
  const domains = [...new Set(withoutAccount.flatMap((address) => companyDomains(domainOf(address))))]
  const [ofContacts, ofDomains] = await Promise.all([
    directory.accountsById([...new Set(contacts.flatMap((contact) => contact.accountIds))]),
    domains.length === 0 ? [] : directory.accountsByDomain(domains),
  ])
  const byId = new Map(ofContacts.map((account) => [account.id, account]))
  /** Accounts of the nearest domain that any has. */
  const accountsAt = (address: string): { domain: string; accounts: Account[] } | null => {
    for (const domain of companyDomains(domainOf(address))) {
      const accounts = ofDomains.filter((account) => account.domains.includes(domain))
      if (accounts.length > 0) return { domain, accounts }
    }
    return null
  }
  return { contactsOf, byId, accountsAt }
}
type Found = Awaited<ReturnType<typeof lookUp>>

/** The rep's side: people by address, and the companies they write from. */
interface OurSide {
  own: Set<string>
  colleagues: Set<string>
  companies: Set<string>
}

function ourSideOf({ ownAddresses, colleagueAddresses }: MatchInput): OurSide {
  const own = normaliseAll(ownAddresses)
  const colleagues = normaliseAll(colleagueAddresses)
  const companies = [...own, ...colleagues].flatMap((address) => companyDomains(domainOf(address)).slice(-1))
  return { own, colleagues, companies: new Set(companies) }
}

function matchOne(address: string | null, ours: OurSide, found: Found): PersonMatch {
  if (address === null) return { kind: 'unknown' }
  if (ours.own.has(address)) return { kind: 'self' }
  if (ours.colleagues.has(address)) return { kind: 'colleague' }
  const contact = found.contactsOf(address)[0]
  if (contact !== undefined) return { kind: 'contact', contact, how: contactWay(contact, address) }
  if (ours.companies.has(registrableDomain(domainOf(address)) ?? '')) return { kind: 'colleague' }
  const at = found.accountsAt(address)
  if (at === null) return { kind: 'unknown' }
  const how = at.domain === domainOf(address) ? 'domain' : 'parentDomain'
  return { kind: 'domain', accountIds: at.accounts.map((account) => account.id), domain: at.domain, how }
}

function candidatesOf(matched: MatchedPerson, found: Found): AccountCandidate[] {
  const { address, match } = matched
  if (address === null || match.kind === 'self' || match.kind === 'colleague') return []
  const exact = found.contactsOf(address).flatMap((contact) =>
    contact.accountIds
      .map((id) => found.byId.get(id))
      .filter((account) => account !== undefined)
      .map((account) => ({
        account,
        how: contactWay(contact, address),
        because: address,
        sureness: 'certain' as const,
        against: [],
        person: matched,
      })),
  )
  if (exact.length > 0) return exact
  const at = found.accountsAt(address)
  const how = at?.domain === domainOf(address) ? 'domain' : 'parentDomain'
  return (at?.accounts ?? []).map((account) => ({
    account,
    how,
    because: at?.domain ?? '',
    sureness: 'likely' as const,
    against: [],
    person: matched,
  }))
}

const isOutside = ({ match, address }: MatchedPerson): boolean =>
  address !== null && match.kind !== 'self' && match.kind !== 'colleague'
const isCustomer = ({ match }: MatchedPerson): boolean => match.kind === 'contact' || match.kind === 'domain'

/** Whoever wrote, when from outside; else the first customer among the others, else the first stranger. */
function focusOf(people: readonly MatchedPerson[]): MatchedPerson | null {
  const author = people.find(({ person }) => person.role === 'from')
  if (author !== undefined && isOutside(author)) return author
  const outside = people.filter(isOutside)
  return outside.find(isCustomer) ?? outside[0] ?? null
}

function outcomeOf(people: readonly MatchedPerson[], ofFocus: number, all: number): MatchResult['outcome'] {
  if (!people.some(isOutside)) return people.some(({ match }) => match.kind === 'colleague') ? 'internal' : 'nobody'
  if (ofFocus === 1) return 'known'
  // A customer in copy of a stranger's mail is a hint, so a person is asked.
  return all > 0 ? 'choice' : 'unknown'
}

/** Recognises everybody in a message or draft. Reads the directory at most three times, however many people. */
export async function matchPeople(input: MatchInput, directory: Directory): Promise<MatchResult> {
  const ours = ourSideOf(input)
  const distinct = distinctPeople(input.people)
  const addresses = distinct.map(({ address }) => address).filter((address) => address !== null)
  const strangers = addresses.filter((address) => !ours.own.has(address) && !ours.colleagues.has(address))
  const found = await lookUp(strangers, directory)
  const people = distinct.map(({ person, address }) => ({
    person,
    address,
    match: matchOne(address, ours, found),
    sort: 'person' as const,
  }))
  const focus = focusOf(people)

  const ranked = people
    .flatMap((person) => candidatesOf(person, found))
    .toSorted(
      (a, b) =>
        Number(b.person === focus) - Number(a.person === focus) || matchWays.indexOf(a.how) - matchWays.indexOf(b.how),
    )
  const candidates = ranked.filter((one, index) => ranked.findIndex((o) => o.account.id === one.account.id) === index)
  const ofFocus = candidates.filter(({ person }) => person === focus)
  return {
    outcome: outcomeOf(people, ofFocus.length, candidates.length),
    people,
    originals: [],
    isBulk: false,
    focus,
    candidates,
    suggestion:
      focus === null || focus.address === null || focus.match.kind === 'contact'
        ? null
        : suggest(focus.person.name, focus.address, ofFocus[0]?.account ?? null),
  }
}
