import { expect, it } from 'vitest'
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
  const restoring = updateThatRestores(Y.encodeStateAsUpdate(doc), version, roots)
  colleague.getText('notes').insert(0, 'meanwhile ')
  Y.applyUpdate(doc, restoring)
  expect(read(doc)).toEqual(wanted)
  Y.applyUpdate(colleague, restoring)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(colleague))
  expect(read(doc)).toEqual(read(colleague))
  expect(read(doc).plan).toBe(wanted.plan)

  Y.applyUpdate(doc, updateThatRestores(Y.encodeStateAsUpdate(doc), undone, roots))
  expect(read(doc)).toEqual(later)
})
