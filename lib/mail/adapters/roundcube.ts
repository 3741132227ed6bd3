/** Roundcube 1.4 to 1.6 with its elastic skin (WEBMAIL.md, "Roundcube"; skins/elastic/templates in its source). */
import { normaliseAddress } from '../../domain/address'
import { limits } from '../../messages/limits'
import type { Correspondent } from '../../messages/page-report'
import type { MailAdapter, PageReading, ReadMessage } from '../adapter'
import { frameDocument, isFrame } from '../dom'
import { boundPeople, boundSubject, correspondent, type People } from '../people'
import { queryAll, queryOptional, queryRequired } from '../selectors'
import { readComposedPeople } from './composed-people'
import { readPlainPerson } from './plain-person'
import { readMoreLink } from './roundcube-recipients'
import { readSource } from './roundcube-source'

const elastic = '2019-11'
const selectors = {
  previewFrame: [{ css: 'iframe#messagecontframe', seen: elastic }],
  message: [{ css: '#message-header', seen: elastic }],
  /** Comes after the header: when it is there, the header is whole. */
  messageBody: [{ css: '#message-content', seen: elastic }],
  subject: [{ css: 'h2.subject', seen: elastic }],
  headers: [{ css: 'table.header-headers', seen: elastic }],
  from: [{ css: 'td.header.from', seen: elastic }],
  sender: [{ css: 'td.header.sender', seen: elastic }],
  replyTo: [{ css: 'td.header.replyto', seen: elastic }],
  to: [{ css: 'td.header.to', seen: elastic }],
  cc: [{ css: 'td.header.cc', seen: elastic }],
  bcc: [{ css: 'td.header.bcc', seen: elastic }],
  person: [{ css: 'span.adr', seen: elastic }],
  personLink: [{ css: 'a.rcmContactAddress', seen: elastic }],
  moreLink: [{ css: 'a.morelink[onclick]', seen: elastic }],
  ownLink: [{ css: 'h2.subject a.extwin[href*="_uid="]', seen: elastic }],
  login: [{ css: '.header-title.username', seen: elastic }],
  compose: [{ css: '#compose-headers', seen: elastic }],
  composeFrom: [{ css: '#_from option', seen: elastic }],
  composeTo: [{ css: '#_to', seen: elastic }],
  composeCc: [{ css: '#_cc', seen: elastic }],
  composeBcc: [{ css: '#_bcc', seen: elastic }],
  composeSubject: [{ css: '#compose-subject', seen: elastic }],
} as const satisfies MailAdapter['selectors']

const roles = ['from', 'sender', 'replyTo', 'to', 'cc', 'bcc'] as const

/** The page's settings stand in an inline script, `rcmail.set_env({…})`; one string of them, or null. */
function readSetting(page: Document, name: string): string | null {
  const quoted = new RegExp(`"${name}":("(?:[^"\\\\]|\\\\.){0,400}")`)
  for (const script of page.querySelectorAll('script:not([src])')) {
    const found = quoted.exec(script.textContent ?? '')
    if (found !== null) return String(JSON.parse(found[1] ?? '""'))
  }
  return null
}

/** The login, which the list shows and a message's page holds, and the identities of a draft; addresses only. */
function readOwnAddresses(...pages: Document[]): string[] {
  const logins = pages.flatMap((page) => [
    readSetting(page, 'username') ?? '',
    queryOptional(page, selectors.login)?.textContent ?? '',
  ])
  const identities = pages.flatMap((page) => queryAll(page, selectors.composeFrom).map((one) => one.textContent ?? ''))
  const texts = [...logins, ...identities]
  const addresses = texts.map((text) => normaliseAddress(readPlainPerson('from', text).address ?? ''))
  return [...new Set(addresses.filter((address) => address !== null))].slice(0, 50)
}

/** The mailbox and uid of the shown message: from its own "open" link, else from its document's address. */
function readLocation(page: Document): { uid: string; mailbox: string } | null {
  const href = queryOptional(page, selectors.ownLink)?.getAttribute('href') ?? page.URL ?? ''
  const query = new URLSearchParams(href.slice(href.indexOf('?') + 1))
  const uid = query.get('_uid')
  return uid === null || uid === '' ? null : { uid, mailbox: query.get('_mbox') ?? 'INBOX' }
}

function readPerson(role: Correspondent['role'], element: Element): Correspondent {
  const link = queryOptional(element, selectors.personLink)
  if (link === null) return readPlainPerson(role, element.textContent ?? '')
  const address = link.getAttribute('title') ?? link.getAttribute('href')?.replace(/^mailto:/, '') ?? null
  return correspondent(role, link.textContent ?? '', address)
}

