/** The page's own document and those of its frames of the same origin, however deep. */
import { isFrame } from '../dom'

export interface ShownDocument {
  page: Document
  /** The frame it stands in; null for the top one. */
  frame: HTMLIFrameElement | null
  parent: ShownDocument | null
}

const mostDocuments = 24

/** Frames of old webmails' framesets behave as iframes do. */
function framesOf(page: Document): HTMLIFrameElement[] {
  return [...page.querySelectorAll('iframe, frame')]
    .slice(0, mostDocuments)
    .filter((element): element is HTMLIFrameElement => isFrame(element) || element.localName === 'frame')
}

/** Outer documents first. Those of other origins, and those that have no body yet, are left out. */
export function shownDocuments(top: Document): ShownDocument[] {
  const found: ShownDocument[] = [{ page: top, frame: null, parent: null }]
  for (const parent of found) {
    for (const frame of framesOf(parent.page)) {
      // Null for another origin's.
      const page = frame.contentDocument
      if (page?.body != null && found.length < mostDocuments) found.push({ page, frame, parent })
    }
  }
  return found
}

/** Every frame, for watching; one of another origin tells nothing. */
export function allFrames(top: Document): HTMLIFrameElement[] {
  return shownDocuments(top)
    .flatMap(({ page }) => framesOf(page))
    .slice(0, mostDocuments)
}
