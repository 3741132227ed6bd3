/** Elements that say one thing as a whole: a frame, an editor, a person, a date, a heading. */
import { isEditor, readAttributes, type Attributes } from './attributes'
import { dateIn, isIcon } from './element-kinds'
import { readHeading } from './headings'
import { plain, readText } from './read-text'
import type { Place, Token } from './token'

/** Longer text beside a person's attribute is not the person's name. */
const longestName = 160
/** Elements that a person is drawn with, at most. */
const mostParts = 14

/**
 * @param previous what stands before it in the page
 * @returns null for an element of which what stands in it is read
 */
export function readWhole(
  place: Place,
  tag: string,
  attributes: Attributes,
  previous: Token | undefined,
): Token[] | null {
  const { element, isHidden } = place
  const { role = '' } = attributes
  if (tag === 'iframe' || tag === 'frame') return [{ kind: 'frame', ...place }]
  if (isEditor(tag, attributes)) return [{ kind: 'editor', ...place }]
  if (isIcon(element, role)) return []
  const [first, ...others] = readAttributes(attributes)
  if (first !== undefined && element.getElementsByTagName('*').length <= mostParts) {
    const text = plain(element.textContent ?? '')
    if (text.length <= longestName) {
      const people = [{ name: first.name === '' ? text : first.name, address: first.address }, ...others]
      return people.map(({ name, address }) => ({
        kind: 'person',
        element,
        isHidden,
        name,
        address,
        isAttribute: true,
      }))
    }
  }
  // A field that only shows: some webmails put the header's lines in such.
  if (tag === 'input' && 'readonly' in attributes) return readText(place, attributes.value ?? '', false, previous)
  const text = dateIn(element, tag, attributes)
  if (text !== null) return [{ kind: 'date', ...place, text }]
  const heading = readHeading(element, tag, role)
  return heading === null ? null : [{ kind: 'heading', ...place, ...heading }]
}
