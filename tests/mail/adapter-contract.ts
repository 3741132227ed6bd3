/** What every webmail adapter must do; each runs it over pages of its own. */
import { afterAll, describe, expect, it } from 'vitest'
import { limits } from '../../lib/messages/limits'
import { pageReportSchema, type Correspondent } from '../../lib/messages/page-report'
import type { MailAdapter, PageReading } from '../../lib/mail/adapter'
import { SelectorError } from '../../lib/mail/selectors'
import { pageFrom } from './page-fixture'

/** A page and what must be read from it. */
export interface Case {
  html: string
  url: string
  expected: Partial<Extract<PageReading, { kind: 'message' }>> | Partial<PageReading>
}

export interface ContractPages {
  /** Whether the markup was seen in a running copy, or only follows documents. */
  isVerified: boolean
  openMessage: Case
  /** null with the reason where the webmail has no such page. */
  collapsedConversation: Case | string
  previousConversationStays: Case | string
  listOnly: Case
  compose: Case
  /** A message with these recipients, written as the webmail writes it. */
  messageTo(people: readonly Correspondent[]): Document
  /** CSS of what to take away, and the field the error must name. */
  requiredField: { css: string; field: string }
}

function messageOf(reading: PageReading): Extract<PageReading, { kind: 'message' }> {
  if (reading.kind !== 'message') throw new Error(`Expected a message, read ${reading.kind}`)
  return reading
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

export function describeAdapter(adapter: MailAdapter, pages: ContractPages): void {
  const mark = pages.isVerified ? 'verified' : 'unverified'
  let cases = 0
  const count = (): void => {
    cases += 1
  }

  describe(`${adapter.id} (${mark} markup)`, () => {
    afterAll(() => console.info(`${adapter.id}: ${cases} cases of the adapter contract over ${mark} markup`))

    it.each([
      ['an open message', pages.openMessage],
      ['a conversation with collapsed messages', pages.collapsedConversation],
      ['the conversation that is open, while the one before stays in the page', pages.previousConversationStays],
      ['a list without a message', pages.listOnly],
      ['a draft', pages.compose],
    ] as const)('reads %s', (name, page, ...rest) => {
      expect(rest).toEqual([])
      if (typeof page === 'string') return console.info(`${adapter.id}: no page for "${name}": ${page}`)
      count()
      expect(adapter.readPage(pageFrom(page.html, page.url))).toMatchObject(page.expected)
      return undefined
    })

    it('is at home on its own pages, and not on others', () => {
      count()
      expect(adapter.matches(pageFrom(pages.openMessage.html, pages.openMessage.url))).toBe(true)
      expect(adapter.matches(pageFrom('<html><body>Hello</body></html>', 'https://example.org/'))).toBe(false)
    })

    it('says which required field is missing, with markup that holds nothing of the mail', () => {
      count()
      const page = pageFrom(pages.openMessage.html, pages.openMessage.url)
      for (const element of page.querySelectorAll(pages.requiredField.css)) element.remove()
      let thrown: unknown
      try {
        adapter.readPage(page)
      } catch (error) {
        thrown = error
      }
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
      const messages = reading.messages.map((message) => ({ originals: [], traits: [], ...message }))
      const report = { ...reading, messages, webmail: adapter.id, certainty: 1, sequence: 0, isComplete: false }
      expect(pageReportSchema.safeParse(report).error).toBeUndefined()
    })
  })
}
