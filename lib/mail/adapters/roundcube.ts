/** Roundcube 1.4 to 1.6 with its skins elastic, larry and classic (WEBMAIL.md, "Roundcube"). */
import { limits } from '../../messages/limits'
import type { Correspondent } from '../../messages/page-report'
import type { MailAdapter, PageReading, ReadMessage } from '../adapter'
import { frameDocument, isFrame } from '../dom'
import { boundPeople, boundSubject, correspondent, type People } from '../people'
import { queryAll, queryOptional, queryRequired } from '../selectors'
import { readComposedPeople } from './composed-people'
import { readPlainPerson } from './plain-person'
import { readRoundcubeList } from './roundcube-list'
import { pageKeyOf, readLocation, readOwnAddresses, readSetting } from './roundcube-page'
import { readMoreLink } from './roundcube-recipients'
import { roundcubeSelectors as selectors } from './roundcube-selectors'
import { readSource } from './roundcube-source'

const roles = ['from', 'sender', 'replyTo', 'to', 'cc', 'bcc'] as const

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
  // The preview has a link of its own to the message; a message's page is at its address.
  const location = readLocation(queryOptional(page, selectors.ownLink)?.getAttribute('href') ?? page.URL ?? '')
  if (location === null) queryRequired(header, 'uid', selectors.ownLink)
  const cells = roles.map((role) => readCell(headers, role, limits.peoplePerMessage))
  const { people, peopleLeftOut } = boundPeople(
    cells.flatMap((cell) => cell.people),
    cells.reduce((sum, cell) => sum + cell.peopleLeftOut, 0),
  )
  return {
    pageKey: pageKeyOf(location ?? { mailbox: '', uid: '' }),
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

const isRoundcube = (page: Document): boolean => page.querySelector('script[src*="program/js/app"]') !== null

export const roundcube = {
  id: 'roundcube',
  selectors,

  matches(page) {
    const task = readSetting(page, 'task')
    return isRoundcube(page) && task !== 'login' && task !== 'logout' && readSetting(page, 'action') !== 'print'
  },

  knows: isRoundcube,

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
      if (/^(?:preview|show)$/.test(readSetting(shown, 'action') ?? ''))
        queryRequired(shown, 'message', selectors.message)
      return { kind: 'none', ownAddresses }
    }
    return { kind: 'message', ownAddresses, messages: [readMessage(shown, header)], focus: 0 }
  },

  watched(page) {
    const frame = queryOptional(page, selectors.previewFrame)
    const shown = queryOptional(page, selectors.compose) ?? queryOptional(page, selectors.message)
    return {
      targets: shown === null ? [] : [shown],
      frames: isFrame(frame) ? [frame] : [],
    }
  },

  async readIdentity(page, message, signal) {
    const cut = message.pageKey.lastIndexOf('/')
    return readSource(page.URL, message.pageKey.slice(cut + 1), message.pageKey.slice(0, cut), signal)
  },

  readList: readRoundcubeList,
  chipPlace: (row) => queryOptional(row, selectors.rowPeople),

  readBody(page) {
    const shown = messagePage(page)
    return shown === null ? null : queryOptional(shown, selectors.messageBody)
  },

  readEditor(page) {
    const frame = queryOptional(page, selectors.editorFrame)
    return frameDocument(frame)?.body ?? page.querySelector<HTMLTextAreaElement>(selectors.editor[0].css)
  },

  isSendControl: (element) => selectors.send.some(({ css }) => element.closest(css) !== null),

  // Elastic fills the root element; what larry and classic place absolutely is to be placed in it too, so a margin moves it all.
  aside: (width) => ({
    html: { 'margin-right': `${width}px`, position: 'relative', height: '100%' },
    body: { 'min-width': '0' },
  }),
} satisfies MailAdapter
