/** Whom the card is about. */
import { domainOf } from '../../domain/address'
import { nameKey } from '../../domain/person-name'
import { isFreeMail, registrableDomain } from '../mail-domains'
import type { Sureness } from '../match-result'
import { isDaemon } from '../originals/unreached'
import { isOurs, type Seen } from './person-match'

/** A page may hide the address and show the name, or show neither. */
const isSomebody = ({ matched: { address, person } }: Seen): boolean => address !== null || nameKey(person.name) !== ''
const isOutside = (seen: Seen): boolean => !isOurs(seen) && !seen.isRewritten && isSomebody(seen)
const isCustomer = ({ matched: { match } }: Seen): boolean => match.kind === 'contact' || match.kind === 'domain'
const hasAddress = ({ matched: { address } }: Seen): boolean => address !== null

export interface Focus {
  focus: Seen | null
  /** Those who stand beside them with the same claim: more authors, or more first recipients of what we wrote. */
  equals: Seen[]
  /** How sure their account can be at most: likely of whom a header does not name as author or recipient, hint of whom nobody knows the author. */
  most: Sureness
}

const nobody: Focus = { focus: null, equals: [], most: 'certain' }

/** The first of the originals who is not on our side: of nested forwards the outermost. */
function behind(seen: readonly Seen[], hows: readonly Seen['origin'][]): Seen | undefined {
  return seen.find((one) => hows.includes(one.origin) && isOutside(one))
}

/**
 * How far a bounce is believed. What it says of whom it did not reach stands in its text, and anybody can write such a text: the mail
 * server has to be the recipient's own, or a provider's, in whose name nobody else can send.
 */
function trustOf(daemon: Seen, unreached: Seen): Sureness {
  const [from, to] = [daemon, unreached].map(({ matched: { address } }) => (address === null ? '' : domainOf(address)))
  if (from === undefined || to === undefined) return 'hint'
  return isFreeMail(from) || registrableDomain(from) === registrableDomain(to) ? 'likely' : 'hint'
}

/** Somebody whom no header names as author or recipient. */
const indirect = (focus: Seen | undefined, most: Sureness = 'likely'): Focus | null =>
  focus === undefined ? null : { focus, equals: [], most }

/** The person behind a list or a machine that stands in From; null where there is none, or a person stands there. */
function behindMachine(author: Seen | undefined, seen: readonly Seen[]): Focus | null {
  if (author === undefined) return indirect(behind(seen, ['list', 'onBehalf']))
  const { address, sort } = author.matched
  if (address !== null && isDaemon(address)) {
    const unreached = behind(seen, ['bounce'])
    return unreached === undefined ? null : indirect(unreached, trustOf(author, unreached))
  }
  if (sort !== 'noReply') return null
  const answerTo = seen.find(
    (one) =>
      one.matched.person.role === 'replyTo' && isOutside(one) && hasAddress(one) && one.matched.sort === 'person',
  )
  return indirect(behind(seen, ['list', 'onBehalf']) ?? answerTo)
}

/** Whoever wrote, when from outside: the person behind a list or a machine rather than those themselves. */
function byAuthor(authors: readonly Seen[], seen: readonly Seen[]): Focus {
  const outside = authors.filter(isOutside)
  const author = outside.find(isCustomer) ?? outside[0]
  const others = outside.filter((one) => one !== author)
  return (
    behindMachine(author, seen) ??
    (author === undefined ? nobody : { focus: author, equals: others, most: 'certain' as const })
  )
}

/** What we wrote: the first customer among the others, else who wrote what is forwarded, else the first stranger. */
function byRecipients(seen: readonly Seen[]): Focus {
  const outside = seen.filter((one) => one.isInHeader && isOutside(one) && hasAddress(one))
  const reached = outside.filter(({ matched: { person } }) => person.role !== 'replyTo' && person.role !== 'sender')
  const customer = reached.find(isCustomer) ?? outside.find(isCustomer)
  if (customer !== undefined) {
    const { role } = customer.matched.person
    const equals = reached.filter((one) => one !== customer && one.matched.person.role === 'to' && role === 'to')
    return { focus: customer, equals, most: role === 'replyTo' || role === 'sender' ? 'likely' : 'certain' }
  }
  const original =
    reached.length === 0 ? behind(seen, ['forward', 'attachment', 'list', 'onBehalf', 'bounce']) : undefined
  if (original !== undefined) return { focus: original, equals: [], most: 'likely' }
  return { focus: reached[0] ?? outside[0] ?? null, equals: [], most: 'certain' }
}

export function focusOf(seen: readonly Seen[]): Focus {
  const authors = seen.filter(({ matched: { person }, isInHeader }) => person.role === 'from' && isInHeader)
  const isFromOutside = authors.some((author) => author.isRewritten || isOutside(author))
  if (isFromOutside) return byAuthor(authors, seen)
  const focus = byRecipients(seen)
  // An author whom the page shows neither name nor address of may be anybody.
  return authors.length > 0 && !authors.some(isOurs) ? { ...focus, most: 'hint' } : focus
}
