/**
 * Fastmail: weak facts, from three extensions that agree on the names and were kept in 2023 to 2026; nobody of ours has seen the
 * page. Its names come from its own toolkit (Overture) and are not hashed. The sender's address may be the heading's title or
 * stand beside it; recipients show names, with addresses in titles at best.
 */
import type { MailAdapter, PageReading, ReadMessage } from '../adapter'
import { boundPeople, boundSubject } from '../people'
import { asideByMargin } from './aside'
import { isOfAnotherRow } from './between-rows'
import { readConversation } from './conversation'
import { draftInFront } from './draft-in-front'
import { draftReading } from './draft-reading'
import { editable } from './editable'
import { fastmailDraft, findFastmailDrafts, readFastmailPeople } from './fastmail-draft'
import { readShownDate } from './gmail-date'
import { shownOf } from './is-shown'
import { ownBlock } from './own-block'
import { isAddress, readShownPerson } from './shown-person'
import { readTitleAddress } from './title-address'
import { fields, fastmailTexts } from './fastmail-fields'
import { nextLookWhileUnsettled, settled } from './settled'
import { isControlEnter } from './send-key'

const selectors = {
  thread: [{ css: '.v-Thread', seen: '2026-03', by: 'others' }],
  subject: [{ css: '.v-Thread-title h1', seen: '2026-03', by: 'others' }],
  sender: [{ css: '.v-MessageCard-from', seen: '2026-03', by: 'others' }],
  senderAddress: [{ css: '.v-MessageCard-unknownSender', seen: '2026-03', by: 'weak' }],
  recipients: [{ css: '.v-Message-toName', seen: '2026-03', by: 'weak' }],
  date: [{ css: '.v-MessageCard-time[title]', seen: '2026-03', by: 'weak' }],
  messageId: [{ css: '[data-message-id]', seen: '2026-03', by: 'weak' }],
  ...fastmailTexts,
  row: [{ css: '.v-MailboxItem', seen: '2024-06', by: 'others' }],
  ...fastmailDraft,
} as const satisfies MailAdapter['selectors']

/** `/mail/Inbox/T4e3…`, with the message's id behind a dot: the conversation that is open. */
function threadInAddress(url: string): string | null {
  const [app, , thread = ''] = new URL(url).pathname.split('/').filter((part) => part !== '')
  return app === 'mail' && /^[\w.-]{6,}$/.test(thread) && !thread.startsWith('compose') ? thread : null
}

function readOwnAddresses(page: Document): string[] {
  const own = readTitleAddress(page.title)
  return own === null ? [] : [own]
}

interface Thread {
  root: Element
  senders: Element[]
  subject: string | null
  threadKey: string
}

function readMessage({ root, senders, subject, threadKey }: Thread, index: number): ReadMessage {
  const block = ownBlock(root, senders, index)
  const sender = senders[index] ?? fields.required(root, 'sender', selectors.sender)
  const beside = fields.all(block, selectors.senderAddress)[0]?.textContent?.replaceAll(/[<>\s]/g, '') ?? null
  const from = readShownPerson('from', sender, ['title'])
  const recipients = fields.all(block, selectors.recipients).map((one) => readShownPerson('to', one, ['title']))
  const [named] = block.hasAttribute('data-message-id') ? [block] : fields.all(block, selectors.messageId)
  const date = fields.all(block, selectors.date)[0]?.getAttribute('title') ?? ''
  return {
    pageKey: (named?.getAttribute('data-message-id') ?? `${threadKey}/${date === '' ? index : date}`).slice(0, 500),
    threadKey,
    messageId: null,
    subject,
    at: readShownDate(date, root.ownerDocument.documentElement.lang),
    ...boundPeople([isAddress(beside) ? { ...from, address: beside } : from, ...recipients]),
  }
}

function findThread(page: Document, threadKey: string): Thread | null {
  const root = shownOf(fields.all(page, selectors.thread)).at(-1)
  if (root === undefined) return null
  const heading = fields.first(root, selectors.subject)
  const senders = fields.all(root, selectors.sender)
  return { root, senders, subject: boundSubject(heading?.textContent ?? null), threadKey }
}

const bodiesIn = (root: Element): Element[] => fields.all(root, selectors.body)

/** The row of the open conversation: its link ends as the address does. */
function rowOf(rows: readonly Element[], threadKey: string): Element | null {
  const isNamed = (row: Element): boolean =>
    [row, ...row.querySelectorAll('a[href]')].some(
      (link) => link.getAttribute('href')?.includes(`/${threadKey}`) === true,
    )
  return rows.find(isNamed) ?? null
}

export const fastmail = {
  id: 'fastmail',
  selectors,

  matches: (page) =>
    page.body !== null && /^https:\/\/(?:app|www)\.fastmail\.com\/(?:mail|contacts|calendar)\b/.test(page.URL),

  readPage(page): PageReading {
    const own = readOwnAddresses(page)
    const drafts = findFastmailDrafts(page)
    const named = threadInAddress(page.URL)
    const draft = named === null ? drafts.at(-1) : draftInFront(page, drafts)
    if (draft != null) return draftReading(own, readFastmailPeople(draft), fields.first(draft, selectors.draftSubject))
    if (named === null) return { kind: 'none', ownAddresses: own }
    const thread = findThread(page, named)
    const rows = fields.all(page, selectors.row)
    if (thread === null || isOfAnotherRow(thread.subject, rowOf(rows, named), rows)) return { kind: 'transition' }
    const { root, senders } = thread
    if (senders.length === 0) fields.required(root, 'sender', selectors.sender)
    const isOpen = (index: number): boolean => bodiesIn(ownBlock(root, senders, index)).length > 0
    const { messages, focus } = readConversation(senders.length, isOpen, (index) => readMessage(thread, index))
    return settled(page, named, { kind: 'message', ownAddresses: own, messages, focus })
  },

  watched: (page) => ({ targets: page.body === null ? [] : [page.body], frames: [], attributes: ['title'] }),

  nextLook: nextLookWhileUnsettled,

  readBody(page) {
    const thread = findThread(page, '')
    return thread === null ? null : (bodiesIn(thread.root).at(-1) ?? null)
  },

  readEditor(page) {
    const drafts = findFastmailDrafts(page)
    return editable(fields.first(draftInFront(page, drafts) ?? drafts.at(-1) ?? page, fastmailDraft.editor))
  },

  isSendControl: (element) => element.closest(fastmailDraft.send[0].css) !== null,

  isSendKey: isControlEnter,

  aside: asideByMargin,
} satisfies MailAdapter
