/**
 * Rows of a message list that carry an address: parts of one kind side by side, most of them with a date. Belongs to the page's tools,
 * to which the generic reader lends what it reads by (`Eyes`): neither is loaded twice.
 */
import { limits } from '../../messages/limits'
import type { Eyes, ListReading, MailAdapter, ShownRow } from '../adapter'
import { correspondent } from '../people'
import type { Token } from './token'

/** The row's own name in the markup, else what it shows. */
function keyOf(row: Element, tokens: readonly Token[]): string {
  const own =
    row.getAttribute('data-id') ?? row.getAttribute('data-uid') ?? row.getAttribute('data-message-id') ?? row.id
  const shown = tokens
    .map((token) => ('text' in token ? token.text : token.kind === 'person' ? (token.address ?? token.name) : ''))
    .join('|')
  return (own === '' ? shown : own).slice(0, 500)
}

function readRow(row: Element, tokens: readonly Token[], { readDate }: Eyes): ShownRow | null {
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
function readShownList(top: Document, eyes: Eyes): ListReading | null {
  for (const { page, frame } of eyes.shownDocuments(top)) {
    if (frame !== null && !eyes.isSeen(frame)) continue
    const { tokens, ranges, rows } = eyes.walk(page.documentElement)
    const read = [...rows].slice(0, limits.rowsPerList).flatMap((row) => {
      const range = ranges.get(row)
      return (range === undefined ? null : readRow(row, tokens.slice(range.start, range.end), eyes)) ?? []
    })
    if (read.length > 0) return { folder: null, rows: read }
  }
  return null
}

/** Beside the person whom the row names. */
function placeInRow(row: Element, { walk }: Eyes): Element | null {
  const person = walk(row).tokens.find((token) => token.kind === 'person')
  const place = person?.element ?? null
  return place === row ? null : (place?.parentElement ?? null)
}

/** The adapter with the list that its eyes see; an adapter that reads its own, or none, as it is. */
export function withList(adapter: MailAdapter): MailAdapter {
  const { eyes } = adapter
  if (eyes === undefined) return adapter
  return {
    ...adapter,
    readList: (page) => readShownList(page, eyes),
    chipPlace: (row) => placeInRow(row, eyes),
  }
}
