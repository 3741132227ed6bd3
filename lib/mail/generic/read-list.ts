/** Rows of a message list that carry an address: parts of one kind side by side, most of them with a date. */
import type { ListReading, ShownRow } from '../adapter'
import { correspondent } from '../people'
import { limits } from '../../messages/limits'
import { shownDocuments } from './documents'
import { readDate } from './shown-date'
import { isSeen } from './visible'
import type { Token } from './token'
import { walk } from './walk'

/** The row's own name in the markup, else what it shows. */
function keyOf(row: Element, tokens: readonly Token[]): string {
  const own =
    row.getAttribute('data-id') ?? row.getAttribute('data-uid') ?? row.getAttribute('data-message-id') ?? row.id
  const shown = tokens
    .map((token) => ('text' in token ? token.text : token.kind === 'person' ? (token.address ?? token.name) : ''))
    .join('|')
  return (own === '' ? shown : own).slice(0, 500)
}

function readRow(row: Element, tokens: readonly Token[]): ShownRow | null {
  const people = tokens.flatMap((token) =>
    token.kind === 'person' ? [correspondent('from', token.name, token.address)] : [],
  )
  const date = tokens.find((token) => token.kind === 'date')
  const key = keyOf(row, tokens)
  if (people.length === 0 || date === undefined || key === '') return null
  const at = date.kind === 'date' ? readDate(date.text, row.ownerDocument.documentElement.lang) : null
  return { element: row, key, pageKey: null, threadKey: null, people: people.slice(0, limits.peoplePerRow), at }
}

/** null where no row carries an address. */
export function readShownList(top: Document): ListReading | null {
  for (const { page, frame } of shownDocuments(top)) {
    if (frame !== null && !isSeen(frame)) continue
    const { tokens, ranges, rows } = walk(page.documentElement)
    const read = [...rows].slice(0, limits.rowsPerList).flatMap((row) => {
      const range = ranges.get(row)
      return (range === undefined ? null : readRow(row, tokens.slice(range.start, range.end))) ?? []
    })
    if (read.length > 0) return { folder: null, rows: read }
  }
  return null
}

/** Beside the person whom the row names. */
export function placeInRow(row: Element): Element | null {
  const person = walk(row).tokens.find((token) => token.kind === 'person')
  const place = person?.element ?? null
  return place === row ? null : (place?.parentElement ?? null)
}
