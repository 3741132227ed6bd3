/** Restoring an earlier version of a plan: as an edit on top of it, so that nothing of its history is lost and it can be taken back. */
import * as Y from 'yjs'

/** The parts a document is made of, by name. Yjs does not say of a part that was only read what it is. */
export type Roots = Readonly<Record<string, 'xml' | 'text' | 'map'>>

/** What a plan is made of today. */
export const planRoots: Roots = { plan: 'xml' }

/**
 * The edit that makes a document read as `version` did.
 * @param current the document, `version` an earlier state of it, both as one Yjs update
 */
export function updateThatRestores(current: Uint8Array, version: Uint8Array, roots: Roots = planRoots): Uint8Array {
  const [now, then] = [documentOf(current), documentOf(version)]
  const before = Y.encodeStateVector(now)
  now.transact(() => {
    for (const [name, kind] of Object.entries(roots)) restorers[kind](now, then, name)
  })
  const update = Y.encodeStateAsUpdate(now, before)
  now.destroy()
  then.destroy()
  return update
}

const restorers: Record<Roots[string], (now: Y.Doc, then: Y.Doc, name: string) => void> = {
  xml(now, then, name) {
    const fragment = now.getXmlFragment(name)
    fragment.delete(0, fragment.length)
    fragment.insert(
      0,
      then
        .getXmlFragment(name)
        .toArray()
        .flatMap((child) => (child instanceof Y.XmlElement || child instanceof Y.XmlText ? [child.clone()] : [])),
    )
  },
  text(now, then, name) {
    const text = now.getText(name)
    text.delete(0, text.length)
    text.applyDelta(then.getText(name).toDelta())
  },
  map(now, then, name) {
    const map = now.getMap<unknown>(name)
    const old = then.getMap<unknown>(name)
    for (const key of map.keys()) if (!old.has(key)) map.delete(key)
    for (const [key, value] of old.entries()) map.set(key, value instanceof Y.AbstractType ? value.clone() : value)
  },
}

function documentOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}
