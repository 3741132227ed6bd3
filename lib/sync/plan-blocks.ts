/** What a plan's document says, line by line, as the editor shows it. */
import { XmlElement, XmlText, type Doc, type XmlFragment } from 'yjs'
import type { PlanBlock } from '../domain/plan/plan-block'

/** What stands around a line. */
interface Around {
  kind: 'paragraph' | 'bullet' | 'number' | 'quote'
  depth: number
  ordinal: number
}

/** Deeper is none that a person wrote. */
const maxDepth = 40
const top: Around = { kind: 'paragraph', depth: 0, ordinal: 0 }

/** The lines of the part that the editor edits. */
export function readPlanBlocks(doc: Doc): PlanBlock[] {
  return blocksIn(doc.getXmlFragment('plan'), top, 0)
}

function blocksIn(parent: XmlFragment, around: Around, nested: number): PlanBlock[] {
  if (nested > maxDepth) return []
  return elementsOf(parent).flatMap((element, index) => {
    // Of a list's entry the first line alone has its mark.
    const place: Around = index === 0 || around.kind === 'quote' ? around : { ...around, kind: 'paragraph', ordinal: 0 }
    return blocksOf(element, place, nested)
  })
}

function blocksOf(element: XmlElement, around: Around, nested: number): PlanBlock[] {
  const { nodeName } = element
  if (nodeName === 'bulletList' || nodeName === 'orderedList') {
    const kind = nodeName === 'bulletList' ? 'bullet' : 'number'
    const first = Number(element.getAttribute('start') ?? 1) || 1
    return elementsOf(element).flatMap((entry, index) =>
      blocksIn(entry, { kind, depth: around.depth + 1, ordinal: kind === 'number' ? first + index : 0 }, nested + 1),
    )
  }
  if (nodeName === 'blockquote') return blocksIn(element, { ...around, kind: 'quote' }, nested + 1)
  const { text, format } = textOf(element)
  const plain = { level: 0, ordinal: 0, text, format }
  if (nodeName === 'heading') return [{ ...plain, kind: 'heading', level: levelOf(element) }]
  if (nodeName === 'codeBlock') return [{ ...plain, kind: 'code' }]
  if (nodeName === 'horizontalRule') return [{ ...plain, kind: 'rule' }]
  return [{ ...plain, kind: around.kind, level: around.depth, ordinal: around.ordinal }]
}

/** Some editor may have put text where a block is expected: it is not shown, as the editor does not show it. */
const elementsOf = (parent: XmlFragment): XmlElement[] =>
  parent.toArray().filter((child) => child instanceof XmlElement)

function levelOf(heading: XmlElement): number {
  const level = Number(heading.getAttribute('level') ?? 1)
  return level >= 1 && level <= 6 ? Math.floor(level) : 1
}

function textOf(element: XmlElement): { text: string; format: string } {
  let text = ''
  const marks: [number, string][] = []
  for (const child of element.toArray()) {
    // The one inline node that the editor has: a break within a line.
    if (child instanceof XmlElement) text += '\n'
    if (!(child instanceof XmlText)) continue
    const runs: { insert: unknown; attributes?: object }[] = child.toDelta()
    for (const { insert, attributes } of runs) {
      const words = typeof insert === 'string' ? insert : ''
      if (attributes !== undefined) marks.push([text.length, `${words.length} ${JSON.stringify(attributes)}`])
      text += words
    }
  }
  return { text, format: marks.length === 0 ? '' : JSON.stringify(marks) }
}
