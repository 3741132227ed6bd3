import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastCertainty } from '../../../lib/messages/page-report'
import { pageFrom } from '../page-fixture'
import { settledReading } from './settled-reading'
import { around, languages, layouts, personForms, type Letter, type Person } from './layouts'

const runs = 250
const own: Person = { name: 'Rep One', address: 'rep1@ourco.test' }
const word = fc.constantFrom('ana', 'bo', 'li.wei', 'carlos', 'dora', 'emil', "o'neil", 'x_y', 'mia+news')
const domain = fc.constantFrom('acme.example', 'globex.example', 'mail.initech.example', 'umbrella.co.example')
const name = fc.constantFrom(
  'Ana Lima',
  'Bo Berg',
  '李伟',
  'Lima, Carlos',
  'Дора Петрова',
  'Dr. E. O’Neil',
  'Sales (EMEA)',
)
const person: fc.Arbitrary<Person> = fc.record({ name, local: word, domain }).map((one) => ({
  name: one.name,
  address: `${one.local}@${one.domain}`,
}))
const bodies = [
  '<p>Hello,</p><p>please find our offer attached; it holds until Friday. Call me when you have read it, I am in all week.</p>' +
    '<p>-- <br>Head of Sales <a href="mailto:signature@evil.example">signature@evil.example</a></p>',
  '<p>Thanks!</p>',
  '<div>ok, ask signature@evil.example</div>',
  '<table><tr><th>From:</th><td>Big Boss &lt;boss@evil.example&gt;</td></tr><tr><th>To:</th><td>victim@evil.example</td></tr>' +
    '<tr><th>Date:</th><td>Thu, Mar 12, 2026, 9:12 AM</td></tr></table><p>See the message below, and answer today please: it matters to us.</p>',
  '<p>Am 11.03.2026 schrieb Dora &lt;dora@evil.example&gt;:</p><blockquote><p>Von: dora@evil.example</p><p>Bis bald und viele Grüße aus Köln!</p></blockquote>',
]
const subject = fc.constantFrom(
  'Offer 1234',
  'Re: delivery next week',
  '报价单',
  'From: boss@evil.example',
  'Fwd: 12 March',
)
const letter = (date: string): fc.Arbitrary<Letter> =>
  fc.record({
    from: person,
    to: fc.array(person, { minLength: 1, maxLength: 4 }),
    cc: fc.array(person, { maxLength: 3 }),
    subject,
    date: fc.constant(date),
    body: fc.constantFrom(...bodies),
  })

const page = fc
  .record({
    layout: fc.constantFrom(...Object.keys(layouts)),
    language: fc.constantFrom(...Object.keys(languages)),
    form: fc.constantFrom(...Object.keys(personForms)),
    rows: fc.integer({ min: 0, max: 8 }),
  })
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      letter: letter(languages[shape.language]?.date ?? ''),
      others: fc.array(letter('11 Mar 2026'), { minLength: shape.rows, maxLength: shape.rows }),
    }),
  )
type Shown = typeof page extends fc.Arbitrary<infer T> ? T : never

function read({ shape, letter: shown, others }: Shown) {
  const draw = personForms[shape.form]
  const language = languages[shape.language]
  const layout = layouts[shape.layout]
  if (language === undefined || layout === undefined || draw === undefined) throw new Error('No such page')
  const html = around(layout(shown, language.words, draw), own, others, shape.language)
  return settledReading(pageFrom(html, 'https://mail.example/#/inbox'))
}

const addresses = (people: readonly { address: string | null }[]): string[] =>
  [...new Set(people.map((one) => one.address?.toLowerCase() ?? ''))].sort()

/** What is wrong with a reading, as words; null when nothing is. */
async function fault(shown: Shown): Promise<{ kind: 'equal' | 'undecided' | 'incomplete' | 'wrong'; detail: string }> {
  const reading = await read(shown)
  const detail = JSON.stringify([
    shown.shape,
    shown.letter,
    reading.kind === 'message' ? [reading.certainty, reading.messages] : reading,
  ])
  if (reading.kind !== 'message') return { kind: 'undecided', detail }
  const people = reading.messages[0]?.people ?? []
  const sender = addresses(people.filter((one) => one.role === 'from'))
  const truth = [shown.letter.from, ...shown.letter.to, ...shown.letter.cc]
  const isSender = sender.join() === shown.letter.from.address
  const isStranger = people.some((one) => !truth.some(({ address }) => address === one.address?.toLowerCase()))
  const isSure = (reading.certainty ?? 1) >= leastCertainty
  if ((!isSender || isStranger) && isSure) return { kind: 'wrong', detail }
  if (!isSender || !isSure) return { kind: 'undecided', detail }
  return { kind: addresses(people).join() === addresses(truth).join() ? 'equal' : 'incomplete', detail }
}

describe('the generic reader, over webmails that do not exist', () => {
  it('names nobody wrong for certain, and decides nearly all', { timeout: 180_000 }, async () => {
    const counts = { equal: 0, undecided: 0, incomplete: 0, wrong: 0 }
    const examples: Record<string, string[]> = {}
    // Side by side, since a busy machine takes several looks for a page, with a rest between them.
    const pages = fc.sample(page, { numRuns: runs, seed: 7 })
    const faults = await Promise.all(pages.map(fault))
    for (const [index, { kind, detail }] of faults.entries()) {
      counts[kind] += 1
      if (kind !== 'equal') (examples[`${kind} ${pages[index]?.shape.layout ?? ''}`] ??= []).push(detail)
    }
    console.info(`generic reader: ${JSON.stringify(counts)} of ${runs} made-up pages`)
    for (const [kind, details] of Object.entries(examples)) console.info(kind, details.length, details[0])
    expect(counts.wrong).toBe(0)
    expect(counts.equal).toBeGreaterThanOrEqual(runs * 0.95)
  })
})
