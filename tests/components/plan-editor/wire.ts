/** Two copies of a plan and what lies between them: everything arrives, in order, up to 20 ms late. */
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { applyUpdate, Doc, encodeStateAsUpdate, XmlElement, XmlText } from 'yjs'

export interface Copy {
  name: string
  doc: Doc
  awareness: Awareness
}

function copyOf(name: string): Copy {
  const doc = new Doc()
  return { name, doc, awareness: new Awareness(doc) }
}

function connect(from: Copy, to: Copy, random: () => number): void {
  let last = 0
  const send = (deliver: () => void) => {
    last = Math.max(last, performance.now() + random() * 20)
    setTimeout(deliver, last - performance.now())
  }
  from.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'wire') send(() => applyUpdate(to.doc, update, 'wire'))
  })
  from.awareness.on('update', (_: unknown, origin: unknown) => {
    if (origin === 'wire') return
    const update = encodeAwarenessUpdate(from.awareness, [from.doc.clientID])
    send(() => applyAwarenessUpdate(to.awareness, update, 'wire'))
  })
}

/** Both copies hold the same `paragraphs` before they are connected. */
export function connectedCopies(names: readonly [string, string], paragraphs: string[], random: () => number) {
  const [mine, theirs] = [copyOf(names[0]), copyOf(names[1])]
  const blocks = paragraphs.map((text) => {
    const block = new XmlElement('paragraph')
    if (text !== '') block.insert(0, [new XmlText(text)])
    return block
  })
  mine.doc.getXmlFragment('plan').push(blocks)
  applyUpdate(theirs.doc, encodeStateAsUpdate(mine.doc))
  connect(mine, theirs, random)
  connect(theirs, mine, random)
  return { mine, theirs }
}
