/** Markup for a breakage report: how the page is built, and nothing of what it says. */

import { isElement } from './dom'

/** Length of the longest censored markup, in UTF-16 units; the schema of page reports refuses more. */
export const longestMarkup = 20_000
/** Attributes whose values name structure. Their tokens are kept only when they look like names. */
const structural = new Set(['class', 'role', 'id', 'type', 'data-testid', 'data-test-id', 'data-app-section'])
/** A name of markup; no digits beyond two in a row, which ids of people and messages have. */
const structuralToken = /^(?!.*\d{3})[\w-]{1,40}$/
/** Their contents are data, code or drawings. */
const opaque = new Set(['script', 'style', 'svg', 'textarea', 'template', 'noscript'])

function censorAttribute(name: string, value: string): string {
  if (!structural.has(name)) return `${name}="…"`
  const tokens = value.split(/\s+/).filter((token) => token !== '')
  return `${name}="${tokens.map((token) => (structuralToken.test(token) ? token : '…')).join(' ')}"`
}

/**
 * The element's markup without any text and without any attribute value but names of structure, at most
 * `longestMarkup` long. Reads no more of the page than it keeps.
 */
export function censorMarkup(root: Element | Document): string {
  let markup = ''
  const write = (node: Node): void => {
    if (markup.length >= longestMarkup) return
    if (node.nodeType === 3) {
      if ((node.nodeValue ?? '').trim() !== '' && !markup.endsWith('…')) markup += '…'
      return
    }
    if (!isElement(node)) return
    const tag = node.localName
    const attributes = [...node.attributes].map((found) => ` ${censorAttribute(found.name, found.value)}`)
    markup += `<${tag}${attributes.join('')}>`
    if (!opaque.has(tag)) for (let child = node.firstChild; child !== null; child = child.nextSibling) write(child)
    markup += `</${tag}>`
  }
  write('documentElement' in root ? root.documentElement : root)
  return markup.slice(0, longestMarkup)
}
