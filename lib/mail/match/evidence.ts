/** Which accounts one person leads to, why, how surely, and what speaks against each. */
import type { Contact } from '../../domain/model'
import type { AccountCandidate, Counter, Sureness } from '../match-result'
import { byDecision } from './chosen'
import { doubtsOf, mostSharing, otherAccounts, type Led } from './doubts'
import type { Found } from './found'
import { mostLikely, type Seen } from './person-match'

/** By the address of contacts, or a variant of it. */
function byContact(seen: Seen, found: Found): Led[] {
  const { address, person } = seen.matched
  if (address === null) return []
  const holders = found.contactsOf({ address, name: person.name })
  const first = mostLikely(holders, person.name)
  const isNamed = first !== null && first !== holders[0]
  const ordered = first === null ? [] : [first, ...holders.filter((one) => one !== first)]
  const at = found.accountsAt(address)?.accounts ?? []
  return ordered.flatMap((holder) => {
    const namesakes: Counter[] = ordered
      .filter((one) => one !== holder)
      .map(({ contact }) => ({ kind: 'otherContact', detail: contact.name }))
    const isAlone = namesakes.length === 0 || (isNamed && holder === first)
    return (
      found
        .accountsOf(holder.contact)
        // Of several accounts the one whose domain it is comes first.
        .toSorted((a, b) => Number(at.includes(b)) - Number(at.includes(a)))
        .map((account): Led => {
          const { against, isDoubted } = doubtsOf(holder.contact, seen, found)
          // Whether or not a company delivers tags, its domain and its contact lead to the same account.
          const isSure = isAlone && (holder.isSure || (at.length === 1 && at[0] === account))
          const sureness = isSure && !isDoubted ? 'certain' : 'likely'
          return {
            account,
            how: holder.how,
            because: address,
            sureness,
            against: [...against, ...namesakes],
            contact: holder.contact,
          }
        })
    )
  })
}

/** By the domain, or one above it. */
function byDomain({ matched: { address } }: Seen, found: Found): Led[] {
  const at = address === null ? null : found.accountsAt(address)
  if (at === null) return []
  const isShared = at.accounts.length > mostSharing
  return at.accounts.map((account) => ({
    account,
    how: at.how,
    because: at.domain,
    sureness: isShared ? 'hint' : 'likely',
    against: isShared ? [{ kind: 'sharedDomain', detail: at.domain }] : [],
    contact: null,
  }))
}

/** By the name alone: never more than a hint that asks. */
function byName({ matched: { address, person } }: Seen, found: Found): Led[] {
  const namesakes = found.namesakesOf({ address, name: person.name })
  return namesakes.flatMap((contact: Contact) => {
    const against: Counter[] = namesakes
      .filter((one) => one !== contact)
      .map(({ name, title }) => ({ kind: 'otherContact', detail: title ?? name }))
    return found
      .accountsOf(contact)
      .map((account): Led => ({ account, how: 'name', because: person.name, sureness: 'hint', against, contact }))
  })
}

/** The same, less sure, with what speaks against it. */
const doubted = <T extends Led>(one: T, sureness: Sureness, against: Counter[]): T => ({ ...one, sureness, against })

/** Each account once, by the strongest that led to it; where several are as likely, none is certain. */
function weigh(led: readonly Led[]): Led[] {
  const once = led.filter((one, index) => led.findIndex(({ account }) => account.id === one.account.id) === index)
  const rivals = once.filter(({ sureness }) => sureness !== 'hint')
  const [first] = once
  const isSettled = first?.how === 'chosen' && rivals.filter(({ how }) => how === 'chosen').length === 1
  if (rivals.length < 2 || isSettled) return once
  const accounts = rivals.map(({ account }) => account)
  return once.map((one) => {
    const named = new Set(one.against.map(({ detail }) => detail))
    const against = [...one.against, ...otherAccounts(accounts, one.account).filter(({ detail }) => !named.has(detail))]
    return one.sureness === 'hint' ? one : doubted(one, 'likely', against)
  })
}

/** The accounts a person leads to, the likeliest first; none for our own side and for whom nobody is to be asked about. */
export function evidenceOf(seen: Seen, found: Found): AccountCandidate[] {
  const { matched, isRewritten } = seen
  const { match, decided } = matched
  if (match.kind === 'self' || match.kind === 'colleague') return []
  const chosen = byDecision(seen, found)
  const holding = byContact(seen, found)
  if (decided?.decision === 'ignored' && holding.length === 0) return []
  // A contact who may have moved leads to both companies; else the domain is asked where no contact answers.
  const isMoved = holding.some(({ against }) => against.some(({ kind }) => kind === 'movedAway'))
  const domain = holding.length === 0 || isMoved ? byDomain(seen, found) : []
  const named = holding.length === 0 && matched.sort === 'person' ? byName(seen, found) : []
  const isFresh = chosen.length > 0 && chosen.every(({ sureness }) => sureness === 'certain')
  const led = isFresh ? chosen : [...chosen, ...holding, ...domain, ...named]
  return weigh(led).map((one) => {
    const candidate: AccountCandidate = Object.assign({ person: matched }, one)
    return isRewritten && one.how !== 'chosen'
      ? doubted(candidate, 'hint', [...one.against, { kind: 'rewritten', detail: one.because }])
      : candidate
  })
}

/** At most this sure. */
export function capped(candidate: AccountCandidate, most: Sureness): AccountCandidate {
  const order = { certain: 0, likely: 1, hint: 2 }
  return order[candidate.sureness] >= order[most] ? candidate : { ...candidate, sureness: most }
}
