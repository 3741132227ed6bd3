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

/** @param pane holds the header and the text of the first message */
export function findBeside(pane: Element, { ranges }: Walk): Beside {
  for (let own = pane, level = 0; level < mostLevels && own.parentElement !== null; level += 1) {
    const part = own
    const isNamed = part.hasAttribute('class') || part.localName === 'li' || part.localName === 'article'
    const others = [...own.parentElement.children]
      .slice(0, mostMessages)
      .filter(
        (other) => other !== part && isNamed && isOfOneKind(part, other) && ranges.has(other) && !isCalledBody(other),
      )
    if (others.length > 0) return { own, others }
    own = own.parentElement
  }
  return { own: pane, others: [] }
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
