/** Whom the card is about. */
import { nameKey } from '../../domain/person-name'
import type { MessageTrait } from '../../messages/page-report'
import type { Sureness } from '../match-result'
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

/** Whoever wrote, when from outside: the person behind a list or a machine rather than those themselves. */
function byAuthor(authors: readonly Seen[], seen: readonly Seen[], traits: readonly MessageTrait[]): Focus {
  const outside = authors.filter(isOutside)
  const author = outside.find(isCustomer) ?? outside[0]
  const isBounce = traits.includes('bounce')
  const isMachine = isBounce || author === undefined || author.matched.sort === 'noReply'
  const answerTo = seen.find(
    (one) =>
      one.matched.person.role === 'replyTo' && isOutside(one) && hasAddress(one) && one.matched.sort === 'person',
  )
  const behindThem = isMachine
    ? (behind(seen, isBounce ? ['bounce'] : ['list', 'onBehalf', 'bounce']) ?? (isBounce ? undefined : answerTo))
    : undefined
  if (behindThem !== undefined) return { focus: behindThem, equals: [], most: 'likely' }
  return author === undefined
    ? nobody
    : { focus: author, equals: outside.filter((one) => one !== author), most: 'certain' }
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

export function focusOf(seen: readonly Seen[], traits: readonly MessageTrait[]): Focus {
  const authors = seen.filter(({ matched: { person }, isInHeader }) => person.role === 'from' && isInHeader)
  const isFromOutside = authors.some((author) => author.isRewritten || isOutside(author))
  if (isFromOutside) return byAuthor(authors, seen, traits)
  const focus = byRecipients(seen)
  // An author whom the page shows neither name nor address of may be anybody.
  return authors.length > 0 && !authors.some(isOurs) ? { ...focus, most: 'hint' } : focus
}
