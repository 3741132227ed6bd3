/** Mail among confusable people, in every form that a page shows it, with the truth of whose it is. */
import { canonicalAddress } from '../../../lib/domain/address-variants'
import type { Account, Identity } from '../../../lib/domain/model'
import { leastCertainty, type Correspondent, type MessageTrait, type Original } from '../../../lib/messages/page-report'
import type { Dice, Person, World } from './confusable-world'

export interface Mail {
  form: string
  people: Correspondent[]
  originals: Original[]
  traits: MessageTrait[]
  identities: Identity[]
  certainty: number
  /** Whose it is. */
  account: Account | null | 'either'
  /** Of a message to two companies, the second's. */
  alsoRight: Account | null | 'either'
  /** Whom the card is about, any of them. */
  about: Person[]
  /** Nothing speaks against, so the match has to be certain. */
  isPlain: boolean
}

export const rep = 'rep@ourco.example'
const colleague = 'li@ourco.example'
export const thread = 'thread'

/** An address they write from, and whether it leads to them alone. */
interface WrittenFrom {
  address: string
  isExact: boolean
}

function addressOf(dice: Dice, person: Person): WrittenFrom {
  const [address, isFiled] = dice.oneIn(3) // Whose row has addresses at two companies may have moved either way, as far as a private address tells.
    ? [person.home, person.isHomeFiled && person.formerWork === null]
    : [person.work, person.contact !== null]
  const domain = address.slice(address.indexOf('@') + 1)
  const local = address.slice(0, -domain.length - 1)
  if (!dice.oneIn(4)) return { address, isExact: isFiled }
  const isCompany = address === person.work && ['acme.example', 'globex.example'].includes(domain)
  // Where nobody documents tags, whether it is the same mailbox is not known.
  const tagged = { address: `${local}+shop@${domain}`, isExact: isFiled && (isCompany || domain === 'gmail.com') }
  if (domain === 'gmail.com' && dice.oneIn(2))
    return {
      address: `${local.replace(/^(.)/, '$1.')}@${dice.pick(['gmail.com', 'googlemail.com'])}`,
      isExact: isFiled,
    }
  return tagged
}

function shownName(dice: Dice, person: Person, people: readonly Person[]): string {
  const [given = '', family = ''] = person.name.split(' ')
  const shown = dice.pick([
    person.name,
    `${family}, ${given}`,
    `Dr. ${person.name.toUpperCase()}`,
    given,
    '',
    'another',
  ])
  return shown === 'another' ? dice.pick(people).name : shown
}

const to = (address: string): Correspondent => ({ role: 'to', name: '', address })
const decision = (given: Partial<Identity>): Identity => ({
  id: 'decision',
  createdAt: '2026-01-01T00:00:00.000Z',
  deletedAt: null,
  address: null,
  name: null,
  thread: null,
  decision: 'account',
  accountId: null,
  contactId: null,
  memberId: null,
  decidedAt: '2026-01-01T00:00:00.000Z',
  ...given,
})

/** Filed truly, at one account, and nobody else is filed with the address. */
function isPlainlyFiled({ filed, account, contact, work }: Person, { contacts, people }: World): boolean {
  const isTrue = filed === 'truly' || filed === 'afterMove' || filed === 'asAgent'
  const holders = contacts.filter(({ emails }) => emails.includes(work))
  // A subsidiary's with an address of the parent's may be the one's or the other's.
  const isOfParent =
    account !== null && account !== 'either' && account.name === 'Acme Labs' && work.endsWith('@acme.example')
  const hasSuccessor = people.some((one) => one.contact !== contact && one.work === work)
  return (
    isTrue &&
    contact !== null &&
    account !== null &&
    account !== 'either' &&
    holders.length === 1 &&
    !hasSuccessor &&
    !isOfParent
  )
}

type Written = Pick<Mail, 'form' | 'people'> & Partial<Mail>

