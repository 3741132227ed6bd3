import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { updateThatRestores, type Roots } from '../../../server/documents/restore-version'

const roots: Roots = { plan: 'xml', notes: 'text', goals: 'map' }

function paragraph(text: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(text)])
  element.setAttribute('level', text)
  return element
}

function read(doc: Y.Doc) {
  const notes: unknown = doc.getText('notes').toDelta()
  return { plan: doc.getXmlFragment('plan').toJSON(), notes, goals: doc.getMap('goals').toJSON() }
}

it('an earlier version is restored as an edit that colleagues take like any other, and that can be taken back', () => {
  const doc = new Y.Doc()
  doc.getXmlFragment('plan').insert(0, [paragraph('one'), paragraph('two')])
  doc.getText('notes').insert(0, 'bold', { bold: true })
  const nested = new Y.Map([['by', 'Ann']])
  for (const [key, value] of Object.entries({ revenue: 5, nested })) doc.getMap('goals').set(key, value)
  const version = Y.encodeStateAsUpdate(doc)
  const wanted = read(doc)

  doc.getXmlFragment('plan').delete(0, 1)
  doc.getXmlFragment('plan').insert(0, [paragraph('three')])
  doc.getText('notes').insert(0, 'later ')
  doc.getMap('goals').set('revenue', 6)
  doc.getMap('goals').set('churn', 1)
  doc.getMap('goals').delete('nested')
  const later = read(doc)
  const undone = Y.encodeStateAsUpdate(doc)

  const colleague = new Y.Doc()
  Y.applyUpdate(colleague, Y.encodeStateAsUpdate(doc))
  const restoring = updateThatRestores(doc, version, roots)
  colleague.getText('notes').insert(0, 'meanwhile ')
  Y.applyUpdate(doc, restoring)
  expect(read(doc)).toEqual(wanted)
  Y.applyUpdate(colleague, restoring)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(colleague))
  expect(read(doc)).toEqual(read(colleague))
  expect(read(doc).plan).toBe(wanted.plan)

  Y.applyUpdate(doc, updateThatRestores(doc, undone, roots))
  expect(read(doc)).toEqual(later)
})

interface Block {
  name: string
  level: number | null
  texts: { text: string; bold: boolean }[]
  children: Block[]
}

const blockOf = (children: fc.Arbitrary<Block[]>): fc.Arbitrary<Block> =>
  fc.record({
    name: fc.constantFrom('paragraph', 'heading', 'bulletList'),
    level: fc.constantFrom(null, 1, 2),
    texts: fc.array(fc.record({ text: fc.constantFrom('goal ', '目标', '😀', '<b>', 'a'), bold: fc.boolean() }), {
      maxLength: 4,
    }),
    children,
  })
const leaf = blockOf(fc.constant<Block[]>([]))
const plans = fc.array(blockOf(fc.array(leaf, { maxLength: 3 })), { maxLength: 6 })

function write(parent: Y.XmlFragment | Y.XmlElement, blocks: readonly Block[]): void {
  for (const { name, level, children, texts } of blocks) {
    const element = new Y.XmlElement(name)
    parent.push([element])
    if (level !== null) element.setAttribute('level', String(level))
    const text = new Y.XmlText()
    element.push([text])
    for (const { text: words, bold } of texts) text.insert(text.length, words, { bold: bold || null })
    write(element, children)
  }
}

/** Yjs writes two runs of one format apart where a mark stands between them. */
const readingOf = (plan: Y.XmlFragment): string => plan.toJSON().replaceAll('</bold><bold>', '')

const heading = (...texts: [text: string, bold: boolean][]): Block => ({
  name: 'heading',
  level: null,
  texts: texts.map(([text, bold]) => ({ text, bold })),
  children: [],
})

describe('of a plan', () => {
  it('whatever it was and has become, it reads as it did', () => {
    fc.assert(
      fc.property(plans, plans, fc.nat(6), (then, since, kept) => {
        const doc = new Y.Doc()
        const plan = doc.getXmlFragment('plan')
        write(plan, then)
        const version = Y.encodeStateAsUpdate(doc)
        const wanted = readingOf(plan)
        plan.delete(Math.min(kept, plan.length), plan.length - Math.min(kept, plan.length))
        write(plan, since)
        const colleague = new Y.Doc()
        Y.applyUpdate(colleague, Y.encodeStateAsUpdate(doc))
        Y.applyUpdate(colleague, updateThatRestores(doc, version))
        expect(readingOf(colleague.getXmlFragment('plan'))).toBe(wanted)
        colleague.on('update', () => expect.unreachable('It reads like that already.'))
        Y.applyUpdate(colleague, updateThatRestores(colleague, version))
      }),
      { examples: [[[heading(['goal ', true], ['a', true])], [heading(['goal ', false], ['a', true])], 0]] },
    )
  })

  it('what reads alike is not touched, and what a colleague is just writing in a changed line stays', () => {
    const doc = new Y.Doc()
    const plan = doc.getXmlFragment('plan')
    plan.insert(0, [paragraph('one'), paragraph('two'), paragraph('three')])
    const version = Y.encodeStateAsUpdate(doc)
    const [first, second] = [plan.get(0), plan.get(1)]
    const text = second instanceof Y.XmlElement ? second.get(0) : null
    if (!(text instanceof Y.XmlText) || !(first instanceof Y.XmlElement)) throw new Error('A text was expected.')
    text.insert(3, ' 😀 changed')

    const colleague = new Y.Doc()
    Y.applyUpdate(colleague, Y.encodeStateAsUpdate(doc))
    const theirs = colleague.getXmlFragment('plan').get(1)
    const theirText = theirs instanceof Y.XmlElement ? theirs.get(0) : null
    if (!(theirText instanceof Y.XmlText)) throw new Error('A text was expected.')
    const before = Y.encodeStateVector(colleague)
    theirText.insert(theirText.length, ' written meanwhile')

    Y.applyUpdate(doc, updateThatRestores(doc, version))
    expect(plan.get(0)).toBe(first)
    expect(text.toJSON()).toBe('two')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(colleague, before))
    expect(text.toJSON()).toBe('two written meanwhile')
  })
})
