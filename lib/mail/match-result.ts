/** What recognising the people of a message answers (PRODUCT R3, R5). */
import type { Account, Contact } from '../domain/model'
import type { Correspondent } from '../messages/page-report'

/** Where matching looks people up. Every address and domain is normalised (lib/domain/address.ts). */
export interface Directory {
  /** Contacts holding any of the addresses, deleted ones left out. */
  contactsByAddress(addresses: readonly string[]): Promise<Contact[]>
  /** Accounts holding any of the domains, deleted ones left out. */
  accountsByDomain(domains: readonly string[]): Promise<Account[]>
  /** Accounts that exist among the ids, deleted ones left out. */
  accountsById(ids: readonly string[]): Promise<Account[]>
}

/**
 * Why a person or an account was matched, the strongest first: the contact's first address, another of their
 * addresses, the address without its `+tag`, the account's domain or a domain above the address's own.
 */
export const matchWays = ['address', 'otherAddress', 'plusAddress', 'domain', 'parentDomain'] as const
export type MatchWay = (typeof matchWays)[number]

export type PersonMatch =
  | { kind: 'self' }
  | { kind: 'colleague' }
  | { kind: 'contact'; contact: Contact; how: MatchWay }
  /** Nobody we know, at a domain some accounts have; `domain` is the account's. */
  | { kind: 'domain'; accountIds: string[]; domain: string; how: MatchWay }
  | { kind: 'unknown' }

/** A correspondent with what was found. One person may stand in several roles; each address comes once. */
export interface MatchedPerson {
  person: Correspondent
  /** Normalised; null when the page holds no address or none that is one. */
  address: string | null
  match: PersonMatch
}

/** An account the message may belong to, the likeliest first. */
export interface AccountCandidate {
  account: Account
  how: MatchWay
  /** Address or domain that led here, for "why this match". */
  because: string
  /** The person who led here. */
  person: MatchedPerson
}

/** What "add" fills in for an unknown person. */
export interface Suggestion {
  name: string
  address: string
  /** Guessed from the domain; null for free mail, where the account would be a stranger's. */
  companyName: string | null
  /** The domain a new account would get; null for free mail. */
  companyDomain: string | null
  /** The account that has this domain already. */
  account: Account | null
}

export interface MatchResult {
  /**
   * known: one account. choice: several, a person picks. unknown: no account. internal: colleagues only.
   * nobody: no address but the rep's own.
   */
  outcome: 'known' | 'choice' | 'unknown' | 'internal' | 'nobody'
  /** In the page's order, each address once. */
  people: MatchedPerson[]
  /** Whom the card is about: the sender, or the first customer among the recipients when the rep wrote. */
  focus: MatchedPerson | null
  candidates: AccountCandidate[]
  /** For the focus when they are no contact yet. */
  suggestion: Suggestion | null
}
