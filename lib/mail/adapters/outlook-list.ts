/** Outlook's message list: a row is a conversation; its sender's address stands in a title. */
import type { ListReading, ShownRow } from '../adapter'
import type { MailFolder } from '../../messages/list-report'
import type { Correspondent } from '../../messages/page-report'
import { limits } from '../../messages/limits'
import type { SelectorList } from '../selectors'
import { readShownDate } from './gmail-date'
import { isAddress, readPersonText } from './shown-person'
import { fields } from './outlook-fields'

export const outlookList = {
  row: [{ css: '[role=option][data-convid]', seen: '2025-06' }],
  rowSender: [
    { css: 'span[title*="@"]', seen: '2026-08', by: 'others' },
    { css: '[role=img][aria-label]', seen: '2026-08', by: 'others' },
  ],
  rowTitle: [{ css: 'span[title]', seen: '2026-08', by: 'others' }],
} as const satisfies Record<string, SelectorList>

/** The one row that is open; null with several selected. */
export function selectedRow(page: Document): Element | null {
  const selected = fields.all(page, outlookList.row).filter((row) => row.getAttribute('aria-selected') === 'true')
  return selected.length === 1 ? (selected[0] ?? null) : null
}

/** The folder's name in the address is not the reader's language. */
function folderOf(url: string): MailFolder {
  const folder = /\/mail\/(?:\d+\/)?([a-z]*)/.exec(url)?.[1] ?? ''
  if (folder === 'sentitems') return 'sent'
  return folder === 'inbox' || folder === '' || folder === 'id' ? 'inbox' : 'other'
}

/** Everybody whom a sender's title names; a title that is not a list of addresses is the subject's or a date's. */
export function readRowSender(role: Correspondent['role'], element: Element): Correspondent[] {
  const listed = (element.getAttribute('title') ?? '').split(/[;,]\s*/).filter((text) => text !== '')
  const shown = (element.textContent ?? '').trim()
  if (listed.length > 0 && listed.every(isAddress)) {
    const name = listed.length === 1 ? readPersonText(role, shown).name : ''
    return listed.map((address) => ({ role, name, address }))
  }
  const label = element.getAttribute('aria-label') ?? ''
  return label === '' ? [] : [readPersonText(role, label)]
}

function readRow(row: Element, folder: MailFolder): ShownRow {
  const role = folder === 'sent' ? 'to' : 'from'
  const threadKey = row.getAttribute('data-convid')
  const people = fields.all(row, outlookList.rowSender).flatMap((sender) => readRowSender(role, sender))
  const language = row.ownerDocument.documentElement.lang
  const dates = fields
    .all(row, outlookList.rowTitle)
    .map((one) => readShownDate(one.getAttribute('title') ?? '', language))
  return {
    element: row,
    key: threadKey ?? '',
    pageKey: null,
    threadKey,
    people: people.slice(0, limits.peoplePerRow),
    at: dates.find((date) => date !== null) ?? null,
  }
}

/** The rows that the page holds, at most as many as a report may; null where there are none. */
export function readOutlookList(page: Document): ListReading | null {
  const rows = fields.all(page, outlookList.row).slice(0, limits.rowsPerList)
  const folder = folderOf(page.URL)
  const read = rows.map((row) => readRow(row, folder)).filter(({ key }) => key !== '')
  return rows.length === 0 ? null : { folder, rows: read }
}

/** The sender's address as the selected row has it, for a conversation of a single message shown without it. */
export function selectedSender(page: Document): Correspondent | null {
  const row = selectedRow(page)
  const senders = row === null ? [] : fields.all(row, outlookList.rowSender)
  const people = senders.flatMap((sender) => readRowSender('from', sender))
  return people.length === 1 ? (people[0] ?? null) : null
}

/** Where a chip has room: the line of the sender's name. */
export function outlookChipPlace(row: Element): Element | null {
  return fields.first(row, outlookList.rowSender)?.parentElement ?? null
}
