/** Everything a message's people are matched by, in at most three rounds of the store, however many people. */
import { domainOf } from '../../domain/address'
import { fullNameKey } from '../../domain/person-name'
import { companyDomains } from '../mail-domains'
import type { Directory } from '../match-result'
import { foundIn, type Asked, type Found } from './found'

/** Of one contact's that are looked at for signs of a move. */
const mostAddresses = 20

/** What is looked up for a message. */
export interface LookUp {
  people: readonly Asked[]
  /** Those whose name is worth a question: whom the page hides the address of, and authors. */
  byName: readonly Asked[]
  /** Addresses that are known to be nobody's but ours: only decisions are asked about them. */
  isOurs: (address: string) => boolean
  thread: string | null
}

/** Reads the directory in three rounds at most: by what the message holds, by what that led to, by what decisions led to. */
export async function lookUp({ people, byName, isOurs, thread }: LookUp, directory: Directory): Promise<Found> {
  const addresses = [...new Set(people.map(({ address }) => address).filter((address) => address !== null))]
  const names = [...new Set(byName.map(({ name }) => fullNameKey(name)).filter((key) => key !== ''))]
  const hidden = people.filter(({ address, name }) => address === null && name !== '').map(({ name }) => name)
  const outside = addresses.filter((address) => !isOurs(address))
  const domains = [...new Set(outside.flatMap((address) => companyDomains(domainOf(address))))]

  const [holders, namesakes, ofDomains, identities] = await Promise.all([
    outside.length === 0 ? [] : directory.contactsByAddress(outside),
    names.length === 0 ? [] : directory.contactsByName(names),
    domains.length === 0 ? [] : directory.accountsByDomain(domains),
    addresses.length + hidden.length === 0 ? [] : directory.identitiesAbout({ addresses, names: hidden, thread }),
  ])
  const known = [...holders, ...namesakes]
  const decidedOn = identities.flatMap(({ contactId }) => (contactId === null ? [] : [contactId]))
  const missing = [...new Set(decidedOn)].filter((id) => known.every((contact) => contact.id !== id))
  const wanted = new Set([
    ...known.flatMap(({ accountIds }) => accountIds),
    ...identities.flatMap(({ accountId }) => (accountId === null ? [] : [accountId])),
  ])
  // A contact's other addresses tell whether they have moved.
  const alsoAt = holders.flatMap(({ emails }) =>
    emails.slice(0, mostAddresses).flatMap((email) => companyDomains(domainOf(email))),
  )
  const more = [...new Set(alsoAt)].filter((domain) => !domains.includes(domain))
  const [accounts, decided, atOthers] = await Promise.all([
    wanted.size === 0 ? [] : directory.accountsById([...wanted]),
    missing.length === 0 ? [] : directory.contactsById(missing),
    more.length === 0 ? [] : directory.accountsByDomain(more),
  ])
  const others = decided.flatMap(({ accountIds }) => accountIds).filter((id) => !wanted.has(id))
  const rest = others.length === 0 ? [] : await directory.accountsById([...new Set(others)])
  return foundIn({
    holders,
    namesakes,
    decided,
    // An account of both comes twice.
    ofDomains: [...new Map([...ofDomains, ...atOthers].map((account) => [account.id, account])).values()],
    accounts: [...accounts, ...rest],
    identities,
  })
}
