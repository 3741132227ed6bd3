/**
 * Looking for fields outside the messages' own texts: what stands in a text is its author's, however much it looks like a header, a
 * row of the list or a draft.
 */
import { SelectorError, type SelectorList } from '../selectors'

export interface FieldReader {
  /** All elements of the first selector that answers outside the texts, of those that are wanted; empty when none does. */
  all(root: Element | Document, list: SelectorList, isWanted?: (element: Element) => boolean): Element[]
  first(root: Element | Document, list: SelectorList): Element | null
  /** @throws SelectorError when no selector answers outside the texts */
  required(root: Element | Document, field: string, list: SelectorList): Element
}

/** @param texts where the webmail puts the text of a message */
export function outsideTexts(texts: SelectorList): FieldReader {
  const css = texts.map((text) => text.css).join()
  const isOutside = (element: Element): boolean => (element.parentElement?.closest(css) ?? null) === null
  const all: FieldReader['all'] = (root, list, isWanted = () => true) => {
    for (const selector of list) {
      const found = [...root.querySelectorAll(selector.css)].filter((one) => isOutside(one) && isWanted(one))
      if (found.length > 0) return found
    }
    return []
  }
  return {
    all,
    first: (root, list) => all(root, list)[0] ?? null,
    required(root, field, list) {
      const found = all(root, list)[0]
      if (found === undefined) throw new SelectorError(field, list, root)
      return found
    },
  }
}
