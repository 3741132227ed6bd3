/**
 * Yahoo Mail (and AOL, which is the same build): from selectors that other extensions maintain, read on the live page in 2019 to
 * 2026; never seen by us. Who else but the sender got a message is known from two sources that nobody has checked.
 */
import type { Correspondent } from '../../messages/page-report'
import type { MailAdapter, PageReading, ReadMessage } from '../adapter'
import { boundPeople, boundSubject, correspondent } from '../people'
import { asideByMargin } from './aside'
import { isOfAnotherRow } from './between-rows'
import { readConversation } from './conversation'
import { decoded } from './decoded'
import { draftInFront } from './draft-in-front'
import { editable } from './editable'
import { readShownDate } from './gmail-date'
import { shownOf } from './is-shown'
import { smallestAround } from './own-block'
import { readShownPerson } from './shown-person'
import { readTitleAddress } from './title-address'
import { findYahooDrafts, readYahooDraft, yahooDraft } from './yahoo-draft'
import { idOfRow, readYahooList, yahooList } from './yahoo-list'
import { fields, yahooTexts } from './yahoo-fields'
import { nextLookWhileUnsettled, settled } from './settled'

const selectors = {
  subject: [{ css: '[data-test-id=message-group-subject-text]', seen: '2026-08', by: 'others' }],
  message: [{ css: '[data-test-id=message-view]', seen: '2026-08', by: 'others' }],
  sender: [
    { css: '[data-test-id=with-contact-card-anchor]', seen: '2026-08', by: 'others' },
    { css: '[data-test-id=message-from] [data-test-id=email-pill]', seen: '2019-11', by: 'others' },
  ],
  /** Its address holds the sender's: `…/endpoints/smtp:ana@acme.example/photo`. */
  senderPicture: [{ css: 'img[src*="endpoints/smtp:"]', seen: '2026-08', by: 'others' }],
  recipients: [
    { css: '[data-test-id=message-recipients] > *', seen: '2026-08', by: 'weak' },
    { css: '[data-test-id=message-to] [data-test-id=email-pill]', seen: '2019-11', by: 'weak' },
  ],
  date: [{ css: '[data-test-id=message-date]', seen: '2026-08', by: 'weak' }],
  ...yahooTexts,
  ...yahooList,
  ...yahooDraft,
} as const satisfies MailAdapter['selectors']

/** `…/d/folders/1/messages/4711`: the conversation that is open. */
function idInAddress(url: string): string | null {
  return /\/messages\/([^/?#]+)/.exec(url)?.[1] ?? null
}

function ownAddresses(page: Document): string[] {
  const own = readTitleAddress(page.title)
  return own === null ? [] : [own]
}

/** The name alone may be shown, and a name may look like an address: the picture's address and a title are the webmail's. */
function readSender(message: Element): Correspondent {
  const [sender] = fields.all(message, selectors.sender)
  const shown = readShownPerson('from', sender ?? fields.required(message, 'sender', selectors.sender), ['title'])
  const [picture] = fields.all(message, selectors.senderPicture)
  const found = /endpoints\/smtp:([^/]+)\//.exec(picture?.getAttribute('src') ?? '')?.[1]
  return found === undefined ? shown : correspondent('from', shown.name, decoded(found))
}

interface Group {
  root: Element
  messages: Element[]
  subject: string | null
  threadKey: string
}

function readMessage({ subject, threadKey }: Group, message: Element, index: number): ReadMessage {
  const recipients = fields.all(message, selectors.recipients).map((one) => readShownPerson('to', one, ['title']))
  const shown = fields.all(message, selectors.date)[0]
  const date = shown?.getAttribute('title') ?? shown?.textContent ?? ''
  return {
    // No id of a message is known to stand in the page: when it was sent names it within its conversation.
    pageKey: `${threadKey}/${date === '' ? index : date}`.slice(0, 500),
    threadKey,
    messageId: null,
    subject,
    at: readShownDate(date, message.ownerDocument.documentElement.lang),
    // The first of them is the word "To".
    ...boundPeople([readSender(message), ...recipients.filter(({ address }) => address !== null)]),
  }
}

function findGroup(page: Document, threadKey: string): Group | null {
  const heading = shownOf(fields.all(page, selectors.subject)).at(-1)
  const root = heading === undefined ? null : smallestAround(heading, selectors.message)
  if (heading === undefined || root === null) return null
  const subject = boundSubject(heading.getAttribute('title') ?? heading.textContent)
  return { root, messages: fields.all(root, selectors.message), subject, threadKey }
}

const bodyOf = (message: Element): Element | null => fields.first(message, selectors.body)

export const yahoo = {
  id: 'yahoo',
  selectors,

  matches: (page) => page.body !== null && /^https:\/\/mail\.(?:yahoo|aol)\.com\/(?:d|n|b)\b/.test(page.URL),

  readPage(page): PageReading {
    const own = ownAddresses(page)
    const drafts = findYahooDrafts(page)
    const id = idInAddress(page.URL)
    const draft = id === null ? drafts.at(-1) : draftInFront(page, drafts)
    if (draft != null) return readYahooDraft(draft, own)
    if (id === null) return { kind: 'none', ownAddresses: own }
    const group = findGroup(page, id)
    const rows = fields.all(page, selectors.row)
    const named = rows.find((row) => idOfRow(row) === id) ?? null
    if (group === null || isOfAnotherRow(group.subject, named, rows)) return { kind: 'transition' }
    const { messages, focus } = readConversation(
      group.messages.length,
      (index) => group.messages[index] !== undefined && bodyOf(group.messages[index]) !== null,
      (index) => readMessage(group, group.messages[index] ?? group.root, index),
    )
    return settled(page, id, { kind: 'message', ownAddresses: own, messages, focus })
  },

  watched: (page) => ({ targets: page.body === null ? [] : [page.body], frames: [], attributes: ['title', 'src'] }),

  nextLook: nextLookWhileUnsettled,

  readList: readYahooList,
  chipPlace: (row) => fields.first(row, yahooList.rowSender)?.parentElement ?? null,

  readBody(page) {
    const group = findGroup(page, '')
    return group?.messages.map(bodyOf).findLast((body) => body !== null) ?? null
  },

  readEditor(page) {
    const drafts = findYahooDrafts(page)
    return editable(fields.first(draftInFront(page, drafts) ?? drafts.at(-1) ?? page, yahooDraft.editor))
  },

  isSendControl: (element) => element.closest(yahooDraft.send[0].css) !== null,

  aside: asideByMargin,
} satisfies MailAdapter
