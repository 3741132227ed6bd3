/**
 * Restoring an earlier version of a plan: as an edit on top of it, so that nothing of its history is lost and it can be taken
 * back. What reads alike stays as it is, so that a colleague's caret, and what they are just writing there, stay too.
 */
import * as Y from 'yjs'
import { differencesOf, sharedEnds } from '../../lib/domain/plan/differences'

/** The parts a document is made of, by name. Yjs does not say of a part that was only read what it is. */
export type Roots = Readonly<Record<string, 'xml' | 'text' | 'map'>>

/** What a plan is made of today. */
export const planRoots: Roots = { plan: 'xml' }

type Node = Y.XmlElement | Y.XmlText
type Parent = Y.XmlFragment | Y.XmlElement
/** A character (code point: Yjs spoils one that is cut), or an object that stands for one, and how it is formatted. */
interface Piece {
  insert: unknown
  attributes: Record<string, unknown>
}

/**
 * The edit that makes a document read as `version` did.
 * @param current the document, `version` an earlier state of it as one Yjs update
 */
export function updateThatRestores(current: Y.Doc, version: Uint8Array, roots: Roots = planRoots): Uint8Array {
  const [now, then] = [documentOf(Y.encodeStateAsUpdate(current)), documentOf(version)]
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
  xml: (now, then, name) => restoreChildren(now.getXmlFragment(name), then.getXmlFragment(name)),
  text: (now, then, name) => restoreText(now.getText(name), then.getText(name)),
  map(now, then, name) {
    const map = now.getMap<unknown>(name)
    const old = then.getMap<unknown>(name)
    for (const key of map.keys()) if (!old.has(key)) map.delete(key)
    for (const [key, value] of old.entries()) map.set(key, value instanceof Y.AbstractType ? value.clone() : value)
  },
}

function restoreChildren(now: Parent, then: Parent): void {
  const [are, were] = [childrenOf(now), childrenOf(then)]
  // Something that no editor of ours makes stands among them.
  if (are.length < now.length) return replace(now, 0, now.length, were)
  const differences = differencesOf(are.map(signatureOf), were.map(signatureOf))
  // From the end, so that the places before stay what they are.
  for (const { a, b } of differences.toReversed()) {
    const [old, wanted] = [are.slice(a.from, a.to), were.slice(b.from, b.to)]
    const firstUnlike = old.findIndex((node, index) => !isLike(node, wanted[index]))
    const kept = firstUnlike === -1 ? old.length : firstUnlike
    replace(now, a.from + kept, old.length - kept, wanted.slice(kept))
    for (const [index, node] of old.slice(0, kept).entries()) restoreNode(node, wanted[index])
  }
}

function replace(parent: Parent, at: number, length: number, wanted: readonly Node[]): void {
  parent.delete(at, length)
  parent.insert(
    at,
    wanted.map((node) => node.clone()),
  )
}

/** Whether one can be made of the other. */
const isLike = (node: Node, wanted: Node | undefined): boolean =>
  node instanceof Y.XmlText
    ? wanted instanceof Y.XmlText
    : wanted instanceof Y.XmlElement && wanted.nodeName === node.nodeName

function restoreNode(now: Node, then: Node | undefined): void {
  if (now instanceof Y.XmlText) return then instanceof Y.XmlText ? restoreText(now, then) : undefined
  if (!(then instanceof Y.XmlElement)) return
  const [attributes, wanted] = [now.getAttributes(), then.getAttributes()]
  for (const name of Object.keys(attributes)) if (!(name in wanted)) now.removeAttribute(name)
  for (const [name, value] of Object.entries(wanted))
    if (value !== undefined && JSON.stringify(attributes[name]) !== JSON.stringify(value)) now.setAttribute(name, value)
  restoreChildren(now, then)
}

/** Replaces what lies between the first and the last difference. */
function restoreText(now: Y.Text, then: Y.Text): void {
  const [are, were] = [piecesOf(now), piecesOf(then)]
  const [a, b] = [are.map((piece) => JSON.stringify(piece)), were.map((piece) => JSON.stringify(piece))]
  const { start, end } = sharedEnds(a, b)
  const removed = lengthOf(are.slice(start, a.length - end))
  const inserts = runsOf(were.slice(start, b.length - end))
  if (removed === 0 && inserts.length === 0) return
  const retain = lengthOf(are.slice(0, start))
  now.applyDelta([...(retain > 0 ? [{ retain }] : []), ...inserts, ...(removed > 0 ? [{ delete: removed }] : [])])
}

/** In UTF-16 units, as Yjs counts. */
const lengthOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { insert }) => sum + (typeof insert === 'string' ? insert.length : 1), 0)

/** Characters with the same formatting together: one edit each. */
function runsOf(pieces: readonly Piece[]): Piece[] {
  const runs: Piece[] = []
  for (const piece of pieces) {
    const last = runs.at(-1)
    const isSame =
      typeof last?.insert === 'string' &&
      typeof piece.insert === 'string' &&
      JSON.stringify(last.attributes) === JSON.stringify(piece.attributes)
    if (last !== undefined && isSame) last.insert = `${String(last.insert)}${String(piece.insert)}`
    else runs.push({ ...piece })
  }
  return runs
}

function piecesOf(text: Y.Text): Piece[] {
  const delta: { insert: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  return delta.flatMap(({ insert, attributes = {} }) =>
    (typeof insert === 'string' ? Array.from(insert) : [insert]).map((one) => ({
      insert: one instanceof Y.AbstractType ? one.clone() : one,
      attributes,
    })),
  )
}

/** Equal for nodes that read alike and look alike. */
function signatureOf(node: Node): string {
  if (node instanceof Y.XmlText) return JSON.stringify(node.toDelta())
  const attributes = Object.entries(node.getAttributes()).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([node.nodeName, attributes, childrenOf(node).map(signatureOf)])
}

function childrenOf(parent: Parent): Node[] {
  return parent.toArray().filter((child) => child instanceof Y.XmlElement || child instanceof Y.XmlText)
}

function documentOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}
