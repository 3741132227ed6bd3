/** What one text of a page says: a label, a date, people, a subject after its label, or anything else. */
import { readLabel, splitLabel } from './labels'
import { readWrittenPeople } from './people-text'
import { isDate } from './shown-date'
import type { Place, Token } from './token'

/** Letters beside people in a line of a header, at most. */
const headerRest = 40
/** The same of text that is not prose. */
const shortRest = 120
/** Longer text is counted and not kept. */
const keptText = 300
const longestSubject = 1000
const blanks = /[\s\u200B-\u200F\uFEFF]+/g

/** Blanks of all kinds made single. */
export function plain(data: string): string {
  return data.replaceAll(blanks, ' ').trim()
}

/**
 * @param isControl the text stands in a button or link
 * @param previous what stands before it in the page
 */
export function readText(place: Place, data: string, isControl: boolean, previous: Token | undefined): Token[] {
  const text = plain(data)
  if (text === '') return []
  // Whatever the sender wrote there.
  if (previous?.kind === 'label' && previous.label === 'subject' && !previous.isInline)
    return [{ ...place, kind: 'heading', text: text.slice(0, longestSubject), isNamed: true }]
  const label = readLabel(text)
  if (label !== null) return [{ ...place, kind: 'label', label, isInline: false }]
  if (isDate(text)) return [{ ...place, kind: 'date', text }]
  const people = text.includes('@') ? readPeople(place, text, isControl) : []
  if (people.length > 0) return people
  const split = splitLabel(text)
  if (split !== null && /[:：]\s*$/.test(text.slice(0, text.length - split.rest.length)) && split.kind !== 'other') {
    const inline: Token = { ...place, kind: 'label', label: split.kind, isInline: true }
    return [inline, ...readText(place, split.rest, isControl, inline)]
  }
  if (place.isHidden) return []
  return [{ ...place, kind: 'text', text: text.length <= keptText ? text : '', length: text.length, isControl }]
}

/** Of a text that names people them, their label, and how much else it says; nothing when it names nobody. */
function readPeople(place: Place, text: string, isControl: boolean): Token[] {
  const written = readWrittenPeople(text)
  if (written.people.length === 0) return []
  const split = splitLabel(text)
  const labelled = split === null ? null : readWrittenPeople(split.rest)
  const isLabelled = labelled !== null && labelled.rest < headerRest
  const shown = isLabelled ? labelled : written
  const found: Token[] = []
  if (split !== null && isLabelled) found.push({ ...place, kind: 'label', label: split.kind, isInline: true })
  // Addresses in prose are not a header's.
  if (shown.rest <= shortRest)
    for (const { name, address } of shown.people)
      found.push({ ...place, kind: 'person', name, address, isAttribute: false })
  if (shown.rest > 0 && !place.isHidden) found.push({ ...place, kind: 'text', text: '', length: shown.rest, isControl })
  return found
}
