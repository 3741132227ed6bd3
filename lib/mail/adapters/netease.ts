/**
 * NetEase: mail.163.com, mail.126.com, mail.yeah.net. The composer: seen in a capture, and in what another extension reads in 2024.
 * The reading pane: weak, one copy of its markup of 2013, of which that extension still uses the names in 2024. Where they do not
 * answer, the generic reader takes over.
 */
import type { Correspondent } from '../../messages/page-report'
import { limits } from '../../messages/limits'
import type { MailAdapter, PageReading, ReadMessage } from '../adapter'
import { frameDocument } from '../dom'
import { boundPeople, boundSubject } from '../people'
import { queryAll, queryOptional, queryRequired } from '../selectors'
import { asideByMargin } from './aside'
import { draftInFront } from './draft-in-front'
import { draftReading } from './draft-reading'
import { editable } from './editable'
import { readShownDate } from './gmail-date'
import { isShown } from './is-shown'
import { readShownPerson } from './shown-person'
import { ownAddresses } from './title-address'

const selectors = {
  /** One for each tab that is open; all but one are hidden. */
  reading: [{ css: '[id^="_dvModuleContainer_read.ReadModule"]', seen: '2024-11', by: 'others' }],
  subject: [{ css: 'h1.nui-fIBlock', seen: '2013-04', by: 'weak' }],
  sender: [{ css: '.nui-addr:has(.nui-addr-email)', seen: '2024-11', by: 'weak' }],
  to: [{ css: '[id$=_dvReadto] .nui-addr', seen: '2013-04', by: 'weak' }],
  cc: [{ css: '[id$=_dvReadcc] .nui-addr', seen: '2013-04', by: 'weak' }],
  date: [{ css: '#liTime .fU', seen: '2013-04', by: 'weak' }],
  bodyFrame: [{ css: 'iframe[name^="read.ReadModule"], iframe', seen: '2024-11', by: 'others' }],
  writing: [{ css: '[id^="_dvModuleContainer_compose.ComposeModule"]', seen: '2024-11', by: 'others' }],
  draftTo: [
    { css: '.js-component-emailblock .nui-addr-email', seen: '2024-11', by: 'others' },
    { css: '#divComposeto .nui-addr[title]', seen: '2023-01' },
  ],
  draftChip: [{ css: '.nui-addr[title], .js-component-emailblock', seen: '2023-01' }],
  draftSubject: [
    { css: 'input[id$=_subjectInput]', seen: '2026-06', by: 'others' },
    { css: '#objComposeSubject', seen: '2023-01' },
  ],
  editor: [{ css: 'iframe.APP-editor-iframe', seen: '2024-11', by: 'others' }],
  send: [{ css: '.js-component-button.nui-mainBtn.nui-btn-hasIcon', seen: '2024-11', by: 'others' }],
  ownAddress: [{ css: '#spnUid', seen: '2024-11', by: 'others' }],
} as const satisfies MailAdapter['selectors']

function readOwnAddresses(page: Document): string[] {
  return ownAddresses([queryOptional(page, selectors.ownAddress)?.textContent])
}

/** Cc and Bcc are blocks whose ids end as their names do. */
function roleOf(chip: Element): Correspondent['role'] {
  if (chip.closest('[id$=bcc], [id*=Composebcc]') !== null) return 'bcc'
  return chip.closest('[id$=cc], [id*=Composecc]') === null ? 'to' : 'cc'
}

function readDraft(draft: Element, own: string[]): PageReading {
  const chips = queryAll(draft, selectors.draftTo).map((address) =>
    address.closest('.nui-addr, .js-component-emailblock'),
  )
  const people = [...new Set(chips.filter((chip) => chip !== null))]
    .slice(0, limits.peoplePerMessage)
    .map((chip) => readShownPerson(roleOf(chip), chip, ['title']))
  return draftReading(own, people, queryOptional(draft, selectors.draftSubject))
}

function readMessage(reading: Element): ReadMessage {
  const sender = queryRequired(reading, 'sender', selectors.sender)
  const recipients = [
    ...queryAll(reading, selectors.to).map((one) => readShownPerson('to', one, ['title'])),
    ...queryAll(reading, selectors.cc).map((one) => readShownPerson('cc', one, ['title'])),
  ]
  const subject = boundSubject(queryOptional(reading, selectors.subject)?.textContent ?? null)
  const date = queryOptional(reading, selectors.date)?.textContent?.trim() ?? ''
  return {
    // Each message has a tab of its own; going on to the next one stays in it.
    pageKey: `${reading.id}/${subject ?? ''}/${date}`.slice(0, 500),
    threadKey: null,
    messageId: null,
    subject,
    at: readShownDate(date, 'zh-CN'),
    ...boundPeople([readShownPerson('from', sender, ['title']), ...recipients]),
  }
}

const shownReading = (page: Document): Element | null => queryAll(page, selectors.reading).findLast(isShown) ?? null
const shownDrafts = (page: Document): Element[] => queryAll(page, selectors.writing).filter(isShown)

export const netease = {
  id: 'netease',
  selectors,

  matches: (page) =>
    page.body !== null && /^https:\/\/mail\.(?:163\.com|126\.com|yeah\.net)\/js\d\/main\.jsp/.test(page.URL),

  readPage(page): PageReading {
    const own = readOwnAddresses(page)
    const reading = shownReading(page)
    const drafts = shownDrafts(page)
    const draft = reading === null ? drafts.at(-1) : draftInFront(page, drafts)
    if (draft != null) return readDraft(draft, own)
    if (reading === null) return { kind: 'none', ownAddresses: own }
    return { kind: 'message', ownAddresses: own, messages: [readMessage(reading)], focus: 0 }
  },

  watched: (page) => ({ targets: page.body === null ? [] : [page.body], frames: [] }),

  readBody(page) {
    const reading = shownReading(page)
    return reading === null ? null : (frameDocument(queryOptional(reading, selectors.bodyFrame))?.body ?? null)
  },

  readEditor(page) {
    const draft = shownDrafts(page).at(-1)
    return draft === undefined ? null : editable(queryOptional(draft, selectors.editor))
  },

  isSendControl: (element) =>
    element.closest(selectors.send[0].css) !== null && element.closest(selectors.writing[0].css) !== null,

  aside: asideByMargin,
} satisfies MailAdapter
