/**
 * Gmail, from WEBMAIL.md's facts: seen in captures of 2016, 2020 and 2025, not yet on the live site; where a draft is written and
 * sent, from what other extensions have read for years. Its short class names are old and not hashed.
 */
import { limits } from '../../messages/limits'
import type { Correspondent } from '../../messages/page-report'
import type { MailAdapter, PageReading, ReadMessage } from '../adapter'
import { boundPeople, boundSubject, correspondent } from '../people'
import { asideByMargin } from './aside'
import { readConversation } from './conversation'
import { draftInFront } from './draft-in-front'
import { editable } from './editable'
import { readShownDate } from './gmail-date'
import { findGmailDrafts, gmailDraft, readGmailDraft } from './gmail-draft'
import { gmailList, readGmailList } from './gmail-list'
import { readConversationInAddress, readGmailId, readJslogId } from './gmail-thread'
import { isShown } from './is-shown'
import { smallestAround } from './own-block'
import { ownAddresses, readTitleAddress } from './title-address'
import { fields, gmailTexts } from './gmail-fields'
import { isControlEnter } from './send-key'

const selectors = {
  subject: [{ css: 'h2.hP', seen: '2016-01', by: 'others' }],
  /** Open ones (`adn`) and collapsed ones (`adf`), in order. */
  message: [{ css: '.adn.ads, .adf.ads', seen: '2025-08' }],
  sender: [
    { css: 'span.gD[email]', seen: '2025-08' },
    { css: '.gD[data-hovercard-id]', seen: '2020-01' },
  ],
  recipients: [
    { css: '.hb span.g2[email]', seen: '2025-08' },
    { css: '.hb .g2[data-hovercard-id]', seen: '2020-01' },
  ],
  date: [{ css: '.g3[title]', seen: '2025-08' }],
  messageId: [
    { css: '[data-message-id]', seen: '2020-01' },
    { css: '[data-legacy-message-id]', seen: '2020-01' },
  ],
  logged: [{ css: '[jslog]', seen: '2025-08' }],
  ...gmailTexts,
  account: [{ css: 'a[href*="SignOutOptions"][aria-label*="@"]', seen: '2026-02', by: 'others' }],
  ...gmailList,
  ...gmailDraft,
} as const satisfies MailAdapter['selectors']

function readPerson(role: Correspondent['role'], element: Element): Correspondent {
  const name = element.getAttribute('name') ?? element.getAttribute('data-name') ?? element.textContent ?? ''
  return correspondent(role, name, element.getAttribute('email') ?? element.getAttribute('data-hovercard-id'))
}

/** The first id that a `jslog` of the element or below it holds. */
function readLoggedId(root: Element, field: '1' | '4'): string | null {
  for (const element of [root, ...fields.all(root, selectors.logged)]) {
    const id = readJslogId(element.getAttribute('jslog'), field)
    if (id !== null) return id
  }
  return null
}

interface Conversation {
  heading: Element
  /** Holds the heading and its messages, and no other conversation's. */
  container: Element
  id: string | null
}

function readHeading(heading: Element): Conversation | null {
  const container = smallestAround(heading, selectors.message)
  if (container === null || fields.all(container, selectors.subject).length > 1) return null
  const names = [heading.getAttribute('data-thread-perm-id'), heading.getAttribute('data-legacy-thread-id')]
  const id = names.map(readGmailId).find((name) => name !== null) ?? readLoggedId(container, '1')
  return { heading, container, id }
}

function readMessageId(message: Element): string | null {
  for (const element of [message, ...fields.all(message, selectors.messageId)]) {
    const names = [element.getAttribute('data-message-id'), element.getAttribute('data-legacy-message-id')]
    const id = names.map(readGmailId).find((name) => name !== null)
    if (id !== undefined) return id
  }
  return readLoggedId(message, '4')
}

function readMessage(message: Element, conversation: Conversation, index: number): ReadMessage {
  const sender = fields.required(message, 'sender', selectors.sender)
  const recipients = fields.all(message, selectors.recipients)
  const read = recipients.slice(0, limits.peoplePerMessage).map((element) => readPerson('to', element))
  const shown = fields.first(message, selectors.date)?.getAttribute('title') ?? ''
  const thread = conversation.id ?? 'conversation'
  return {
    // A collapsed message has no id of its own in some builds: its place in the conversation stands for it.
    pageKey: readMessageId(message) ?? `${thread}/${index}`,
    threadKey: conversation.id,
    messageId: null,
    subject: boundSubject(conversation.heading.textContent),
    at: readShownDate(shown, message.closest('[lang]')?.getAttribute('lang') ?? ''),
    ...boundPeople([readPerson('from', sender), ...read], recipients.length - read.length),
  }
}

function readOwnAddresses(page: Document): string[] {
  const account = fields.first(page, selectors.account)?.getAttribute('aria-label')
  return ownAddresses([readTitleAddress(page.title), account])
}

/** The conversation the address names. The one before stays in the page, and may come first in it. */
function findConversation(page: Document, id: string | null): Conversation | null {
  const all = fields
    .all(page, selectors.subject)
    .map(readHeading)
    .filter((one) => one !== null)
  const named = all.find((one) => one.id !== null && one.id === id)
  if (named !== undefined) return named
  // Without ids to compare, only a page that shows a single conversation leaves no doubt.
  const [only, ...others] = all.length > 1 ? all.filter(({ heading }) => isShown(heading)) : all
  return only !== undefined && others.length === 0 && (only.id === null || id === null) ? only : null
}

const messagesOf = ({ container }: Conversation): Element[] => fields.all(container, selectors.message)

export const gmail = {
  id: 'gmail',
  selectors,

  matches: (page) => page.body !== null && page.URL.startsWith('https://mail.google.com/mail/'),

  readPage(page): PageReading {
    const own = readOwnAddresses(page)
    const address = readConversationInAddress(page.URL)
    const drafts = findGmailDrafts(page)
    const draft = address.kind === 'none' ? drafts.findLast(isShown) : draftInFront(page, drafts)
    if (draft != null) return readGmailDraft(draft, own)
    if (address.kind === 'none') return { kind: 'none', ownAddresses: own }
    const conversation = findConversation(page, address.id)
    if (conversation === null) return { kind: 'transition' }
    const elements = messagesOf(conversation)
    const { messages, focus } = readConversation(
      elements.length,
      (index) => elements[index]?.matches('.adn') === true,
      (index) => readMessage(elements[index] ?? conversation.container, conversation, index),
    )
    return { kind: 'message', ownAddresses: own, messages, focus }
  },

  watched: (page) => ({ targets: page.body === null ? [] : [page.body], frames: [] }),

  readList: readGmailList,
  chipPlace: (row) => fields.first(row, gmailList.rowChipPlace),

  readBody(page) {
    const address = readConversationInAddress(page.URL)
    const conversation = address.kind === 'none' ? null : findConversation(page, address.id)
    const open = conversation === null ? undefined : messagesOf(conversation).findLast((one) => one.matches('.adn'))
    return open === undefined ? null : fields.first(open, selectors.body)
  },

  readEditor(page) {
    const drafts = findGmailDrafts(page)
    const draft = draftInFront(page, drafts) ?? drafts.findLast(isShown)
    return draft === undefined ? null : editable(fields.first(draft, gmailDraft.editor))
  },

  isSendControl: (element) => element.closest(gmailDraft.send[0].css) !== null,

  isSendKey: isControlEnter,

  aside: asideByMargin,
} satisfies MailAdapter
