/**
 * The open messages of a conversation. What a sender wrote must never become one: a further message stands beside what holds the
 * first one, is built as that is, and has its sender in the same place of it, where no text of a message stands.
 */
import { isCalledBody } from './labels'
import { isOfOneKind } from './parts'
import type { Walk } from './walk'

const mostLevels = 8
const mostMessages = 100

export interface Beside {
  /** What holds the first message. */
  own: Element
  /** Its like at its side; empty when it stands alone. */
  others: Element[]
}

/** Whether a part may hold a message as another one does: a webmail names such parts alike, or lists them. */
function isLike(part: Element, other: Element): boolean {
  const isNamed = part.hasAttribute('class') || part.localName === 'li' || part.localName === 'article'
  return part !== other && isNamed && isOfOneKind(part, other) && !isCalledBody(other)
}

/** @param pane holds the header and the text of the first message */
export function findBeside(pane: Element, { ranges }: Walk): Beside {
  for (let own = pane, level = 0; level < mostLevels && own.parentElement !== null; level += 1) {
    const part = own
    const all = [...own.parentElement.children].slice(0, mostMessages)
    const others = all.filter((other) => isLike(part, other) && ranges.has(other))
    if (others.length > 0) return { own, others }
    own = own.parentElement
  }
  return { own: pane, others: [] }
}

/** Whether what was taken for the text of a header may be the next message, and the header that of one that is folded away. */
export function isFolded(anchor: Element, body: Element | null, { tokens, ranges }: Walk): boolean {
  const own = [...(body?.parentElement?.children ?? [])].find((part) => part.contains(anchor))
  if (own === undefined || body === null || !isLike(own, body)) return false
  const { start = 0, end = 0 } = ranges.get(body) ?? {}
  const way = wayTo(anchor, own)
  return tokens.slice(start, end).some(({ kind, element }) => kind === 'person' && wayTo(element, body) === way)
}

/** The way from a message down to an element of it: tags with their first class, or their place where they have none. */
export function wayTo(element: Element, within: Element): string {
  let way = ''
  for (let at = element; at !== within && at.parentElement !== null; at = at.parentElement) {
    const [name = ''] = (at.getAttribute('class') ?? '').trim().split(/\s+/)
    way += `/${at.localName}.${name === '' ? [...at.parentElement.children].indexOf(at) : name}`
  }
  return way
}
