/** What every webmail adapter must do; each runs it over pages of its own. */
import { afterAll, describe, expect, it } from 'vitest'
import { normaliseAddress } from '../../lib/domain/address'
import { limits } from '../../lib/messages/limits'
import { pageReportSchema, type Correspondent } from '../../lib/messages/page-report'
import type { MailAdapter, PageReading } from '../../lib/mail/adapter'
import { SelectorError } from '../../lib/mail/selectors'
import { openPage, variantsOf, type ContractPages } from './adapter-pages'
import { describeBody } from './body-contract'
import { describeDraft } from './draft-contract'
import { describeList } from './list-contract'
import { pageFrom } from './page-fixture'

function messageOf(reading: PageReading): Extract<PageReading, { kind: 'message' }> {
  if (reading.kind !== 'message') throw new Error(`Expected a message, read ${reading.kind}`)
  return reading
}

/** The reading as the content script would report it. */
function reportOf(adapter: MailAdapter, reading: PageReading): unknown {
  const common = { webmail: adapter.id, certainty: 1, sequence: 0 }
  if (reading.kind !== 'message') return { ...reading, ...common }
  const messages = reading.messages.map((message) => ({ originals: [], traits: [], ...message }))
  return { ...reading, ...common, messages, isComplete: false }
}

const person = (index: number): Correspondent => ({
  role: 'to',
  name: `Person ${index}`,
  address: `p${index}@acme.example`,
})

const hostileNames = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '\u202Egnp.exe\u202C',
  "O'Neil \\ & Co. &lt;b&gt;",
  '王伟 🧑‍💼',
  'x'.repeat(5000),
]

/** The page without a required field, in it and in its frames. */
function pageWithout(pages: ContractPages): Document {
  const page = openPage(pages.openMessage)
  const shown = [page, ...[...page.querySelectorAll('iframe')].map((frame) => frame.contentDocument)]
  for (const one of shown) for (const element of one?.querySelectorAll(pages.requiredField.css) ?? []) element.remove()
  return page
}

function errorOf(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  return null
}

export function describeAdapter(adapter: MailAdapter, pages: ContractPages): void {
  const mark = pages.isVerified ? 'verified' : 'unverified'
  const written = variantsOf(pages).flatMap(({ name, page }) => (typeof page === 'string' ? [] : [{ name, page }]))
  const missing = variantsOf(pages).flatMap(({ name, page }) => (typeof page === 'string' ? [`${name}: ${page}`] : []))
  const between = typeof pages.beforeNext === 'string' ? undefined : pages.beforeNext
  let cases = 0
  const count = (): void => {
    cases += 1
  }

  describe(`${adapter.id} (${mark} markup)`, () => {
    afterAll(() => {
      console.info(`${adapter.id}: ${cases} cases of the adapter contract over ${mark} markup`)
      for (const reason of missing) console.info(`${adapter.id}: no page of ${reason}`)
    })

    it.each(written)('reads: $name', ({ page }) => {
      count()
      expect(adapter.readPage(openPage(page))).toMatchObject(page.expected)
    })

    it.each(written)('reads the same twice and changes nothing: $name', ({ page: shown }) => {
      count()
      const page = openPage(shown)
      const before = page.body.outerHTML
      const reading = adapter.readPage(page)
      expect(adapter.readPage(page)).toEqual(reading)
      expect(page.body.outerHTML).toBe(before)
    })

    it.each(written)('says nothing that a report may not hold: $name', ({ page }) => {
      count()
      const reading = adapter.readPage(openPage(page))
      const addresses = 'ownAddresses' in reading ? reading.ownAddresses : []
      expect(pageReportSchema.safeParse(reportOf(adapter, reading)).error).toBeUndefined()
      expect(addresses.map(normaliseAddress)).toEqual(addresses)
    })

    it.each(between === undefined ? [] : [between])(
      'says nothing while the page still holds only the conversation before',
      (page) => {
        count()
        expect(adapter.readPage(openPage(page))).toEqual({ kind: 'transition' })
      },
    )

    it('watches what it reads, and makes room beside it that it can give back', () => {
      count()
      const { targets, frames } = adapter.watched(openPage(pages.openMessage))
      const shapeOf = (width: number) => Object.values(adapter.aside(width)).map((style) => Object.keys(style))
      expect(targets.length + frames.length).toBeGreaterThan(0)
      expect(targets.every((target) => target.nodeType === 1)).toBe(true)
      expect(JSON.stringify(adapter.aside(320))).toContain('320px')
      expect(shapeOf(0)).toEqual(shapeOf(320))
    })

    describeList(adapter, pages.list, count)
    describeDraft(adapter, pages, count)
    describeBody(adapter, pages, count)

    it('is at home on its own pages, and not on others', () => {
      count()
      expect(adapter.matches(openPage(pages.openMessage))).toBe(true)
      expect(adapter.matches(pageFrom('<html><body>Hello</body></html>', 'https://example.org/'))).toBe(false)
    })

    it('says which required field is missing, with markup that holds nothing of the mail', () => {
      count()
      const thrown = errorOf(() => adapter.readPage(pageWithout(pages)))
      expect(thrown).toBeInstanceOf(SelectorError)
      const error = thrown instanceof SelectorError ? thrown : null
      expect(error).toMatchObject({ field: pages.requiredField.field })
      expect(error?.selectors.length).toBeGreaterThan(0)
      expect(error?.markup).toMatch(/^<\w+/)
      expect(error?.markup).not.toMatch(/@|acme|globex|ourco|ana|offer|may\b/i)
    })

    it('takes a thousand of 5,000 recipients, and counts the rest', () => {
      count()
      const people = Array.from({ length: 5000 }, (_, index) => person(index))
      const page = pages.messageTo(people)
      const before = performance.now()
      const message = messageOf(adapter.readPage(page)).messages.at(-1)
      const took = performance.now() - before
      expect(message?.people).toHaveLength(limits.peoplePerMessage)
      expect((message?.people.length ?? 0) + (message?.peopleLeftOut ?? 0)).toBe(5001)
      expect(message?.people.at(-1)).toEqual(person(998))
      // linkedom's selector engine is many times slower than a browser's, which tests/e2e measures.
      console.info(`${adapter.id}: 5,000 recipients read in ${took.toFixed(1)} ms (linkedom)`)
    })

    it('shows hostile names as the text they are, within the limits of a report', () => {
      count()
      const people = hostileNames.map((name, index) => ({ ...person(index), name }))
      const reading = messageOf(adapter.readPage(pages.messageTo(people)))
      const names = reading.messages
        .at(-1)
        ?.people.slice(1)
        .map((one) => one.name)
      expect(names).toEqual(hostileNames.map((name) => name.slice(0, limits.nameLength)))
      expect(pageReportSchema.safeParse(reportOf(adapter, reading)).error).toBeUndefined()
    })
  })
}
