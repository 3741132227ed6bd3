/**
 * Proton Mail, from its own source (github.com/ProtonMail/WebClients, applications/mail/src/app/components, read in files of 2022 to
 * 2026): names for tests, which it keeps through redesigns. Not yet on the live site. Texts and drafts are in frames of the same origin.
 */
import type { Correspondent } from '../../messages/page-report'
import { limits } from '../../messages/limits'
import type { MailAdapter, PageReading, ReadMessage } from '../adapter'
import { frameDocument } from '../dom'
import { boundPeople, boundSubject, correspondent } from '../people'
import { queryAll, queryOptional, queryRequired } from '../selectors'
import { asideByMargin } from './aside'
import { isOfAnotherRow } from './between-rows'
import { readConversation } from './conversation'
import { draftInFront } from './draft-in-front'
import { editable } from './editable'
import { readShownDate } from './gmail-date'
import { shownOf } from './is-shown'
import { smallestAround } from './own-block'
import { findProtonDrafts, protonDraft, readProtonDraft } from './proton-draft'
import { protonList, readProtonList } from './proton-list'
import { isAddress } from './shown-person'
import { readTitleAddress } from './title-address'
import { nextLookWhileUnsettled, settled } from './settled'
import { isControlEnter } from './send-key'

const selectors = {
  subject: [{ css: 'h1[data-testid="conversation-header:subject"]', seen: '2026-07', by: 'source' }],
  message: [{ css: '[data-shortcut-target=message-container]', seen: '2026-07', by: 'source' }],
  sender: [
    { css: '[data-testid="recipients:sender"]', seen: '2026-07', by: 'source' },
    // In a collapsed message, which shows nobody else.
    { css: '[data-testid^="recipient:details-dropdown-"]', seen: '2026-07', by: 'source' },
    { css: '[data-testid="message-header:from"]', seen: '2022-06', by: 'source' },
  ],
  /** To, Cc and Bcc once the details are open; before that one group of all. */
  group: [{ css: '[data-testid^="message-header-expanded:"]', seen: '2026-07', by: 'source' }],
  recipients: [{ css: '[data-testid^="recipients:item-"]', seen: '2026-07', by: 'source' }],
  name: [{ css: '[data-testid=recipient-label], .message-recipient-item-label', seen: '2026-07', by: 'source' }],
  address: [{ css: '[data-testid=recipient-address], .message-recipient-item-address', seen: '2026-07', by: 'source' }],
  date: [{ css: 'time[data-testid^=item-date-]', seen: '2026-07', by: 'source' }],
  body: [{ css: 'iframe[data-testid=content-iframe]', seen: '2026-07', by: 'source' }],
  ...protonList,
  ...protonDraft,
} as const satisfies MailAdapter['selectors']

/** `/u/0/inbox/<conversation or message>`, and `/u/0/inbox/<conversation>/<message>`; a custom folder is an id too. */
function idsInAddress(url: string): string[] {
  const [, , , ...ids] = new URL(url).pathname.split('/').filter((part) => part !== '')
  return ids.filter((id) => id.length >= 16)
}

function readOwnAddresses(page: Document): string[] {
  const own = readTitleAddress(page.title)
  return own === null ? [] : [own]
}

/** The address is the title, the end of the name for tests, or the text in brackets. */
function readPerson(role: Correspondent['role'], element: Element): Correspondent {
  const named = (element.getAttribute('data-testid') ?? '').replace(/^recipients?:(?:item|details-dropdown)-/, '')
  const written = (queryOptional(element, selectors.address)?.textContent ?? '').replace(/^\s*<|>\s*$/g, '')
  const address = [element.getAttribute('title'), named, written].find(isAddress) ?? null
  const name = queryOptional(element, selectors.name)?.textContent ?? element.textContent ?? ''
  return correspondent(role, name, address)
}

