/** The header of the message that a document shows, with how sure that is. */
import type { Correspondent } from '../../messages/page-report'
import { boundSubject } from '../people'
import { isFolded } from './conversation'
import { findSubject, type Subject } from './find-subject'
import { findHeaderBlock, type HeaderBlock } from './header-block'
import { isListRow } from './header-row'
import { isCalledBody, isInText } from './labels'
import type { Measure } from './measure'
import { castPeople, type Cast } from './roles'
import type { Seed } from './seeds'
import { isRelative, readDate } from './shown-date'
import { isSeen } from './visible'
import type { Walk } from './walk'

export interface Header {
  people: Correspondent[]
  subject: string | null
  /** ISO 8601 in UTC; null when the page leaves it open. */
  at: string | null
  /** The date as shown, without what changes while time goes by. */
  dateText: string
  /** 0..1 */
  certainty: number
  block: HeaderBlock
  /** The element of the sender. */
  anchor: Element
  evidence: number
  isLabelled: boolean
  isRow: boolean
  /** It may be of a message that is folded away, above an open one. */
  isFolded: boolean
}

function certaintyOf(
  anchor: Element,
  block: HeaderBlock,
  cast: Cast,
  subject: Subject | null,
  isCut: boolean,
  hasDate: boolean,
): number {
  let certainty = cast.how === 'label' ? 0.97 : cast.how === 'hint' ? 0.93 : 0.85
  if (subject === null) certainty -= 0.12
  else if (subject.weight <= 1.5) certainty -= 0.03
  if (!hasDate) certainty -= 0.1
  if (block.body === null) certainty = cast.how === 'label' ? certainty - 0.07 : Math.min(certainty, 0.7)
  if (block.isStretched || cast.isDoubtful || isInText(anchor)) certainty = Math.min(certainty, 0.75)
  // Read in the page's order: once the text has been reached, nothing of the header is missing.
  if (isCut && block.body === null) certainty = Math.min(certainty, 0.7)
  return certainty
}

/**
 * Recipients that the header's details name, folded away or not: those that name the same sender, by a label. What is only hidden
 * and says nothing of the sender is not read.
 */
function addDetails(cast: Cast, block: HeaderBlock, walk: Walk): Cast {
  const sender = cast.people[0]?.address?.toLowerCase()
  const people = [...cast.people]
  let isDoubtful = cast.isDoubtful
  for (const element of block.details) {
    const range = walk.ranges.get(element)
    const tokens = walk.tokens.slice(range?.start, range?.end)
    const again = castPeople(tokens, element)
    if (again.how !== 'label' || sender === undefined || again.people[0]?.address?.toLowerCase() !== sender) continue
    // Several wrote it, of whom the line that is shown names one.
    if (again.people[1]?.role === 'from') isDoubtful = true
    const added = again.people.filter(
      (one) => one.role !== 'from' && !people.some((other) => other.role === one.role && other.address === one.address),
    )
    people.push(...added)
    const first = tokens.find((token) => token.kind === 'person')
    if (added.length > 0 && first !== undefined && isSeen(first.element)) isDoubtful = true
  }
  return { ...cast, people, isDoubtful }
}

/** What stands in one place, from a person and a date that stand together; null when it is no header. */
export function readHeaderAt(walk: Walk, sizes: Measure, seed: Seed, root: Element, title: string): Header | null {
  const block = findHeaderBlock(walk, sizes, seed, root)
  if (block === null) return null
  const tokens = block.indices.flatMap((index) => walk.tokens[index] ?? [])
  const shown = tokens.filter((token) =>
    token.kind === 'person' || token.kind === 'date' || token.kind === 'text' ? isSeen(token.element) : true,
  )
  const cast = addDetails(castPeople(shown, block.pane), block, walk)
  const anchor = walk.tokens[seed.person]?.element
  if (anchor === undefined || cast.people[0]?.role !== 'from') return null
  const date = shown.find((token) => token.kind === 'date')
  const subject = findSubject(walk, sizes, block, title)
  const hasTo = tokens.some((token) => token.kind === 'label' && token.label === 'to')
  const evidence =
    (hasTo ? 1 : 0) +
    (cast.how === 'order' ? 0 : 2) +
    (subject?.weight ?? 0) +
    (block.body === null ? 0 : isCalledBody(block.body) ? 1.5 : 1)
  const dateText = date?.kind === 'date' ? date.text : ''
  return {
    people: cast.people,
    subject: boundSubject(subject?.text ?? null),
    at: readDate(dateText, root.getAttribute('lang') ?? ''),
    dateText: isRelative(dateText) ? '' : dateText,
    certainty:
      certaintyOf(anchor, block, cast, subject, walk.isCut, dateText !== '') +
      (hasTo && cast.how === 'order' ? 0.05 : 0),
    block,
    anchor,
    evidence,
    isLabelled: cast.how !== 'order',
    isRow: isListRow(block, walk, sizes, anchor, cast),
    isFolded: isFolded(anchor, block.body, walk),
  }
}
