import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { adapters } from '../../lib/mail/adapters/index'
import { hasCaptures } from './captures'
import { measureCaptures, measureFixtures } from './measure-webmails'
import { readPart, renderFacts, renderMeasured, renderMissing } from './webmail-table'
import { webmails } from './webmails'

const page = readFileSync(join(import.meta.dirname, '../../docs/webmails.md'), 'utf8')

if (!hasCaptures) console.info('Skipped: the table of captured webmail pages, since ../shared/data/dom is not here')

/** A difference is mended by `npx tsx tests/mail/write-webmail-table.ts`. */
describe('docs/webmails.md', () => {
  it('speaks of every webmail with an adapter', () => {
    expect(webmails.map(({ adapter }) => adapter.id)).toEqual(adapters.map(({ id }) => id))
  })

  it('says how each webmail’s facts are known', () => {
    expect(readPart(page, 'facts')).toBe(renderFacts(webmails))
  })

  it('says what was read, asked and not held on every page, as it was just measured', () => {
    const table = renderMeasured(measureFixtures(webmails))
    console.info(table)
    expect(readPart(page, 'fixtures')).toBe(table)
  })

  it('says which pages there are none of, and why', () => {
    expect(readPart(page, 'missing')).toBe(renderMissing(webmails))
  })

  it.skipIf(!hasCaptures)('says what was read on captures of real pages, as it was just measured', () => {
    const table = renderMeasured(measureCaptures())
    console.info(table)
    expect(readPart(page, 'captures')).toBe(table)
  })
})
