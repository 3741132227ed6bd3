/** Proton's message list: a row is a conversation or, where conversations are off, a message; its title lists the addresses. */
import { limits } from '../../messages/limits'
import type { MailFolder } from '../../messages/list-report'
import type { ListReading, ShownRow } from '../adapter'
import { correspondent } from '../people'
import { queryAll, queryOptional, type SelectorList } from '../selectors'
import { readShownDate } from './gmail-date'
import { isAddress } from './shown-person'

export const protonList = {
  row: [{ css: '[data-shortcut-target=item-container][data-element-id]', seen: '2026-07', by: 'source' }],
  rowSender: [{ css: '[data-testid$=":sender-address"][title]', seen: '2026-07', by: 'source' }],
  rowDate: [{ css: 'time[data-testid^=item-date-]', seen: '2026-07', by: 'source' }],
} as const satisfies Record<string, SelectorList>

/** Folders whose rows show whom a message is to. */
const outgoing = new Set(['sent', 'all-sent', 'drafts', 'all-drafts'])

/** The system folders' names in the address are not the reader's language. */
function folderOf(url: string): MailFolder {
  const folder = new URL(url).pathname.split('/')[3] ?? ''
  if (folder === 'sent' || folder === 'all-sent') return 'sent'
  return folder === 'inbox' ? 'inbox' : 'other'
}

function readRow(row: Element, url: string): ShownRow {
  const id = row.getAttribute('data-element-id') ?? ''
  const sender = queryOptional(row, protonList.rowSender)
  const addresses = (sender?.getAttribute('title') ?? '').split(', ').filter(isAddress)
  const role = outgoing.has(new URL(url).pathname.split('/')[3] ?? '') ? 'to' : 'from'
  // Several names are one text, and a name may hold a comma.
  const name = addresses.length === 1 ? (sender?.textContent ?? '') : ''
  const date = queryOptional(row, protonList.rowDate)?.getAttribute('datetime') ?? ''
  return {
    element: row,
    key: id,
    pageKey: null,
    threadKey: id,
    people: addresses.slice(0, limits.peoplePerRow).map((address) => correspondent(role, name, address)),
    at: readShownDate(date, row.ownerDocument.documentElement.lang),
  }
}

/** The rows that the page holds, at most as many as a report may; null where there are none. */
export function readProtonList(page: Document): ListReading | null {
  const rows = queryAll(page, protonList.row).slice(0, limits.rowsPerList)
  const read = rows.map((row) => readRow(row, page.URL)).filter(({ key }) => key !== '')
  return rows.length === 0 ? null : { folder: folderOf(page.URL), rows: read }
}
