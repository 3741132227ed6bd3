/** The header of the message that a document shows, with how sure that is. */
import type { Correspondent } from '../../messages/page-report'
import { boundSubject } from '../people'
import { findBeside, isFolded, wayTo, type Beside } from './conversation'
import { findHeaderBlock, type HeaderBlock } from './header-block'
import { findLabelSeeds, findSeeds, type Seed } from './seeds'
import { isInText } from './labels'
import { measure, type Measure } from './measure'
import { castPeople, type Cast } from './roles'
import { isRelative, readDate } from './shown-date'
import { isSeen } from './visible'
import type { Token, Walk } from './walk'

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

/** Who is sure of less than this has found no header. */
const leastEvidence = 2.5
const rowTags = new Set(['tr', 'li', 'a', 'option'])
const rowRoles = new Set(['row', 'option', 'listitem', 'gridcell', 'treeitem', 'menuitem'])

/** A line of a message list: one among its like, or called so, without a text of its own. */
function isListRow(block: HeaderBlock, walk: Walk, sizes: Measure, seed: Element, cast: Cast): boolean {
  if (cast.how === 'label') return false
  for (let at: Element | null = seed, level = 0; at !== null && level < 8; at = at.parentElement, level += 1) {
    if (at.contains(block.body) || sizes.text(at) > 400 || sizes.count('frame', at) > 0) return false
    const row: Element = at
    if (sizes.count('date', row) === 0) continue
    if (rowTags.has(row.localName) || rowRoles.has(row.getAttribute('role') ?? '') || row.hasAttribute('aria-selected'))
      return true
    const like = [row.previousElementSibling, row.nextElementSibling].filter(
      (one) => one !== null && one.localName === row.localName,
    )
    const isRepeated = like.some(
      (one) =>
        one !== null &&
        one.getAttribute('class') === row.getAttribute('class') &&
        sizes.count('date', one) > 0 &&
        (walk.ranges.get(one)?.end ?? 0) - (walk.ranges.get(one)?.start ?? 0) >= 3,
    )
    if (isRepeated) return true
  }
  return false
}

interface Subject {
  text: string
  /** 2 from a label, the markup's own word or the page's title; 1 from a heading alone. */
  weight: number
}

/** The subject: what the title names, is labelled so, or is the heading nearest before or in the header. */
function findSubject(walk: Walk, sizes: Measure, block: HeaderBlock, title: string): Subject | null {
  const { tokens, ranges } = walk
  const first = block.indices[0] ?? 0
  const end = block.body === null ? (block.indices.at(-1) ?? 0) + 1 : (ranges.get(block.body)?.start ?? 0)
  let best: Subject | null = null
  const offer = (text: string, weight: number): void => {
    const inTitle = text.length >= 4 && title.includes(text) ? 2 : 0
    if (text !== '' && weight + inTitle > (best?.weight ?? 0)) best = { text, weight: weight + inTitle }
  }
  for (let index = Math.max(end, first) - 1; index >= Math.max(0, first - 60); index -= 1) {
    const token = tokens[index]
    const previous = tokens[index - 1]
    // Beyond a list or a menu it is the heading of something else.
    if (index < first && sizes.isApart(index)) break
    if (token === undefined || !(token.kind === 'heading' || token.kind === 'text') || token.text === '') continue
    const isLabelled = previous?.kind === 'label' && previous.label === 'subject'
    if (!isLabelled && token.kind === 'text' && !(token.text.length >= 6 && title.includes(token.text))) continue
    if (!isSeen(token.element)) continue
    if (isLabelled) offer(token.text, 3)
    else if (token.kind === 'heading') offer(token.text, token.isNamed ? 2.5 : block.indices.includes(index) ? 2 : 1.5)
    else offer(token.text, 0)
  }
  return best
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
function readAt(walk: Walk, sizes: Measure, seed: Seed, root: Element, title: string): Header | null {
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
    (hasTo ? 1 : 0) + (cast.how === 'order' ? 0 : 2) + (subject?.weight ?? 0) + (block.body === null ? 0 : 1)
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

export interface Headers {
  /** Of the open messages, in the page's order. */
  headers: Header[]
  /** Holds them and their like; null when there is one message alone. */
  within: Element | null
  /** Every message that seems open was read. */
  isWhole: boolean
}

/** Text that is longer is more than a folded message's first words. */
const foldedText = 400

/**
 * The first header of a document, in its order: a text stands after its header, so what it imitates comes later. And those of
 * the messages beside it.
 */
export function readHeaders(walk: Walk, root: Element, title: string): Headers {
  const sizes = measure(walk)
  const usable = new Map<Token, boolean>()
  const isUsable = (token: Token): boolean => {
    const known = usable.get(token) ?? isSeen(token.element)
    usable.set(token, known)
    return known
  }
  const tried = new Set<number>()
  const headers: Header[] = []
  let isLate = false
  let beside: Beside | null = null
  let way = ''
  const open = new Set<Element>()
  for (const seed of [...findSeeds(walk, sizes, isUsable), ...findLabelSeeds(walk)]) {
    const person = walk.tokens[seed.person]
    if (tried.has(seed.person) || person === undefined || !isUsable(person)) continue
    const part = beside?.others.find((other) => other.contains(person.element))
    if (beside === null ? tried.size > 12 : part === undefined || open.has(part)) continue
    tried.add(seed.person)
    if (part !== undefined && wayTo(person.element, part) !== way) continue
    const header = readAt(walk, sizes, seed, root, title)
    if (header === null) continue
    if (part !== undefined) {
      if (header.isRow || header.block.body === null || !part.contains(header.block.pane)) continue
      open.add(part)
      headers.push(header)
      continue
    }
    if (header.isRow || header.isFolded || header.evidence < leastEvidence) {
      // What comes after something that was nearly a header may be the text of its message.
      isLate ||= !header.isRow && (header.isLabelled || header.isFolded)
      continue
    }
    headers.push(isLate ? { ...header, certainty: Math.min(header.certainty, 0.7) } : header)
    beside = findBeside(header.block.pane, walk)
    way = wayTo(header.anchor, beside.own)
  }
  const others = beside?.others ?? []
  return {
    headers: headers.sort((a, b) => (a.anchor.compareDocumentPosition(b.anchor) & 4 ? -1 : 1)),
    within: others[0]?.parentElement ?? null,
    isWhole: others.every(
      (other) => open.has(other) || (sizes.text(other) <= foldedText && sizes.count('frame', other) === 0),
    ),
  }
}
