/** The subject of a header's message. */
import type { HeaderBlock } from './header-block'
import type { Measure } from './measure'
import { isSeen } from './visible'
import type { Walk } from './walk'

export interface Subject {
  text: string
  /** 2 from a label, the markup's own word or the page's title; 1 from a heading alone. */
  weight: number
}

/** The subject: what the title names, is labelled so, or is the heading nearest before or in the header. */
export function findSubject(walk: Walk, sizes: Measure, block: HeaderBlock, title: string): Subject | null {
  const { tokens, ranges } = walk
  const first = block.indices[0] ?? 0
  const end = block.body === null ? (block.indices.at(-1) ?? 0) + 1 : (ranges.get(block.body)?.start ?? 0)
  let best: Subject | null = null
  const offer = (text: string, weight: number): void => {
    const inTitle = text.length >= 4 && title.includes(text) ? 2 : 0
    if (text !== '' && weight + inTitle > (best?.weight ?? 0)) best = { text, weight: weight + inTitle }
  }
  for (let index = Math.max(end, first) - 1; index >= Math.max(0, first - 60); index -= 1) {
    const token = tokens[index]
    const previous = tokens[index - 1]
    // Beyond a list or a menu it is the heading of something else.
    if (index < first && sizes.isApart(index)) break
    if (token === undefined || !(token.kind === 'heading' || token.kind === 'text') || token.text === '') continue
    const isLabelled = previous?.kind === 'label' && previous.label === 'subject'
    if (!isLabelled && token.kind === 'text' && !(token.text.length >= 6 && title.includes(token.text))) continue
    if (!isSeen(token.element)) continue
    if (isLabelled) offer(token.text, 3)
    else if (token.kind === 'heading') offer(token.text, token.isNamed ? 2.5 : block.indices.includes(index) ? 2 : 1.5)
    else offer(token.text, 0)
  }
  return best
}
