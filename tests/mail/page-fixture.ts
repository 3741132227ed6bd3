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
