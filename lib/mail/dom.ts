/** Type guards by what a node says of itself: `instanceof` is false for nodes of another frame's realm. */

export function isElement(node: Node): node is Element {
  return node.nodeType === 1
}

export function isFrame(element: Element | null): element is HTMLIFrameElement {
  return element?.localName === 'iframe'
}

/** The document of a frame of the page's own origin; null for others and for none. */
export function frameDocument(element: Element | null): Document | null {
  return isFrame(element) ? (element.contentDocument ?? null) : null
}
