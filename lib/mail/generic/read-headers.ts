/** The headers of a document's open messages. */
import { findBeside, wayTo, type Beside } from './conversation'
import { measure } from './measure'
import { readHeaderAt, type Header } from './read-header'
import { findLabelSeeds, findSeeds } from './seeds'
import type { Token } from './token'
import { isSeen } from './visible'
import type { Walk } from './walk'

/** Who is sure of less than this has found no header. */
const leastEvidence = 2.5

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
    const header = readHeaderAt(walk, sizes, seed, root, title)
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
    headers,
    within: others[0]?.parentElement ?? null,
    isWhole: others.every((other) => open.has(other) || sizes.text(other) <= foldedText),
  }
}