function readRecipients(message: Element): Correspondent[] {
  const groups = queryAll(message, selectors.group).filter(
    (group) => queryOptional(group, selectors.recipients) !== null,
  )
  const roles = ['to', 'cc', 'bcc'] as const
  return queryAll(message, selectors.recipients)
    .slice(0, limits.peoplePerMessage)
    .map((item) => {
      const group = groups.findIndex((one) => one.contains(item))
      return readPerson(roles[Math.max(0, group)] ?? 'bcc', item)
    })
}

interface Conversation {
  root: Element
  messages: Element[]
  subject: string | null
}

function readMessage(conversation: Conversation, threadKey: string | null, index: number): ReadMessage {
  const message = conversation.messages[index] ?? conversation.root
  const sender = queryRequired(message, 'sender', selectors.sender)
  const count = queryAll(message, selectors.recipients).length
  const people = readRecipients(message)
  const date = queryOptional(message, selectors.date)
  return {
    pageKey: message.getAttribute('data-message-id') ?? `${threadKey ?? 'conversation'}/${index}`,
    threadKey,
    messageId: null,
    subject: conversation.subject,
    at: readShownDate(date?.getAttribute('datetime') ?? '', message.ownerDocument.documentElement.lang),
    ...boundPeople([readPerson('from', sender), ...people], count - people.length),
  }
}

function findConversation(page: Document): Conversation | null {
  const heading = shownOf(queryAll(page, selectors.subject)).at(-1)
  const root = heading === undefined ? null : smallestAround(heading, selectors.message)
  if (heading === undefined || root === null) return null
  const subject = boundSubject(heading.getAttribute('title') ?? heading.textContent)
  return { root, subject, messages: queryAll(root, selectors.message) }
}

const isOpen = (message: Element | undefined): boolean => message?.getAttribute('data-expanded') === 'true'

export const proton = {
  id: 'proton',
  selectors,

  matches: (page) => page.body !== null && /^https:\/\/mail\.proton\.me\/u\/\d+/.test(page.URL),

  readPage(page): PageReading {
    const own = readOwnAddresses(page)
    const drafts = findProtonDrafts(page)
    const ids = idsInAddress(page.URL)
    const [named = null] = ids
    const draft = named === null ? drafts.at(-1) : draftInFront(page, drafts)
    if (draft != null) return readProtonDraft(draft, own)
    if (named === null) return { kind: 'none', ownAddresses: own }
    const conversation = findConversation(page)
    const rows = queryAll(page, selectors.row)
    const row = rows.find((one) => one.getAttribute('data-element-id') === named) ?? null
    const isNamed =
      conversation?.messages.some((one) => ids.includes(one.getAttribute('data-message-id') ?? '')) === true
    if (conversation === null || (!isNamed && isOfAnotherRow(conversation.subject, row, rows)))
      return { kind: 'transition' }
    const { messages, focus } = readConversation(
      conversation.messages.length,
      (index) => isOpen(conversation.messages[index]),
      (index) => readMessage(conversation, named, index),
    )
    return settled(page, isNamed ? null : named, { kind: 'message', ownAddresses: own, messages, focus })
  },

  watched: (page) => ({
    targets: page.body === null ? [] : [page.body],
    frames: [],
    attributes: ['data-expanded', 'title'],
  }),

  nextLook: nextLookWhileUnsettled,

  readList: readProtonList,
  chipPlace: (row) => queryOptional(row, protonList.rowSender)?.parentElement ?? null,

  readBody(page) {
    const open = findConversation(page)?.messages.findLast(isOpen)
    return open === undefined ? null : (frameDocument(queryOptional(open, selectors.body))?.body ?? null)
  },

  readEditor(page) {
    const drafts = findProtonDrafts(page)
    const editor = queryOptional(draftInFront(page, drafts) ?? drafts.at(-1) ?? page, protonDraft.editor)
    const written = frameDocument(editor)
    return editable(written === null ? editor : queryOptional(written, protonDraft.editorText))
  },

  isSendControl: (element) => element.closest(protonDraft.send[0].css) !== null,

  isSendKey: isControlEnter,

  aside: asideByMargin,
} satisfies MailAdapter
