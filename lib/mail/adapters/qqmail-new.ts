/**
 * QQ Mail's new build, wx.mail.qq.com: from selectors of other extensions that were checked on the live page in 2024 and 2026;
 * never seen by us. People whom the mailbox knows are shown by name only.
 */
import type { Correspondent } from '../../messages/page-report'
import { limits } from '../../messages/limits'
import type { MailAdapter, PageReading, ReadMessage } from '../adapter'
import { boundPeople, boundSubject, correspondent } from '../people'
import { asideByMargin } from './aside'
import { isOfAnotherRow } from './between-rows'
import { draftInFront } from './draft-in-front'
import { draftReading } from './draft-reading'
import { editable } from './editable'
import { readShownDate } from './gmail-date'
import { shownOf } from './is-shown'
import { ownBlock, smallestAround } from './own-block'
import { isAddress, readShownPerson } from './shown-person'
import { outsideTexts } from './outside-texts'
import { ownAddresses } from './title-address'
import { nextLookWhileUnsettled, settled } from './settled'
import { isControlEnter } from './send-key'

const selectors = {
  header: [{ css: '.mail-detail-basic', seen: '2026-09', by: 'others' }],
  subject: [{ css: '.mail-detail-subject .mail-subject-text', seen: '2026-09', by: 'others' }],
  /** The first is the sender, the next To, then Cc. */
  field: [{ css: '.basic-body-item', seen: '2026-09', by: 'others' }],
  name: [{ css: '.cmp-account-nick', seen: '2026-09', by: 'others' }],
  address: [{ css: '.cmp-account-email', seen: '2026-09', by: 'others' }],
  date: [{ css: '.time-text', seen: '2026-09', by: 'others' }],
  body: [{ css: '.mail-detail-content', seen: '2026-09', by: 'others' }],
  row: [{ css: '.mail-list-page-item[data-mailid]', seen: '2026-09', by: 'others' }],
  selectedRow: [{ css: '.mail-list-page-item.mail-item-selected[data-mailid]', seen: '2026-09', by: 'others' }],
  ownAddress: [{ css: '.profile-user-info .user-email', seen: '2026-09', by: 'others' }],
  draftChip: [
    { css: '.mail-compose-receivers .xmail-cmp-accounts-editor-account-btn', seen: '2026-09', by: 'others' },
    { css: '.new_compose_mailAddress_item[title]', seen: '2024-11', by: 'others' },
  ],
  editor: [
    { css: '.xmail-cmp-editor-content[contenteditable=true]', seen: '2026-09', by: 'others' },
    { css: 'iframe.editor_iframe', seen: '2024-11', by: 'others' },
  ],
  send: [{ css: '.xmail_sendmail_btn', seen: '2024-11', by: 'others' }],
} as const satisfies MailAdapter['selectors']

const fields = outsideTexts(selectors.body)

function readOwnAddresses(page: Document): string[] {
  return ownAddresses([fields.first(page, selectors.ownAddress)?.textContent])
}

function findDrafts(page: Document): Element[] {
  return fields.all(page, selectors.editor).flatMap((editor) => smallestAround(editor, selectors.draftChip) ?? [])
}

function readDraft(draft: Element, own: string[]): PageReading {
  const people = fields.all(draft, selectors.draftChip).map((chip) => readShownPerson('to', chip, ['title']))
  return draftReading(own, people, null)
}

/** Everybody of one field; the address stands beside the name, or is not shown. */
function readField(role: Correspondent['role'], field: Element, most: number): Correspondent[] {
  const names = fields.all(field, selectors.name)
  const addresses = fields.all(field, selectors.address)
  const anchors = names.length > 0 ? names : addresses
  return anchors.slice(0, most).map((anchor, index) => {
    const block = ownBlock(field, anchors, index)
    const written = (fields.first(block, selectors.address)?.textContent ?? '').replaceAll(/[<>\s]/g, '')
    const name = names.length > 0 ? (anchor.textContent ?? '') : ''
    return correspondent(role, name, isAddress(written) ? written : null)
  })
}

function readMessage(page: Document, header: Element): ReadMessage {
  const roles = ['from', 'to', 'cc', 'bcc'] as const
  const first = fields.required(header, 'sender', selectors.field)
  const lines = fields.all(header, selectors.field)
  const people = lines.flatMap((line, index) => readField(roles[index] ?? 'bcc', line, limits.peoplePerMessage))
  if (people[0]?.role !== 'from') fields.required(first, 'sender', selectors.name)
  const count = lines.reduce((sum, line) => sum + fields.all(line, selectors.name).length, 0)
  const subject = boundSubject(shownOf(fields.all(page, selectors.subject)).at(-1)?.textContent ?? null)
  const date = readShownDate(fields.first(header, selectors.date)?.textContent ?? '', 'zh-CN')
  const mailId = fields.first(page, selectors.selectedRow)?.getAttribute('data-mailid')
  return {
    pageKey: mailId ?? `${subject ?? 'message'}/${date ?? ''}`.slice(0, 500),
    threadKey: null,
    messageId: null,
    subject,
    at: date,
    ...boundPeople(people, Math.max(0, count - people.length)),
  }
}

export const qqmailNew = {
  id: 'qqmail-new',
  selectors,

  matches: (page) => page.body !== null && /^https:\/\/wx\.mail\.qq\.com\/home\b/.test(page.URL),

  readPage(page): PageReading {
    const own = readOwnAddresses(page)
    const header = shownOf(fields.all(page, selectors.header)).at(-1)
    const drafts = findDrafts(page)
    const draft = header === undefined ? drafts.at(-1) : draftInFront(page, drafts)
    if (draft != null) return readDraft(draft, own)
    if (header === undefined) return { kind: 'none', ownAddresses: own }
    const message = readMessage(page, header)
    const rows = fields.all(page, selectors.row)
    if (isOfAnotherRow(message.subject, fields.first(page, selectors.selectedRow), rows)) return { kind: 'transition' }
    const mailId = fields.first(page, selectors.selectedRow)?.getAttribute('data-mailid') ?? null
    return settled(page, mailId, { kind: 'message', ownAddresses: own, messages: [message], focus: 0 })
  },

  watched: (page) => ({ targets: page.body === null ? [] : [page.body], frames: [] }),

  nextLook: nextLookWhileUnsettled,

  /** The text may stand in a shadow of its own. */
  readBody(page) {
    const body = shownOf(fields.all(page, selectors.body)).at(-1)
    return body?.shadowRoot?.querySelector('body') ?? body ?? null
  },

  readEditor(page) {
    const drafts = findDrafts(page)
    return editable(fields.first(draftInFront(page, drafts) ?? drafts.at(-1) ?? page, selectors.editor))
  },

  isSendControl: (element) => element.closest(selectors.send[0].css) !== null,

  isSendKey: isControlEnter,

  aside: asideByMargin,
} satisfies MailAdapter
