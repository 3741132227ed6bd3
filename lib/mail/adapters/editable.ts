/** Where a draft is written. */
import { frameDocument } from '../dom'

function isHtml(element: Element): element is HTMLElement {
  return 'innerText' in element || 'dataset' in element
}

/** The element itself, or the body of the frame that it is; null when it is not there or of another origin. */
export function editable(element: Element | null): HTMLElement | null {
  if (element === null) return null
  if (element.localName === 'iframe') return frameDocument(element)?.body ?? null
  return isHtml(element) ? element : null
}