/** The same mail as a page and its headers show it, with what stands between. */
function write(dice: Dice, world: World, author: Person): Written {
  const { address, isExact } = addressOf(dice, author)
  const name = shownName(dice, author, world.people)
  const isOwnName =
    name === '' ||
    author.name
      .toLowerCase()
      .split(' ')
      .some((word) => name.toLowerCase().includes(word))
  const other = dice.pick(world.people)
  const from: Correspondent = { role: 'from', name, address }
  const original = { name: author.name, address }
  const cc: Correspondent[] = dice.oneIn(3) ? [{ role: 'cc', name: other.name, address: other.work }] : []
  const isPlain = isExact && isOwnName && isPlainlyFiled(author, world)
  const byOurs: Correspondent = { role: 'from', name: 'Rep', address: dice.pick([rep, colleague]) }
  const listName = `${author.name} via Dev`
  const replyTo: Correspondent = { role: 'replyTo', name: author.name, address }
  switch (dice.below(16)) {
    case 0:
      return { form: 'forwarded by us', people: [byOurs, to(colleague)], originals: [{ how: 'forward', ...original }] }
    case 1: {
      const originals: Original[] = [{ how: 'forward', name: other.name, address: other.work }]
      return { form: 'forwards another', people: [from, to(rep)], originals, isPlain }
    }
    case 2: {
      const people = [{ ...from, name: listName, address: world.list }, to(rep), ...(dice.oneIn(2) ? [replyTo] : [])]
      const originals: Original[] = dice.oneIn(2) ? [{ how: 'list', ...original }] : []
      return { form: 'through a list', people, originals, traits: ['list'] }
    }
    case 3: {
      const hidden = `${address.replace('@', dice.pick(['=', '=40', '_']))}@${dice.pick(['dmarc.ietf.org', 'lists.example'])}`
      return { form: 'rewritten', people: [{ ...from, address: hidden }, to(rep)], traits: ['list'] }
    }
    case 4:
      return { form: 'name alone', people: [{ ...from, address: null }, to(rep), ...cc] }
    case 5: {
      const daemon = `mailer-daemon@${address.slice(address.indexOf('@') + 1)}`
      const originals: Original[] = [{ how: 'bounce', ...original }]
      const people = [{ ...from, name: 'Mail Delivery', address: daemon }, to(rep)]
      return { form: 'bounce', people, originals, traits: ['bounce'] }
    }
    case 6:
      return { form: 'written by us', people: [byOurs, { ...from, role: 'to' }], isPlain }
    case 7: {
      const people: Correspondent[] = [byOurs, { ...from, role: 'to' }, { role: 'to', name: '', address: other.work }]
      return { form: 'written by us to two', people, about: [author, other], alsoRight: other.account }
    }
    case 8:
      return { form: 'on behalf', people: [from, { role: 'sender', name: '', address: other.work }, to(rep)], isPlain }
    case 9: {
      const machine = `no-reply@${dice.pick(['service.example', 'acme.example', 'ourco.example'])}`
      return { form: 'machine for a person', people: [{ ...from, name: 'Form', address: machine }, replyTo, to(rep)] }
    }
    case 10: {
      const certainty = leastCertainty / (1 + dice.below(3)) - 0.01
      const read = dice.oneIn(2) ? from : { ...from, name: other.name, address: other.work }
      return { form: 'misread', people: [read, to(rep)], certainty }
    }
    case 11: {
      const stranger = { ...from, name: 'Eve', address: 'eve@stranger.example' }
      const originals: Original[] = [
        { how: dice.pick(['forward', 'list', 'onBehalf', 'bounce'] as const), ...original },
      ]
      return { form: 'fake headers in the text', people: [stranger, to(rep), ...cc], originals, account: null }
    }
    default:
      return { form: 'direct', people: [from, to(rep), ...cc], isPlain }
  }
}

/** What persons have decided, some of it before things changed. */
function decide(dice: Dice, { contacts, accounts }: World, mail: Mail, { contact: mine }: Person): Partial<Mail> {
  const [from] = mail.people
  const address = from?.address ?? null
  if (mail.form !== 'direct' || address === null || mail.account === null || mail.account === 'either') return {}
  const mailbox = canonicalAddress(address)
  const holders = contacts.filter(({ emails }) => emails.some((email) => canonicalAddress(email) === mailbox))
  switch (dice.below(6)) {
    case 0: {
      const isSettled = holders.every(({ accountIds }) => accountIds.includes(idOf(mail.account)))
      return { identities: [decision({ address, accountId: mail.account.id })], isPlain: mail.isPlain || isSettled }
    }
    case 1: {
      const wrong = holders.find((one) => one !== mine)
      if (mine === null || wrong === undefined) return {}
      return { identities: [decision({ address, decision: 'notContact', contactId: wrong.id })] }
    }
    case 2: {
      // Somebody chose; since then the row was put right.
      const old = dice.pick(accounts)
      if (!mail.isPlain || mine?.accountIds.includes(old.id)) return {}
      return { identities: [decision({ address, accountId: old.id })], isPlain: false }
    }
    default:
      return {}
  }
}

const idOf = (account: Mail['account']): string => (account === null || account === 'either' ? '' : account.id)

export function makeMail(dice: Dice, world: World): Mail {
  const person = dice.pick(world.people)
  const empty = { originals: [], traits: [], identities: [], certainty: 1, isPlain: false, alsoRight: null }
  const mail: Mail = { ...empty, account: person.account, about: [person], ...write(dice, world, person) }
  const named = mail.form === 'name alone' && person.contact !== null && person.account !== 'either' && dice.oneIn(2)
  const inThread = { name: mail.people[0]?.name ?? '', thread, decision: 'contact' as const }
  if (named && person.filed === 'truly' && inThread.name !== '' && person.contact)
    return { ...mail, identities: [decision({ ...inThread, contactId: person.contact.id })] }
  return { ...mail, ...decide(dice, world, mail, person) }
}
