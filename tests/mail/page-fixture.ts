/** Fixture pages as documents, at the address they were read at. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'

/** A page from markup. linkedom gives documents no address and no state, so both are added. */
export function pageFrom(html: string, url: string): Document {
  const { document } = parseHTML(html)
  Object.defineProperty(document, 'URL', { value: url })
  Object.defineProperty(document, 'readyState', { value: 'complete' })
  return document
}

export function readFixture(name: string): string {
  return readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')
}

/** The markup after a change to it. */
export function edited(html: string, edit: (page: Document) => void): string {
  const { document } = parseHTML(html)
  edit(document)
  return document.documentElement.outerHTML
}

/** The markup without what the selector finds. */
export function without(html: string, css: string): string {
  return edited(html, (page) => {
    for (const element of page.querySelectorAll(css)) element.remove()
  })
}

/** Puts a document into each frame that the selector finds: linkedom loads none. */
export function fillFrames(page: Document, css: string, shown: Document): void {
  for (const frame of page.querySelectorAll(css)) Object.defineProperty(frame, 'contentDocument', { value: shown })
}

/** Gives an element the focus, which linkedom does not know. */
export function focusOn(page: Document, css: string): void {
  Object.defineProperty(page, 'activeElement', { value: page.querySelector(css), configurable: true })
}
