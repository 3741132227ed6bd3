/** Roundcube's list of messages, alike in its three skins: in one column (widescreen) or several. */
import type { ListReading, ShownRow } from '../adapter'
import type { MailFolder } from '../../messages/list-report'
import { limits } from '../../messages/limits'
import type { Correspondent } from '../../messages/page-report'
import { correspondent } from '../people'
import { queryAll, queryOptional } from '../selectors'
import { readPlainPerson } from './plain-person'
import { readListDate, type ListDates } from './roundcube-list-date'
import { pageKeyOf, readLocation, readSetting } from './roundcube-page'
import { roundcubeSelectors as selectors } from './roundcube-selectors'

/** In these folders, and those in them, the column shows whom a message is to. */
const outgoing = 'li.sent, li.drafts'

function readPerson(role: Correspondent['role'], element: Element): Correspondent {
  const shown = queryOptional(element, selectors.personLink)
  if (shown === null) return readPlainPerson(role, element.textContent ?? '')
  return correspondent(role, shown.textContent ?? '', shown.getAttribute('title'))
}

function readRow(element: Element, role: Correspondent['role'], dates: ListDates): ShownRow | null {
  const location = readLocation(queryOptional(element, selectors.rowLink)?.getAttribute('href') ?? '')
  if (location === null) return null
  const cell = queryOptional(element, selectors.rowPeople)
  const people = cell === null ? [] : queryAll(cell, selectors.person).slice(0, limits.peoplePerRow)
  return {
    element,
    key: pageKeyOf(location),
    pageKey: pageKeyOf(location),
    threadKey: null,
    people: people.map((one) => readPerson(role, one)),
    at: readListDate(queryOptional(element, selectors.rowDate)?.textContent ?? '', dates),
  }
}

/** null where the page has no list of folders to tell by. */
function folderOf(selected: Element | null): MailFolder | null {
  if (selected === null) return null
  const { classList } = selected
  return classList.contains('inbox') ? 'inbox' : classList.contains('sent') ? 'sent' : 'other'
}

const valueOf = (field: Element | null): string => (field !== null && 'value' in field ? String(field.value) : '')

/** The page tells the first row's number, the last's and how many there are, in whatever order its language has them. */
function readFirstRow(page: Document): number | null {
  const isNarrowed =
    valueOf(queryOptional(page, selectors.listSearch)) !== '' ||
    !['', 'ALL'].includes(valueOf(queryOptional(page, selectors.listFilter))) ||
    queryOptional(page, selectors.listThread) !== null
  const numbers = (queryOptional(page, selectors.listPlace)?.textContent ?? '').match(/\d+/g) ?? []
  return isNarrowed || numbers.length !== 3 ? null : Math.min(...numbers.map(Number)) - 1
}

/** null where the page has no list. */
export function readRoundcubeList(page: Document): ListReading | null {
  if (page.querySelector('#messagelist') === null) return null
  const selected = queryOptional(page, selectors.folder)
  const role = selected?.closest(outgoing) == null ? 'from' : 'to'
  const dates = { format: readSetting(page, 'date_format'), locale: readSetting(page, 'locale'), now: new Date() }
  const rows = queryAll(page, selectors.listRow).map((row) => readRow(row, role, dates))
  const shown = rows.filter((row) => row !== null)
  const firstRow = shown.length === rows.length ? readFirstRow(page) : null
  return { folder: folderOf(selected), firstRow, rows: shown }
}
