/** Gmail, from WEBMAIL.md's facts: seen in captures of 2016, 2020 and 2025, not yet on the live site. */
import { normaliseAddress } from '../../domain/address'
import { limits } from '../../messages/limits'
import type { Correspondent } from '../../messages/page-report'
import type { MailAdapter, PageReading, ReadMessage } from '../adapter'
import { boundPeople, boundSubject, correspondent } from '../people'
import { queryAll, queryOptional, queryRequired } from '../selectors'
import { readShownDate } from './gmail-date'
import { readConversationInAddress, readGmailId, readJslogId } from './gmail-thread'
import { readPlainPerson } from './plain-person'

const selectors = {
  subject: [{ css: 'h2.hP', seen: '2016-01' }],
  /** Open ones (`adn`) and collapsed ones (`adf`), in order. */
  message: [{ css: '.adn.ads, .adf.ads', seen: '2016-01' }],
  openMessage: [{ css: '.adn.ads', seen: '2016-01' }],
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
  draftTo: [
    { css: 'div.anm[name=to] [role=listbox] [role=option][data-hovercard-id]', seen: '2021-01' },
    { css: '.agb .afV[data-hovercard-id]', seen: '2020-01' },
    { css: '.vR input[type=hidden][name=to]', seen: '2016-01' },
  ],
  draftCc: [
    { css: 'div.anm[name=cc] [role=listbox] [role=option][data-hovercard-id]', seen: '2021-01' },
    { css: '.vR input[type=hidden][name=cc]', seen: '2016-01' },
  ],
  draftBcc: [
    { css: 'div.anm[name=bcc] [role=listbox] [role=option][data-hovercard-id]', seen: '2021-01' },
    { css: '.vR input[type=hidden][name=bcc]', seen: '2016-01' },
  ],
  draftSubject: [{ css: 'input[name=subjectbox]', seen: '2021-01' }],
} as const satisfies MailAdapter['selectors']

function readPerson(role: Correspondent['role'], element: Element): Correspondent {
  const value = element.getAttribute('value')
  if (value !== null) return readPlainPerson(role, value)
  const name = element.getAttribute('name') ?? element.getAttribute('data-name') ?? element.textContent ?? ''
  return correspondent(role, name, element.getAttribute('email') ?? element.getAttribute('data-hovercard-id'))
}

/** The first id that a `jslog` of the element or below it holds. */
function readLoggedId(root: Element, field: '1' | '4'): string | null {
  for (const element of [root, ...queryAll(root, selectors.logged)]) {
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

function readConversation(heading: Element): Conversation | null {
  let container: Element | null = heading.parentElement
  while (container !== null && queryOptional(container, selectors.message) === null) container = container.parentElement
  if (container === null || queryAll(container, selectors.subject).length > 1) return null
  const names = [heading.getAttribute('data-thread-perm-id'), heading.getAttribute('data-legacy-thread-id')]
  const id = names.map(readGmailId).find((name) => name !== null) ?? readLoggedId(container, '1')
  return { heading, container, id }
}

function readMessageId(message: Element): string | null {
  for (const element of [message, ...queryAll(message, selectors.messageId)]) {
    const names = [element.getAttribute('data-message-id'), element.getAttribute('data-legacy-message-id')]
    const id = names.map(readGmailId).find((name) => name !== null)
    if (id !== undefined) return id
  }
  return readLoggedId(message, '4')
}

function readMessage(message: Element, conversation: Conversation, index: number): ReadMessage {
  const sender = queryRequired(message, 'sender', selectors.sender)
  const recipients = queryAll(message, selectors.recipients)
  const read = recipients.slice(0, limits.peoplePerMessage).map((element) => readPerson('to', element))
  const shown = queryOptional(message, selectors.date)?.getAttribute('title') ?? ''
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
  // "Inbox (3) - ana@acme.example - Gmail", in any language.
  const own = normaliseAddress(/\S+@\S+/.exec(page.title)?.[0] ?? '')
  return own === null ? [] : [own]
}

function readDraft(page: Document, root: Element | Document = page): PageReading | null {
  const people = [
    ...queryAll(root, selectors.draftTo).map((element) => readPerson('to', element)),
    ...queryAll(root, selectors.draftCc).map((element) => readPerson('cc', element)),
    ...queryAll(root, selectors.draftBcc).map((element) => readPerson('bcc', element)),
  ]
  const subject = queryOptional(root, selectors.draftSubject)
  if (people.length === 0 && subject === null) return null
  const text = subject !== null && 'value' in subject ? String(subject.value) : null
  const ownAddresses = readOwnAddresses(page)
  return { kind: 'draft', ownAddresses, people: boundPeople(people).people, subject: boundSubject(text) }
}

/** The conversation the address names. The one before stays in the page, and may come first in it. */
function findConversation(page: Document, id: string | null): Conversation | null {
  const all = queryAll(page, selectors.subject)
    .map(readConversation)
    .filter((one) => one !== null)
  const named = all.find((one) => one.id !== null && one.id === id)
  if (named !== undefined) return named
  // Without ids to compare, only a page with a single conversation leaves no doubt.
  const [only, ...others] = all
  return only !== undefined && others.length === 0 && (only.id === null || id === null) ? only : null
}

export const gmail = {
  id: 'gmail',
  selectors,

  matches: (page) => page.body !== null && page.URL.startsWith('https://mail.google.com/mail/'),

  readPage(page): PageReading {
    // A draft in a window of its own, while it is being written, over a conversation that stays open beneath.
    const writing = page.activeElement?.closest('[role=dialog]') ?? null
    const draft = writing === null ? null : readDraft(page, writing)
    if (draft !== null) return draft
    const address = readConversationInAddress(page.URL)
    if (address.kind === 'none') return readDraft(page) ?? { kind: 'none', ownAddresses: readOwnAddresses(page) }
    const conversation = findConversation(page, address.id)
    if (conversation === null) return { kind: 'transition' }
    const elements = queryAll(conversation.container, selectors.message).slice(-200)
    const messages = elements.map((element, index) => readMessage(element, conversation, index))
    const open = elements.findLastIndex((element) => element.matches('.adn'))
    return {
      kind: 'message',
      ownAddresses: readOwnAddresses(page),
      messages,
      focus: open >= 0 ? open : messages.length - 1,
    }
  },

  watched: (page) => ({ targets: page.body === null ? [] : [page.body], frames: [] }),

  aside: (width) => ({ html: { 'margin-right': `${width}px` }, body: { position: 'relative', 'min-width': '0' } }),
} satisfies MailAdapter
