/** A person as a page shows one: the address in an attribute, or behind the name in the text. */
import type { Correspondent } from '../../messages/page-report'
import { correspondent } from '../people'
import { readPlainPerson } from './plain-person'

const address = /^[^\s<>"(),;:@]+@[^\s<>"(),;:@]+$|^"[^"]*"@[^\s<>"(),;:@]+$/
/** "Name <address>" whatever the name holds, "Name (address)", "Name address". */
const behindName = /^([\s\S]*?)\s*[\s<(]([^\s<>()]+@[^\s<>()]+)[>)]?$/

/** Whether the text is an address and nothing else. Lenient: matching normalises it. */
export function isAddress(text: string | null): text is string {
  return text !== null && address.test(text.trim())
}

/** "From: Ana" in any language, as labels for screen readers are written. */
export function withoutLabel(text: string): string {
  return text.replace(/^[^:：<@"]{1,30}[:：]\s*/, '')
}

/** The person whom the text names; the address is null where the text holds none. */
export function readPersonText(role: Correspondent['role'], text: string): Correspondent {
  const shown = text.replaceAll(/\s+/g, ' ').trim()
  if (isAddress(shown)) return correspondent(role, '', shown)
  const [, name = '', behind = null] = behindName.exec(shown) ?? []
  if (!isAddress(behind)) return correspondent(role, shown, null)
  return correspondent(role, readPlainPerson(role, `${name} <x>`).name, behind)
}

/** Elements below that may hold the address in a title. */
const titled = '[title*="@"]'

/**
 * The person whom an element stands for. Attributes with an address are asked in this order, then a title below, then its text.
 * @param attributes of the element itself
 */
export function readShownPerson(
  role: Correspondent['role'],
  element: Element,
  attributes: readonly string[],
): Correspondent {
  const shown = readPersonText(role, element.textContent ?? '')
  for (const attribute of attributes) {
    const value = element.getAttribute(attribute) ?? ''
    const person = readPersonText(role, attribute === 'aria-label' ? withoutLabel(value) : value)
    if (person.address !== null) return { ...person, name: shown.name === '' ? person.name : shown.name }
  }
  if (shown.address === null) {
    const title = element.querySelector(titled)?.getAttribute('title') ?? ''
    const { address: below } = readPersonText(role, title)
    if (below !== null) return correspondent(role, shown.name, below)
  }
  if (shown.name !== '' || shown.address !== null) return shown
  return correspondent(role, withoutLabel(element.getAttribute('aria-label') ?? ''), null)
}
