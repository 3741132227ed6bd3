/** What an element's attributes tell: people, and what it is for. */
import { splitLabel } from './labels'
import { readMailto, readWrittenPeople, type Written } from './people-text'

/** Attributes whose values are code, style or an address of something else. */
const unread = /^(?:on|ng-|v-|src|style$|class$|id$|jslog$|ping$|action$|formaction$|content$|tabindex$|d$)/

export type Attributes = Record<string, string>

/** Those that may tell something; few calls, since this is asked of every element. */
export function attributesOf(element: Element): Attributes {
  const found: Attributes = {}
  for (const name of element.getAttributeNames()) if (!unread.test(name)) found[name] = element.getAttribute(name) ?? ''
  return found
}

export function isEditor(tag: string, { contenteditable = 'false', role }: Attributes): boolean {
  return contenteditable !== 'false' || tag === 'textarea' || role === 'textbox'
}

/** People that the element's attributes name. An attribute that holds prose names nobody. */
export function readAttributes(attributes: Attributes): Written[] {
  for (const [name, value] of Object.entries(attributes)) {
    if (value.length > 600 || !value.includes('@')) continue
    if (name === 'href') {
      const people = /^mailto:/i.test(value) ? readMailto(value).map((address) => ({ name: '', address })) : []
      if (people.length > 0) return people
      continue
    }
    const { people, rest } = readWrittenPeople(splitLabel(value)?.rest ?? value)
    if (people.length > 0 && rest <= 60) return people
  }
  return []
}
