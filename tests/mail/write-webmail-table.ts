/** `npx tsx tests/mail/write-webmail-table.ts` writes what was measured into docs/webmails.md. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasCaptures } from './captures'
import { measureCaptures, measureFixtures } from './measure-webmails'
import { renderFacts, renderMeasured, renderMissing, writePart } from './webmail-table'
import { webmails } from './webmails'

const path = join(import.meta.dirname, '../../docs/webmails.md')

let page = readFileSync(path, 'utf8')
page = writePart(page, 'facts', renderFacts(webmails))
page = writePart(page, 'fixtures', renderMeasured(measureFixtures(webmails)))
page = writePart(page, 'missing', renderMissing(webmails))
if (hasCaptures) page = writePart(page, 'captures', renderMeasured(measureCaptures()))
else console.warn('The captures of ../shared/data/dom are not here: their table stays as it was.')
writeFileSync(path, page)