function readCell(headers: Element, role: (typeof roles)[number], most: number): People {
  const cell = queryOptional(headers, selectors[role])
  if (cell === null) return { people: [], peopleLeftOut: 0 }
  const onclick = queryOptional(cell, selectors.moreLink)?.getAttribute('onclick')
  if (onclick != null) {
    const all = readMoreLink(role, onclick, most)
    if (all.people.length > 0) return all
  }
  return boundPeople(queryAll(cell, selectors.person).map((element) => readPerson(role, element)))
}

/** The heading also holds a hidden "Subject:" and the "open" link: only its own text counts. */
function readSubject(header: Element): string | null {
  const own = [...(queryOptional(header, selectors.subject)?.childNodes ?? [])].filter((node) => node.nodeType === 3)
  return boundSubject(own.map((node) => node.nodeValue).join(''))
}

function readMessage(page: Document, header: Element): ReadMessage {
  const headers = queryRequired(header, 'headers', selectors.headers)
  const location = readLocation(page)
  if (location === null) queryRequired(header, 'uid', selectors.ownLink)
  const cells = roles.map((role) => readCell(headers, role, limits.peoplePerMessage))
  const { people, peopleLeftOut } = boundPeople(
    cells.flatMap((cell) => cell.people),
    cells.reduce((sum, cell) => sum + cell.peopleLeftOut, 0),
  )
  return {
    pageKey: `${location?.mailbox}/${location?.uid}`.slice(0, 500),
    threadKey: null,
    messageId: null,
    subject: readSubject(header),
    at: null,
    people,
    peopleLeftOut,
  }
}

function readDraft(page: Document): PageReading {
  const value = (list: keyof typeof selectors): string => {
    const field = queryOptional(page, selectors[list])
    return field !== null && 'value' in field ? String(field.value) : ''
  }
  queryRequired(page, 'draft recipients', selectors.composeTo)
  const people = [
    ...readComposedPeople('to', value('composeTo')),
    ...readComposedPeople('cc', value('composeCc')),
    ...readComposedPeople('bcc', value('composeBcc')),
  ]
  return {
    kind: 'draft',
    ownAddresses: readOwnAddresses(page),
    people: boundPeople(people).people,
    subject: boundSubject(value('composeSubject')),
  }
}

/** The document that shows the message: the page itself, or its preview frame. */
function messagePage(page: Document): Document | null {
  if (queryOptional(page, selectors.message) !== null) return page
  return frameDocument(queryOptional(page, selectors.previewFrame))
}

export const roundcube = {
  id: 'roundcube',
  selectors,

  matches(page) {
    const isRoundcube = page.querySelector('script[src*="program/js/app"]') !== null
    const state = page.body?.className ?? ''
    return isRoundcube && /\btask-\w/.test(state) && !/\btask-log(?:in|out)\b|\baction-print\b/.test(state)
  },

  readPage(page): PageReading {
    if (queryOptional(page, selectors.compose) !== null) return readDraft(page)
    const shown = messagePage(page)
    const ownAddresses = shown === null || shown === page ? readOwnAddresses(page) : readOwnAddresses(page, shown)
    const header = shown === null ? null : queryOptional(shown, selectors.message)
    if (shown === null) return { kind: 'none', ownAddresses }
    // A frame between two messages, and a header that has arrived in part.
    const isWhole = shown.readyState !== 'loading' || queryOptional(shown, selectors.messageBody) !== null
    if (!isWhole) return { kind: 'transition' }
    if (header === null) {
      const isPreview = /\baction-(?:preview|show)\b/.test(shown.body?.className ?? '')
      if (isPreview) queryRequired(shown, 'message', selectors.message)
      return { kind: 'none', ownAddresses }
    }
    return { kind: 'message', ownAddresses, messages: [readMessage(shown, header)], focus: 0 }
  },

  watched(page) {
    const frame = queryOptional(page, selectors.previewFrame)
    const compose = queryOptional(page, selectors.compose)
    return {
      targets: compose === null ? [] : [compose],
      frames: isFrame(frame) ? [frame] : [],
    }
  },

  async readIdentity(page, message, signal) {
    const cut = message.pageKey.lastIndexOf('/')
    return readSource(page.URL, message.pageKey.slice(cut + 1), message.pageKey.slice(0, cut), signal)
  },

  // The skin's layout fills the root element (elastic/styles/layout.less), so a margin there moves all of it.
  aside: (width) => ({ html: { 'margin-right': `${width}px` }, body: {} }),
} satisfies MailAdapter
