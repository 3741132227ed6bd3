/** Frames of a document socket that are nearly right. Without the test runner: whoever attacks is a process of its own. */
import * as Y from 'yjs'
import { writeAwareness, writeStep1, writeStep2, writeUpdate } from '../../../server/documents/messages'

export function nearlyRight(random: () => number): Uint8Array {
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
