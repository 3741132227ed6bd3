/** Frames of a document socket that are nearly right. Without the test runner: whoever attacks is a process of its own. */
import * as Y from 'yjs'
import { writeAwareness, writeStep1, writeStep2, writeUpdate } from '../../../server/documents/messages'

/** The text of clients that say another thing each time: Yjs takes either, and lays what follows as what came before happens to be split. */
export const contradicted = 'contradictions'

export function nearlyRight(random: () => number): Uint8Array {
  if (random() < 0.1) return writeUpdate(unfounded(random))
  const frame = whole(random)
  const kind = random()
  if (kind < 0.2) return frame.slice(0, Math.floor(random() * frame.length))
  if (kind < 0.9) {
    const bent = Uint8Array.from(frame)
    const flips = random() < 0.7 ? 1 : 3
    for (let flip = 0; flip < flips; flip += 1) bent[Math.floor(random() * bent.length)] = Math.floor(random() * 256)
    return bent
  }
  return Uint8Array.from({ length: Math.floor(random() * 60) }, () => Math.floor(random() * 256))
}

function whole(random: () => number): Uint8Array {
  const kind = Math.floor(random() * 5)
  if (kind === 0) return writeUpdate(plain())
  if (kind === 1) return writeStep2(rich())
  if (kind === 2) return writeStep1(Y.encodeStateVector(new Y.Doc()))
  if (kind === 3) return writeAwareness(Uint8Array.of(1, 5, 1, 2, 123, 125))
  return Uint8Array.of(3)
}

/** An update of some text. */
function plain(): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('text').insert(0, 'fuzz')
  return Y.encodeStateAsUpdate(doc)
}

/** An update with deletes, maps, nested types and formats. */
function rich(): Uint8Array {
  const doc = new Y.Doc()
  const text = doc.getText('rich')
  text.insert(0, 'some text', { bold: true })
  text.delete(2, 3)
  const map = doc.getMap('map')
  map.set('list', new Y.Array())
  map.set('list', 1)
  doc.getXmlFragment('xml').insert(0, [new Y.XmlElement('p')])
  return Y.encodeStateAsUpdate(doc)
}

/** Well formed, but often of edits that rest on ones never sent; half of three hundred clients that contradict themselves. */
function unfounded(random: () => number): Uint8Array {
  const doc = new Y.Doc()
  const isContradicting = random() < 0.5
  doc.clientID = Math.floor(random() * (isContradicting ? 300 : 2 ** 32))
  const text = doc.getText(isContradicting ? contradicted : 'text')
  const vectors: Uint8Array[] = []
  const edits = 1 + Math.floor(random() * 6)
  for (let edit = 0; edit < edits; edit += 1) {
    vectors.push(Y.encodeStateVector(doc))
    const at = Math.floor(random() * text.length)
    if (random() < 0.3) text.delete(at, Math.min(2, text.length - at))
    else text.insert(at, 'word'.slice(0, 1 + Math.floor(random() * 4)))
  }
  return Y.encodeStateAsUpdate(doc, vectors[Math.floor(random() * vectors.length)])
}
