/** Yahoo's message list. */
import { limits } from '../../messages/limits'
import type { MailFolder } from '../../messages/list-report'
import type { ListReading, ShownRow } from '../adapter'
import type { SelectorList } from '../selectors'
import { isAddress, readPersonText } from './shown-person'
import { fields } from './yahoo-fields'

export const yahooList = {
  row: [{ css: '[data-test-id=message-list-item]', seen: '2026-09', by: 'others' }],
  rowSender: [
    { css: '[id^=email-sender-][title*="@"]', seen: '2026-09', by: 'others' },
    { css: '[title*="@"]', seen: '2026-08', by: 'others' },
  ],
  rowLink: [{ css: 'a[href*="/messages/"]', seen: '2026-08', by: 'others' }],
} as const satisfies Record<string, SelectorList>

/** The conversation's id, as the address has it when it is open. */
export function idOfRow(row: Element): string | null {
  const link = row.getAttribute('href') ?? fields.first(row, yahooList.rowLink)?.getAttribute('href') ?? ''
  return /\/messages\/([^/?#]+)/.exec(link)?.[1] ?? null
}

/** Yahoo numbers its folders: 1 is the inbox, 2 is sent mail. */
function folderOf(url: string): MailFolder {
  const number = /\/folders\/(\d+)/.exec(url)?.[1]
  if (number === '1') return 'inbox'
  return number === '2' ? 'sent' : 'other'
}

function readRow(row: Element, index: number, folder: MailFolder): ShownRow {
  const threadKey = idOfRow(row)
  const sender = fields.all(row, yahooList.rowSender).find((one) => isAddress(one.getAttribute('title')))
  const role = folder === 'sent' ? 'to' : 'from'
  const { name } = readPersonText(role, sender?.textContent ?? '')
  return {
    element: row,
    key: threadKey ?? row.id.concat(`/${index}`),
    pageKey: null,
    threadKey,
    people: sender === undefined ? [] : [{ role, name, address: sender.getAttribute('title') }],
    at: null,
  }
}

/** The rows that the page holds, at most as many as a report may; null where there are none. */
export function readYahooList(page: Document): ListReading | null {
  const rows = fields.all(page, yahooList.row).slice(0, limits.rowsPerList)
  const folder = folderOf(page.URL)
  return rows.length === 0 ? null : { folder, rows: rows.map((row, index) => readRow(row, index, folder)) }
}
