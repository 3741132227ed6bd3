/** "Is Sidelight reading this page?": what each selector of the adapter finds now, or what the generic reader has read. Holds no text of the page. */
import type { Correspondent } from '../messages/page-report'
import type { SelfTest } from '../messages/self-test'
import type { MailAdapter, PageReading } from './adapter'
import { censorMarkup } from './censor'
import type { SelectorList } from './selectors'
import { watchedDocuments } from './watched-documents'

const mostFields = 60
const longestField = 60
const longestSelector = 300
/** Fields that stand in a message's header, the first that answers shows where it is. */
const headerFields = ['message', 'sender', 'from', 'subject', 'recipients', 'to', 'compose', 'draftTo']

type Field = SelfTest['fields'][number]

function testField(documents: readonly Document[], field: string, list: SelectorList): Field {
  const name = field.slice(0, longestField)
  for (const { css, seen } of list) {
    const found = documents.reduce((sum, page) => sum + page.querySelectorAll(css).length, 0)
    if (found > 0) return { field: name, found, selector: css.slice(0, longestSelector), seen: seen.slice(0, 7) }
  }
  return { field: name, found: 0, selector: null, seen: null }
}

/** Each field of the adapter, by the first of its selectors that answers anywhere in the page. */
function testFields(page: Document, adapter: MailAdapter): Field[] {
  const documents = watchedDocuments(page, adapter)
  return Object.entries(adapter.selectors)
    .map(([field, list]) => testField(documents, field, list))
    .slice(0, mostFields)
}

const asRead = (field: string, count: number): Field => ({ field, found: count, selector: null, seen: null })

const isWriter = ({ role }: Correspondent): boolean => role === 'from' || role === 'sender'
const isRecipient = ({ role }: Correspondent): boolean => role === 'to' || role === 'cc' || role === 'bcc'

/** Of a reader without selectors, which has found each field by what all webmails share: what it read, counted. */
function readFields(page: Document, adapter: MailAdapter, reading: PageReading | null): Field[] {
  if (reading === null || reading.kind === 'transition') return []
  const own = asRead('ownAddress', reading.ownAddresses.length)
  if (reading.kind === 'none') return [own]
  const said = reading.kind === 'draft' ? reading : reading.messages[reading.focus]
  if (said === undefined) return [own]
  const recipients = asRead('recipients', said.people.filter(isRecipient).length)
  const subject = asRead('subject', said.subject === null ? 0 : 1)
  if (!('at' in said)) return [recipients, subject, asRead('editor', adapter.readEditor?.(page) ? 1 : 0), own]
  return [
    asRead('sender', said.people.filter(isWriter).length),
    recipients,
    subject,
    asRead('date', said.at === null ? 0 : 1),
    asRead('body', adapter.readBody?.(page) ? 1 : 0),
    own,
  ]
}

/** Where the header is, or would be: what stands around the first of its fields that is there. */
function aroundHeader(page: Document, adapter: MailAdapter): Element | Document {
  for (const shown of watchedDocuments(page, adapter).toReversed())
    for (const name of headerFields)
      for (const { css } of adapter.selectors[name] ?? []) {
        const found = shown.querySelector(css)
        if (found !== null) return found.parentElement ?? found
      }
  return page
}

function readState(page: Document, adapter: MailAdapter): PageReading | null {
  try {
    return adapter.readPage(page)
  } catch {
    // The watch of the page has told of it; here it is the answer.
    return null
  }
}

/** Fields of an adapter in whose place another reads, its id before each; at most half of what a self-test holds. */
export function fieldsBefore(page: Document, adapter: MailAdapter): Field[] {
  const fields = testFields(page, adapter).slice(0, mostFields / 2)
  return fields.map(({ field, found, selector, seen }) => {
    return { field: `${adapter.id}: ${field}`.slice(0, longestField), found, selector, seen }
  })
}

/** @param before fields of the adapter in whose place this one reads */
export function testReading(page: Document, adapter: MailAdapter, before: readonly Field[]): SelfTest {
  const reading = readState(page, adapter)
  const hasSelectors = Object.keys(adapter.selectors).length > 0
  const fields = hasSelectors ? testFields(page, adapter) : readFields(page, adapter, reading)
  const certainty = reading?.kind === 'message' ? (reading.certainty ?? 1) : reading === null ? 0 : 1
  return {
    webmail: adapter.id,
    state: reading?.kind ?? 'unreadable',
    certainty,
    fields: [...fields.slice(0, mostFields - before.length), ...before],
    markup: censorMarkup(aroundHeader(page, adapter)),
  }
}
