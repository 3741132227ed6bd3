/** What recognising the people of a message answers (PRODUCT R3, R5). */
import type { Account, Contact, Identity } from '../domain/model'
import type { Correspondent, MessageTrait, Original } from '../messages/page-report'

/** Whom decisions are asked for: normalised addresses, names as shown, the thread's hash (lib/domain/identity-id.ts). */
export interface AskedAboutPeople {
  addresses: readonly string[]
  names: readonly string[]
  thread: string | null
}

/** Where matching looks people up. Every address and domain is normalised (lib/domain/address.ts), deleted rows are left out. */
export interface Directory {
  /** Contacts holding any of the addresses, or one that may be the same mailbox (lib/domain/address-variants.ts). */
  contactsByAddress(addresses: readonly string[]): Promise<Contact[]>
  /** Contacts whose name has one of the keys (lib/domain/person-name.ts). */
  contactsByName(keys: readonly string[]): Promise<Contact[]>
  contactsById(ids: readonly string[]): Promise<Contact[]>
  /** Accounts holding any of the domains. */
  accountsByDomain(domains: readonly string[]): Promise<Account[]>
  accountsById(ids: readonly string[]): Promise<Account[]>
  /** Persons' decisions about them, the latest first. */
  identitiesAbout(asked: AskedAboutPeople): Promise<Identity[]>
}

/** What matching is told of a message or draft. */
export interface MatchInput {
  people: readonly Correspondent[]
  /** The rep's own, as any page or setting says; normalised by matching. */
  ownAddresses: readonly string[]
  colleagueAddresses: readonly string[]
  /** The rep's, for pages that show an author's name without the address. */
  ownNames?: readonly string[]
  originals?: readonly Original[]
  traits?: readonly MessageTrait[]
  /** `threadHash` of lib/domain/identity-id.ts; null outside of a thread. */
  thread?: string | null
  /** The rep's, so that their own decisions are told from a colleague's. */
  memberId?: string | null
  /** The report's; 1 when absent. */
  certainty?: number
}

/**
 * Why a person or an account was matched, the strongest first: a person's own decision, the contact's first address, another of
 * their addresses, the address without its `+tag`, with the provider's dots left out, the account's domain, a domain above the
 * address's own, the name alone.
 */
export const matchWays = [
  'chosen',
  'address',
  'otherAddress',
  'plusAddress',
  'dotAddress',
  'domain',
  'parentDomain',
  'name',
] as const
export type MatchWay = (typeof matchWays)[number]

/** certain: shown as the customer. likely: shown, with a mark that asks. hint: asked before anything is shown. */
export const surenesses = ['certain', 'likely', 'hint'] as const
export type Sureness = (typeof surenesses)[number]

/** What speaks against a candidate, for "why this match"; `detail` is a name, address or domain, never markup. */
export interface Counter {
  kind:
    /** Another account fits as well; detail: its name. */
    | 'otherAccount'
    /** The address is of another contact too. */
    | 'otherContact'
    /** The shown name is another than the contact's. */
    | 'nameDiffers'
    /** Many companies share the domain. */
    | 'sharedDomain'
    /** A list or a service wrote the From. */
    | 'rewritten'
    /** The generic reader is not sure of what it read. */
    | 'unsureReading'
    /** The contact has left the company of the address's domain, or come to it; detail: that company's account. */
    | 'movedAway'
  detail: string
}

/** Who writes: a person, a role such as `sales@`, an address that takes no answer, or a bulk mailing. */
export type SenderSort = 'person' | 'role' | 'noReply' | 'bulk'

export type PersonMatch =
  | { kind: 'self' }
  | { kind: 'colleague' }
  | { kind: 'contact'; contact: Contact; how: MatchWay }
  /** Nobody we know, at a domain some accounts have; `domain` is the account's. `chosen`: at the account a person chose for them. */
  | { kind: 'domain'; accountIds: string[]; domain: string; how: MatchWay }
  | { kind: 'unknown' }

/** A correspondent with what was found. One person may stand in several roles; each address comes once. */
export interface MatchedPerson {
  /** An original that stands in no header has the role `cc`. */
  person: Correspondent
  /** Normalised; null when the page holds no address or none that is one. */
  address: string | null
  match: PersonMatch
  sort: SenderSort
  /** The decision that holds for them, to be taken back; `ignored` says that nobody is to be asked. Null where none was made. */
  decided: Identity | null
}

/** An account the message may belong to, the likeliest first. */
export interface AccountCandidate {
  account: Account
  how: MatchWay
  /** Address, domain or name that led here, for "why this match". */
  because: string
  sureness: Sureness
  against: Counter[]
  /** The person who led here. */
  person: MatchedPerson
  /** The contact they are, or for a name may be; null where the domain alone led here. */
  contact: Contact | null
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
   * known: one account, certain or likely. ask: one or more hints, nothing shown as certain. choice: several, a person picks.
   * unknown: no account. internal: colleagues only. nobody: no address but the rep's own.
   */
  outcome: 'known' | 'ask' | 'choice' | 'unknown' | 'internal' | 'nobody'
  /** In the page's order, each address once; originals last. */
  people: MatchedPerson[]
  /** Who else may be the author (PRODUCT R4): of a forward, behind a list, unreached by a bounce. Members of `people`. */
  originals: { how: Original['how']; person: MatchedPerson }[]
  /** The rep or a colleague wrote it; not where a list put an address of ours in From. */
  isByUs: boolean
  /** Nothing but bulk, role or no-reply mail: the sidebar stays folded. */
  isBulk: boolean
  /** Whom the card is about: the sender, or the first customer among the recipients when the rep wrote. */
  focus: MatchedPerson | null
  candidates: AccountCandidate[]
  /** For the focus when they are no contact yet. */
  suggestion: Suggestion | null
}
