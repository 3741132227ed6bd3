/** Webmails keep what they showed before in the page, hidden. */

const hidden = '[hidden], [style*="display: none"], [style*="display:none"]'

/** Whether the element is rendered; by its and its ancestors' own markup where nothing is rendered at all. */
export function isShown(element: Element): boolean {
  if ('checkVisibility' in element) return element.checkVisibility()
  const marked: Element = element
  return marked.closest(hidden) === null
}

/** The ones that are shown; all of them when none is, as in a tab that has not painted yet. */
export function shownOf<T extends Element>(elements: readonly T[]): T[] {
  if (elements.length < 2) return [...elements]
  const shown = elements.filter(isShown)
  return shown.length > 0 ? shown : [...elements]
}
