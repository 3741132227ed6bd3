/** Gmail's message list: a row is a conversation, with everybody who wrote in it, or in sent mail to whom it went. */
import { limits } from '../../messages/limits'
import type { MailFolder } from '../../messages/list-report'
import type { ListReading, ShownRow } from '../adapter'
import { correspondent } from '../people'
import type { SelectorList } from '../selectors'
import { readShownDate } from './gmail-date'
import { readGmailId } from './gmail-thread'
import { fields } from './gmail-fields'

export const gmailList = {
  row: [{ css: 'tr.zA', seen: '2020-01' }],
  /** Beside the row's text for screen readers, which repeats them. */
  rowSender: [
    { css: '.yW .yP[email], .yW .zF[email]', seen: '2020-01' },
    { css: '.yP[email], .zF[email]', seen: '2016-01' },
  ],
  rowThread: [{ css: '[data-legacy-thread-id]', seen: '2020-01' }],
  rowDate: [{ css: '.xW span[title]', seen: '2020-01' }],
  rowChipPlace: [{ css: '.yW', seen: '2020-01' }],
} as const satisfies Record<string, SelectorList>

/** `#inbox`, `#sent/p2`, `#search/…`: not in the reader's language. */
function folderOf(url: string): MailFolder {
  const [folder] = (/#([^?]*)/.exec(url)?.[1] ?? 'inbox').split('/')
  if (folder === 'sent') return 'sent'
  return folder === 'inbox' || folder === '' ? 'inbox' : 'other'
}

function readRow(row: Element, folder: MailFolder, language: string): ShownRow {
  const named = fields.first(row, gmailList.rowThread)
  const threadKey =
    readGmailId(named?.getAttribute('data-thread-id') ?? null) ??
    readGmailId(named?.getAttribute('data-legacy-thread-id') ?? null)
  const people = fields
    .all(row, gmailList.rowSender)
    .map((sender) =>
      correspondent(
        folder === 'sent' ? 'to' : 'from',
        sender.getAttribute('name') ?? sender.textContent ?? '',
        sender.getAttribute('email'),
      ),
    )
  const seen = new Set<string | null>()
  return {
    element: row,
    key: threadKey ?? row.id,
    pageKey: readGmailId(named?.getAttribute('data-legacy-last-message-id') ?? null),
    threadKey,
    people: people.filter(({ address }) => !seen.has(address) && seen.add(address)).slice(0, limits.peoplePerRow),
    at: readShownDate(fields.first(row, gmailList.rowDate)?.getAttribute('title') ?? '', language),
  }
}

/** The rows that the page holds, at most as many as a report may; null where there are none. */
export function readGmailList(page: Document): ListReading | null {
  const rows = fields.all(page, gmailList.row).slice(0, limits.rowsPerList)
  const folder = folderOf(page.URL)
  const read = rows.map((row) => readRow(row, folder, page.documentElement.lang)).filter(({ key }) => key !== '')
  return rows.length === 0 ? null : { folder, rows: read }
}
