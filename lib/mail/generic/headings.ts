/** Headings that may be a message's subject. */
import { isElement } from '../dom'
import { isCalledSubject, readHint, readLabel, splitLabel } from './labels'
import { isNotDrawn } from './visible'

const blanks = /[\s\u200B-\u200F\uFEFF]+/g

/** Text of an element without what is hidden in it, its links and buttons. */
function ownText(element: Element): string {
  let text = ''
  const add = (node: Node, depth: number): void => {
    if (text.length > 1200) return
    if (node.nodeType === 3) text += node.nodeValue ?? ''
    if (!isElement(node) || depth > 12) return
    const inner = node
    if (
      inner !== element &&
      (/^(?:button|svg|style|script)$/.test(inner.localName) || isNotDrawn(inner) || isClipped(inner))
    )
      return
    for (let child = inner.firstChild; child !== null; child = child.nextSibling) add(child, depth + 1)
  }
  add(element, 0)
  return text.replaceAll(blanks, ' ').trim()
}

const screenReaderOnly = /(?:^|[-_\s])(?:sr-only|visuallyhidden|voice|screen-reader|hidden|offscreen)(?:[-_\s]|$)/i
function isClipped(element: Element): boolean {
  return screenReaderOnly.test(element.getAttribute('class') ?? '')
}

/** A subject's heading: by its tag or role, or because its markup says so. One that names a person in an attribute is none. */
export function readHeading(element: Element, tag: string, role: string): { text: string; isNamed: boolean } | null {
  const isHeading = /^h[1-6]$/.test(tag) || role === 'heading'
  const isNamed = isCalledSubject(element) && element.getElementsByTagName('*').length <= 10
  if (!isHeading && !isNamed) return null
  const hint = readHint(element)
  if (hint === 'from' || hint === 'to') return null
  if (element.querySelector('a[href^="mailto:"],[email],[data-email],[data-address],[data-hovercard-id]') !== null)
    return null
  const links = [...element.querySelectorAll('a')].reduce((sum, link) => sum + (link.textContent ?? '').length, 0)
  const text = ownText(element)
  const withoutLinks = links > 0 && links < text.length ? ownTextWithoutLinks(element, text) : text
  const split = splitLabel(withoutLinks)
  const subject = split?.kind === 'subject' ? split.rest : withoutLinks
  if (readLabel(subject) !== null) return null
  return subject === '' ? null : { text: subject, isNamed }
}

function ownTextWithoutLinks(element: Element, text: string): string {
  const own = [...element.childNodes]
    .filter((node) => node.nodeType === 3)
    .map((node) => node.nodeValue ?? '')
    .join(' ')
  const bare = own.replaceAll(blanks, ' ').trim()
  return bare === '' ? text : bare
}
