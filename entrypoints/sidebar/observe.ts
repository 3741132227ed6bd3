/** What a report of the page says of who wrote with whom: the observations that sightings are made of. */
import { normaliseAddress } from '../../lib/domain/address'
import { sortOfAddress } from '../../lib/domain/address-sort'
import { threadHash } from '../../lib/domain/identity-id'
import type { DraftSent } from '../../lib/messages/draft-sent'
import type { ListReport, ListRow } from '../../lib/messages/list-report'
import { leastCertainty, type Correspondent, type OpenMessage, type PageReport } from '../../lib/messages/page-report'
import type { Observation } from '../../lib/store/sightings'
import { companyOf, type OurPeople } from './our-people'

/** A message to more people tells no rhythm of any of them. */
const mostPeople = 50
/** A list may show the day alone: midnight and noon are taken for that. */
const dayMs = 86_400_000
/** A draft's own date is that of its sending, a little later than the click. */
const sendingMs = 5 * 60_000

type Seen = Pick<Observation, 'address' | 'direction'>

/** A mailbox is a webmail and the address it is read for; null while nobody has told one's own address. */
export function mailboxOf(webmail: string, { own }: OurPeople): string | null {
  const [first] = own
  return first === undefined ? null : `${webmail} ${first}`
}

/** The addresses of people outside, each once; machines and mailings are none. */
function outside(people: readonly Correspondent[], { isOurs }: OurPeople): string[] {
  const addresses = people.map(({ address }) => (address === null ? null : normaliseAddress(address)))
  const persons = addresses.filter(
    (address) => address !== null && !isOurs(address) && !['noReply', 'bulk'].includes(sortOfAddress(address)),
  )
  return [...new Set(persons)].filter((address) => address !== null)
}

function seenIn({ people, originals, traits }: OpenMessage, ours: OurPeople): Seen[] {
  if (traits.includes('bounce')) {
    const unreached = originals.filter(({ how }) => how === 'bounce')
    const asPeople = unreached.map(({ name, address }) => ({ role: 'to' as const, name, address }))
    return outside(asPeople, ours).map((address) => ({ address, direction: 'bounced' }))
  }
  // A mailing, a list and a machine's answer are no word to us.
  if (traits.includes('bulk') || traits.includes('list') || traits.includes('autoReply')) return []
  const author = people.find(({ role }) => role === 'from')?.address
  const from = author == null ? null : normaliseAddress(author)
  if (from === null) return []
  const others = outside(people, ours)
  if (others.length > mostPeople) return []
  if (ours.isOurs(from)) return others.map((address) => ({ address, direction: 'out' }))
  if (!others.includes(from)) return []
  return others.map((address) => ({ address, direction: address === from ? 'in' : 'copied' }))
}

const observation = (shared: Omit<Observation, keyof Seen | 'domain'>, seen: Seen): Observation => ({
  ...shared,
  ...seen,
  domain: companyOf(seen.address),
})

/** Every message of an open conversation whose date is known, where the reader is sure of what it read. */
export function observeReport(report: PageReport, ours: OurPeople): Observation[] {
  const mailbox = mailboxOf(report.webmail, ours)
  if (report.kind !== 'message' || mailbox === null || report.certainty < leastCertainty) return []
  return report.messages.flatMap((message) => {
    const { at, pageKey, threadKey } = message
    if (at === null) return []
    const privateThread = threadHash({ webmail: report.webmail, ...message })
    const shared = { mailbox, pageKey, threadKey, privateThread, at, within: 0, isOpened: true }
    return seenIn(message, ours).map((seen) => observation(shared, seen))
  })
}

/** Whom a row shows: in Sent whom it is to; elsewhere its one author. Of a conversation's several it is not known who wrote last. */
function seenInRow({ people }: ListRow, folder: ListReport['folder'], ours: OurPeople): Seen[] {
  const to = people.filter(({ role }) => role === 'to' || role === 'cc' || role === 'bcc')
  if (folder === 'sent') return outside(to, ours).map((address) => ({ address, direction: 'out' }))
  const authors = people.filter(({ role }) => role === 'from' || role === 'sender')
  const found = outside(authors, ours)
  return authors.length === 1 ? found.map((address) => ({ address, direction: 'in' })) : []
}

const isRound = (hours: number, minutes: number, seconds: number): boolean =>
  hours % 12 === 0 && minutes === 0 && seconds === 0

/** Whether a list's date may be a day without an hour: its midnight or noon, here or in UTC. */
export function isDayAlone(at: string): boolean {
  const date = new Date(at)
  return (
    isRound(date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()) ||
    isRound(date.getHours(), date.getMinutes(), date.getSeconds())
  )
}

/** Every row of a list whose date is known. */
export function observeList(report: ListReport, ours: OurPeople): Observation[] {
  const mailbox = mailboxOf(report.webmail, ours)
  if (mailbox === null) return []
  return report.rows.flatMap((row) => {
    const { at, pageKey, threadKey } = row
    if (at === null) return []
    const within = isDayAlone(at) ? dayMs : 0
    const shared = { mailbox, pageKey, threadKey, privateThread: null, at, within, isOpened: false }
    return seenInRow(row, report.folder, ours).map((seen) => observation(shared, seen))
  })
}

/** A draft that has just been sent. */
export function observeSent(draft: DraftSent, ours: OurPeople): Observation[] {
  const mailbox = mailboxOf(draft.webmail, ours)
  const others = outside(draft.people, ours)
  if (mailbox === null || others.length > mostPeople) return []
  const { at, threadKey } = draft
  const shared = { mailbox, pageKey: null, threadKey, privateThread: null, at, within: sendingMs, isOpened: false }
  return others.map((address) => observation(shared, { address, direction: 'out' }))
}
