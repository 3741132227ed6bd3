/** Whether a person sees an element: nothing is taken from what the page hides. */

/** False where the document has no layout (it is not rendered); then only what the markup says counts. */
export function hasLayout(page: Document): boolean {
  return (page.documentElement?.getBoundingClientRect?.().width ?? 0) > 0
}

/** The element hides itself by markup alone. */
export function isMarkedHidden(element: Element): boolean {
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true
  const style = element.getAttribute('style')
  return style !== null && hidingStyle.test(style)
}

/** The element has no box, by whatever rule; by its markup where nothing is drawn at all. */
export function isNotDrawn(element: Element): boolean {
  if (!('checkVisibility' in element)) return isMarkedHidden(element)
  if (element.checkVisibility()) return false
  // An element of contents alone has no box, and what it holds may have.
  return element.ownerDocument.defaultView?.getComputedStyle(element).display !== 'contents'
}

/** Asked where nothing is drawn: there the browser does not tell. */
const hidingStyle = /(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0)\s*(?:;|$)/i

interface Rgb {
  channels: [number, number, number]
  alpha: number
}

function readColour(text: string): Rgb | null {
  const parts = /^rgba?\(([^)]+)\)$/
    .exec(text)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number)
  const [r, g, b, alpha = 1] = parts ?? []
  return r === undefined || g === undefined || b === undefined ? null : { channels: [r, g, b], alpha }
}

/** The colour behind an element; null when a picture is, or an element lies in another document. */
function backgroundOf(element: Element, view: Window): Rgb | null {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const style = view.getComputedStyle(at)
    if (style.backgroundImage !== 'none') return null
    const colour = readColour(style.backgroundColor)
    if (colour === null) return null
    if (colour.alpha > 0.5) return colour
  }
  return { channels: [255, 255, 255], alpha: 1 }
}

/** Text that differs from what is behind it by less than this, in each of 255 steps, is not seen. */
const leastContrast = 24

/** Whether the text is drawn so that it can be read: size, colour, and a place on the page. */
function isReadable(element: Element, view: Window): boolean {
  const box = element.getBoundingClientRect()
  if (box.width < 2 || box.height < 2) return false
  const { scrollX, scrollY } = view
  if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0) return false
  const style = view.getComputedStyle(element)
  if (Number.parseFloat(style.fontSize) < 5 || style.clipPath === 'inset(50%)') return false
  const colour = readColour(style.color)
  if (colour === null) return true
  if (colour.alpha < 0.1) return false
  const behind = backgroundOf(element, view)
  return (
    behind === null ||
    colour.channels.some((channel, index) => Math.abs(channel - (behind.channels[index] ?? 0)) >= leastContrast)
  )
}

/** Whether a frame or element around a document is shown, up to the top. */
export function isSeen(element: Element): boolean {
  const view = element.ownerDocument.defaultView
  if (view !== null && 'checkVisibility' in element && hasLayout(element.ownerDocument))
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && isReadable(element, view)
  for (let at: Element | null = element, depth = 0; at !== null && depth < 60; at = at.parentElement, depth += 1)
    if (isMarkedHidden(at)) return false
  return true
}

/** Whether nothing lies over the frame where it is to be read: the top of it, at three points. */
export function isFrameOnTop(frame: Element): boolean {
  const page = frame.ownerDocument
  if (!hasLayout(page) || !('elementFromPoint' in page)) return true
  const box = frame.getBoundingClientRect()
  const points = [0.25, 0.5, 0.75].map(
    (part) => [box.left + box.width * part, box.top + Math.min(40, box.height / 2)] as const,
  )
  const hits = points.map(([x, y]) => page.elementFromPoint(x, y))
  // Outside the window nothing is hit: it is scrolled away, not covered.
  return hits.filter((hit) => hit === null || hit === frame || hit.contains(frame)).length >= 2
}
