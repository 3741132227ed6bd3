/** What an element is, by its tag, role and attributes. */
import type { Attributes } from './attributes'
import { isDate } from './shown-date'

const skipped = /^(?:script|style|template|noscript|svg|head|object|canvas|video|audio|datalist|select|math)$/
const chromeRoles =
  /^(?:navigation|tree|menu|menubar|banner|search|tooltip|contentinfo|tablist|complementary|status|log)$/
const chromeTags = /^(?:nav|aside|footer|menu|blockquote)$/

/** Holds nothing that is read. */
export function isSkipped(tag: string): boolean {
  return skipped.test(tag)
}

/** Belongs to the webmail's page around its messages, or is a quote. */
export function isOfPage(tag: string, role: string): boolean {
  return chromeRoles.test(role) || chromeTags.test(tag)
}

/** A control's text is short; some webmails give a message's text the role of a button. */
export function isShortControl(element: Element, role: string): boolean {
  const isNamed = /^(?:button|menuitem|tab)$/.test(role)
  return isNamed && element.getElementsByTagName('*').length < 8 && (element.textContent ?? '').trim().length <= 60
}

/** Drawn by a font whose letters are pictures: its text says nothing. */
export function isIcon(element: Element, role: string): boolean {
  return (
    element.firstElementChild === null && (role === 'img' || /\bicons?\b/i.test(element.getAttribute('class') ?? ''))
  )
}

/** A date in an attribute, where the text is a shorter or relative one. */
export function dateIn(element: Element, tag: string, attributes: Attributes): string | null {
  const names = tag === 'time' ? ['datetime', 'title'] : ['title', 'data-tooltip']
  for (const name of names) {
    const value = attributes[name] ?? ''
    if (value.length > 70 || !/\d/.test(value) || !isDate(value)) continue
    if ((element.textContent ?? '').trim().length <= 50) return value
  }
  return null
}
