/** What speaks against an account or a contact. */
import type { Account, Contact } from '../../domain/model'
import type { AccountCandidate, Counter } from '../match-result'
import type { Found } from './found'
import { signsOfMove } from './moved-away'
import { nameConflict } from './name-conflict'
import type { Seen } from './person-match'

/** What leads to an account, before it is known who of the message did. */
export type Led = Omit<AccountCandidate, 'person'>

/** A domain of more accounts than these tells nothing in this workspace; and of what speaks against no more is told. */
export const mostSharing = 5

export const otherAccounts = (accounts: readonly Account[], mine: Account): Counter[] =>
  accounts
    .filter(({ id }) => id !== mine.id)
    .slice(0, mostSharing)
    .map(({ name }) => ({ kind: 'otherAccount', detail: name }))

interface Doubts {
  against: Counter[]
  /** What speaks against is enough to ask. */
  isDoubted: boolean
}

/** What speaks against a contact's being the one who writes from this address for this account. */
export function doubtsOf(contact: Contact, { matched }: Seen, found: Found): Doubts {
  const { address, person, sort } = matched
  if (address === null) return { against: [], isDoubted: false }
  const accounts = found.accountsOf(contact)
  const conflict = sort === 'role' ? null : nameConflict(person.name, contact, { address, accounts })
  const differs: Counter[] = conflict === null ? [] : [{ kind: 'nameDiffers', detail: contact.name }]
  const moved = signsOfMove(contact, address, found).slice(0, mostSharing)
  return { against: [...differs, ...moved], isDoubted: conflict === 'whole' || moved.length > 0 }
}
