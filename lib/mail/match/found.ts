/** What was found for a message, answered by address, name and id without asking again. */
import { domainOf } from '../../domain/address'
import { canonicalAddress } from '../../domain/address-variants'
import type { Account, Contact, Identity } from '../../domain/model'
import { fullNameKey, nameKey } from '../../domain/person-name'
import { companyDomains } from '../mail-domains'
import type { MatchWay } from '../match-result'
import { variantOf } from './variant'

/** Of more contacts with one name, the name tells nothing. */
const mostNamesakes = 5

/** A person before matching. */
export interface Asked {
  address: string | null
  name: string
}

export interface FoundContact {
  contact: Contact
  how: MatchWay
  /** False for a variant that the provider does not document. */
  isSure: boolean
}

export interface FoundDomain {
  /** The account's: the address's own or one above it. */
  domain: string
  accounts: readonly Account[]
  how: Extract<MatchWay, 'domain' | 'parentDomain'>
}

const strongest: readonly MatchWay[] = ['address', 'otherAddress', 'plusAddress', 'dotAddress']

/** How a contact holds an address: as it is, or as a variant of the same mailbox. */
function holdingOf(contact: Contact, address: string): FoundContact | null {
  if (contact.emails[0] === address) return { contact, how: 'address', isSure: true }
  if (contact.emails.includes(address)) return { contact, how: 'otherAddress', isSure: true }
  const variants = contact.emails.map((email) => variantOf(address, email)).filter((variant) => variant !== null)
  const best = variants.find(({ isDocumented }) => isDocumented) ?? variants[0]
  return best === undefined ? null : { contact, how: best.how, isSure: best.isDocumented }
}

/** Living rows, as the directory gave them. */
export interface Rows {
  holders: readonly Contact[]
  namesakes: readonly Contact[]
  /** Contacts that only a decision named. */
  decided: readonly Contact[]
  ofDomains: readonly Account[]
  accounts: readonly Account[]
  identities: readonly Identity[]
}

/** Rows by each of their keys. */
function groupBy<T>(rows: readonly T[], keysOf: (row: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows)
    for (const key of new Set(keysOf(row))) {
      const group = groups.get(key)
      if (group) group.push(row)
      else groups.set(key, [row])
    }
  return groups
}

/** One key for who a decision is about: an address, or a name as it is compared. */
const subjectOf = ({ address, name }: { address: string | null; name: string | null }): string =>
  address ?? `name ${nameKey(name ?? '')}`

export function foundIn({ holders, namesakes, decided, ofDomains, accounts, identities }: Rows) {
  const accountsById = new Map([...accounts, ...ofDomains].map((account) => [account.id, account]))
  const contactsById = new Map([...holders, ...namesakes, ...decided].map((contact) => [contact.id, contact]))
  const byMailbox = groupBy(holders, ({ emails }) => emails.map(canonicalAddress))
  const byName = groupBy(namesakes, ({ name }) => [nameKey(name)])
  const byDomain = groupBy(ofDomains, ({ domains }) => domains)
  const decisions = groupBy(identities, (identity) => [subjectOf(identity)])
  const denied = (asked: Asked): Set<string | null> => {
    const about = decisions.get(subjectOf(asked)) ?? []
    return new Set(about.filter(({ decision }) => decision === 'notContact').map(({ contactId }) => contactId))
  }
  return {
    account: (id: string | null): Account | null => (id === null ? null : (accountsById.get(id) ?? null)),
    contact: (id: string | null): Contact | null => (id === null ? null : (contactsById.get(id) ?? null)),
    /** The contact's accounts that are still there. */
    accountsOf: ({ accountIds }: Contact): Account[] =>
      accountIds.map((id) => accountsById.get(id)).filter((account) => account !== undefined),
    /** The latest answer to "who is it?". */
    decisionOn: (asked: Asked): Identity | null =>
      (decisions.get(subjectOf(asked)) ?? []).find(({ decision }) => decision !== 'notContact') ?? null,
    /** Contacts that hold the address in the strongest way any does, without those a person has ruled out. */
    contactsOf(asked: Asked): FoundContact[] {
      const { address } = asked
      if (address === null) return []
      const no = denied(asked)
      const found = (byMailbox.get(canonicalAddress(address)) ?? [])
        .filter(({ id }) => !no.has(id))
        .map((contact) => holdingOf(contact, address))
        .filter((one) => one !== null)
      // A first address and another one are both the address itself.
      const level = ({ how }: FoundContact): number => Math.max(1, strongest.indexOf(how))
      const best = Math.min(...found.map(level))
      return found
        .filter((one) => level(one) === best)
        .toSorted((a, b) => strongest.indexOf(a.how) - strongest.indexOf(b.how))
    },
    /** Accounts of the nearest domain that any has. */
    accountsAt(address: string): FoundDomain | null {
      for (const domain of companyDomains(domainOf(address))) {
        const here = byDomain.get(domain)
        if (here) return { domain, accounts: here, how: domain === domainOf(address) ? 'domain' : 'parentDomain' }
      }
      return null
    },
    /** Contacts of that full name, unless it is many people's. */
    namesakesOf(asked: Asked): Contact[] {
      const key = fullNameKey(asked.name)
      const same = key === '' ? [] : (byName.get(key) ?? [])
      const no = denied(asked)
      return same.length > mostNamesakes ? [] : same.filter(({ id }) => !no.has(id))
    },
  }
}
export type Found = ReturnType<typeof foundIn>
