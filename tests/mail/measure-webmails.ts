/** What each adapter really reads of each of its pages: the figures of docs/webmails.md. */
import type { MailAdapter, PageReading } from '../../lib/mail/adapter'
import type { Correspondent } from '../../lib/messages/page-report'
import { openPage, variantsOf, type ContractPages, type Webmail } from './adapter-pages'
import { captures } from './captures'

/**
 * `asked`: the page holds a name and no address, so the person is asked. `some asked`: of several people some are. `not meant`: such a
 * page has no such field, as a draft has no date.
 */
export type Answer = 'read' | 'some asked' | 'asked' | 'not held' | 'not meant'

export const measuredFields = [
  'sender',
  'others',
  'subject',
  'date',
  'thread',
  'own address',
  'rows',
  'text',
  'editor',
  'send',
] as const
export type MeasuredField = (typeof measuredFields)[number]

/** What a page of each kind is expected to hold; anything else counts where it is read all the same. */
const meant: Record<PageReading['kind'], readonly MeasuredField[]> = {
  message: ['sender', 'others', 'subject', 'date', 'thread', 'own address', 'text'],
  draft: ['others', 'subject', 'own address', 'editor', 'send'],
  none: ['own address', 'rows'],
  transition: [],
}

export interface Measured {
  webmail: string
  variant: string
  /** What was read: a message, a draft, or neither. */
  kind: PageReading['kind']
  answers: Record<MeasuredField, Answer>
}

function answerOf(people: readonly Correspondent[]): Answer {
  const asked = people.filter(({ address }) => address === null).length
  if (people.length === 0) return 'not held'
  if (asked === 0) return 'read'
  return asked === people.length ? 'asked' : 'some asked'
}

const held = (value: unknown): Answer =>
  value === null || value === undefined || value === false ? 'not held' : 'read'

function ofMessages(reading: PageReading): Pick<Measured['answers'], 'subject' | 'date' | 'thread'> {
  const messages = reading.kind === 'message' ? reading.messages : []
  const all = (field: 'subject' | 'at' | 'threadKey'): Answer =>
    held(messages.length > 0 && messages.every((message) => message[field] !== null))
  const subject = reading.kind === 'draft' ? held(reading.subject) : all('subject')
  return { subject, date: all('at'), thread: all('threadKey') }
}

function peopleOf(reading: PageReading): Correspondent[] {
  if (reading.kind === 'draft') return reading.people
  return reading.kind === 'message' ? reading.messages.flatMap(({ people }) => people) : []
}

/** Measures one page. @param send CSS of something inside the send control, where the page has one */
export function measure(adapter: MailAdapter, page: Document, send: string | null): Omit<Measured, 'variant'> {
  const reading = adapter.readPage(page)
  const people = peopleOf(reading)
  const rows = adapter.readList?.(page)?.rows ?? []
  const shown = [page, ...[...page.querySelectorAll('iframe')].map((frame) => frame.contentDocument)]
  const control =
    send === null ? null : shown.map((one) => one?.querySelector(send) ?? null).find((one) => one !== null)
  const found: Record<MeasuredField, Answer> = {
    sender: answerOf(people.filter(({ role }) => role === 'from')),
    others: answerOf(people.filter(({ role }) => role !== 'from')),
    ...ofMessages(reading),
    'own address': held(reading.kind !== 'transition' && reading.ownAddresses.length > 0),
    rows: answerOf(rows.flatMap((row) => row.people)),
    text: held(adapter.readBody?.(page)),
    editor: held(adapter.readEditor?.(page)),
    send: held(control != null && adapter.isSendControl?.(control) === true),
  }
  const answers = { ...found }
  for (const field of measuredFields)
    if (found[field] === 'not held' && !meant[reading.kind].includes(field)) answers[field] = 'not meant'
  return { webmail: adapter.id, kind: reading.kind, answers }
}

function measurePages(adapter: MailAdapter, pages: ContractPages): Measured[] {
  return variantsOf(pages).flatMap(({ name, page }) => {
    if (typeof page === 'string') return []
    const send = page === pages.compose ? (pages.draftParts?.send?.css ?? null) : null
    return [{ variant: name, ...measure(adapter, openPage(page), send) }]
  })
}

export function measureFixtures(webmails: readonly Webmail[]): Measured[] {
  return webmails.flatMap(({ adapter, pages }) => measurePages(adapter, pages))
}

/** Only where the captures are. Fields that the capture itself does not hold are left empty. */
export function measureCaptures(): Measured[] {
  return captures.map(({ adapter, name, page, written = [] }) => {
    const measured = measure(adapter, page(), null)
    for (const field of measuredFields) if (written.includes(field)) measured.answers[field] = 'not meant'
    return Object.assign(measured, { variant: name })
  })
}
