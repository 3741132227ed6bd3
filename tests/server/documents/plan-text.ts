/** A plan as a page writes it: paragraphs in the fragment that the editor edits. */
import * as Y from 'yjs'

export function writeLine(doc: Y.Doc, text: string, at = doc.getXmlFragment('plan').length): void {
  const line = new Y.XmlElement('paragraph')
  line.insert(0, [new Y.XmlText(text)])
  doc.getXmlFragment('plan').insert(at, [line])
}

export const linesOf = (doc: Y.Doc): string[] =>
  doc
    .getXmlFragment('plan')
    .toArray()
    .map((line) => (line instanceof Y.XmlElement ? line.toJSON().replaceAll(/<[^>]*>/g, '') : ''))

export function linesOfUpdate(update: Uint8Array): string[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return linesOf(doc)
}
