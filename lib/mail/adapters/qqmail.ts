/**
 * QQ Mail as it was until 2024 and still is by choice (mail.qq.com): everything happens in the
 * same-origin frame `mainFrame`, which navigates for each message. Reading: a capture of 2018. Drafts: what another extension reads.
 */
import type { Correspondent } from '../../messages/page-report'
import { limits } from '../../messages/limits'
import type { MailAdapter, PageReading, ReadMessage } from '../adapter'
import { frameDocument, isFrame } from '../dom'
import { boundPeople, boundSubject, correspondent } from '../people'
import { asideByMargin } from './aside'
import { draftReading } from './draft-reading'
import { editable } from './editable'
import { readShownDate } from './gmail-date'
import { outsideTexts } from './outside-texts'
import { ownAddresses } from './title-address'

const selectors = {
  frame: [{ css: 'iframe#mainFrame, iframe[name=mainFrame]', seen: '2024-11' }],
  header: [{ css: '.readmailinfo', seen: '2018-01' }],
  subject: [{ css: '#subject', seen: '2018-01' }],
  sender: [{ css: '#tipFromAddr_readmail[fromaddr]', seen: '2018-01' }],
  person: [{ css: 'span[e][n]', seen: '2018-01' }],
  label: [{ css: '.addrtitle', seen: '2018-01' }],
  mailId: [{ css: '[mailid]', seen: '2018-01' }],
  value: [{ css: 'b.tcolor:not([fromaddr])', seen: '2018-01' }],
  body: [{ css: '#mailContentContainer', seen: '2018-01' }],
  ownAddress: [{ css: '#useraddr', seen: '2024-11', by: 'others' }],
  draft: [{ css: 'form#frm', seen: '2024-11', by: 'others' }],
  draftTo: [{ css: '#toAreaCtrl .addr_base[addr]', seen: '2024-11', by: 'others' }],
  draftCc: [{ css: '#ccAreaCtrl .addr_base[addr]', seen: '2024-11', by: 'weak' }],
  draftBcc: [{ css: '#bccAreaCtrl .addr_base[addr]', seen: '2024-11', by: 'weak' }],
  draftSubject: [{ css: 'input#subject', seen: '2018-01', by: 'weak' }],
  editor: [{ css: 'iframe.qmEditorIfrmEditArea', seen: '2024-11', by: 'others' }],
  send: [{ css: 'a[name=sendbtn]', seen: '2024-11', by: 'others' }],
} as const satisfies MailAdapter['selectors']

const fields = outsideTexts(selectors.body)

function readOwnAddresses(page: Document): string[] {
  const own = fields.first(page, selectors.ownAddress)
  return ownAddresses([own?.getAttribute('title'), own?.textContent])
}

/** `e` is the address, `n` the name; both are there for every person, known or not. */
function readPerson(role: Correspondent['role'], element: Element): Correspondent {
  return correspondent(role, element.getAttribute('n') ?? '', element.getAttribute('e'))
}

/** The block of a field: from its label, which is in the reader's language, up to the table's cell. */
function fieldAround(parent: Element): Element | null {
  for (let around: Element | null = parent; around !== null; around = around.parentElement)
    if (around.localName === 'td' || [...around.children].some((child) => child.matches(selectors.label[0].css)))
      return around
  return null
}

/** Recipients by field: the first is To, the next Cc, then Bcc. */
function readRecipients(header: Element, sender: Element): { people: Correspondent[]; leftOut: number } {
  const roles = ['to', 'cc', 'bcc'] as const
  const all = fields.all(header, selectors.person).filter((one) => !one.contains(sender))
  const read = all.slice(0, limits.peoplePerMessage)
  // People of one field are siblings: each parent is looked at once.
  const parents = [...new Set(read.map((one) => one.parentElement))]
  const fieldOfParent = new Map(parents.map((parent) => [parent, parent === null ? null : fieldAround(parent)]))
  const order = [...new Set(fieldOfParent.values())]
  const people = read.map((one) => {
    const field = order.indexOf(fieldOfParent.get(one.parentElement) ?? null)
    return readPerson(roles[Math.max(0, field)] ?? 'bcc', one)
  })
  return { people, leftOut: all.length - people.length }
}

function readMessage(shown: Document, header: Element): ReadMessage {
  const sender = fields.required(header, 'sender', selectors.sender)
  const whole = sender.closest('span[e][n]')
  const from = correspondent('from', whole?.getAttribute('n') ?? '', sender.getAttribute('fromaddr'))
  const { people, leftOut } = readRecipients(header, sender)
  const named = fields.first(header, selectors.mailId)?.getAttribute('mailid')
  const dates = fields.all(header, selectors.value).map((value) => readShownDate(value.textContent ?? '', 'zh-CN'))
  return {
    pageKey: named ?? new URL(shown.URL).searchParams.get('mailid') ?? 'message',
    threadKey: null,
    messageId: null,
    subject: boundSubject(fields.first(header, selectors.subject)?.textContent ?? null),
    at: dates.find((date) => date !== null) ?? null,
    ...boundPeople([from, ...people], leftOut),
  }
}

function shownPage(page: Document): Document | null {
  return frameDocument(fields.first(page, selectors.frame))
}

function readDraft(page: Document, shown: Document): PageReading {
  const people = (['to', 'cc', 'bcc'] as const).flatMap((role) => {
    const list = { to: selectors.draftTo, cc: selectors.draftCc, bcc: selectors.draftBcc }[role]
    return fields.all(shown, list).map((chip) => {
      const name = chip.getAttribute('title') ?? chip.textContent ?? ''
      return correspondent(role, name.replace(/\s*[<;][\s\S]*$/, ''), chip.getAttribute('addr'))
    })
  })
  return draftReading(readOwnAddresses(page), people, fields.first(shown, selectors.draftSubject))
}

export const qqmail = {
  id: 'qqmail',
  selectors,

  matches: (page) =>
    page.body !== null &&
    page.URL.startsWith('https://mail.qq.com/cgi-bin/frame_html') &&
    fields.first(page, selectors.frame) !== null,

  readPage(page): PageReading {
    const shown = shownPage(page)
    if (shown === null) return { kind: 'none', ownAddresses: readOwnAddresses(page) }
    if (fields.first(shown, selectors.draft) !== null && fields.first(shown, selectors.editor) !== null)
      return readDraft(page, shown)
    const header = fields.first(shown, selectors.header)
    // A frame between two messages, and a header that has arrived in part.
    if (shown.readyState === 'loading' && fields.first(shown, selectors.body) === null) return { kind: 'transition' }
    if (header !== null)
      return { kind: 'message', ownAddresses: readOwnAddresses(page), messages: [readMessage(shown, header)], focus: 0 }
    if (/[?&]t=readmail\b/.test(shown.URL)) fields.required(shown, 'header', selectors.header)
    return { kind: 'none', ownAddresses: readOwnAddresses(page) }
  },

  watched(page) {
    const frame = fields.first(page, selectors.frame)
    const body = shownPage(page)?.body ?? null
    return { targets: body === null ? [] : [body], frames: isFrame(frame) ? [frame] : [] }
  },

  readBody(page) {
    const shown = shownPage(page)
    return shown === null ? null : fields.first(shown, selectors.body)
  },

  readEditor(page) {
    const shown = shownPage(page)
    return shown === null ? null : editable(fields.first(shown, selectors.editor))
  },

  isSendControl: (element) => element.closest(selectors.send[0].css) !== null,

  aside: asideByMargin,
} satisfies MailAdapter
