/** How much of what stands in an element, in constant time, from one walk's tokens. */
import type { Walk } from './walk'

export interface Measure {
  /** Characters of plain text: neither people, dates, labels, headings nor controls. */
  text(element: Element): number
  count(kind: 'person' | 'date' | 'frame' | 'editor' | 'label', element: Element): number
}

const counted = ['person', 'date', 'frame', 'editor', 'label'] as const

export function measure({ tokens, ranges }: Walk): Measure {
  const texts = new Uint32Array(tokens.length + 1)
  const counts = counted.map(() => new Uint32Array(tokens.length + 1))
  for (const [index, token] of tokens.entries()) {
    texts[index + 1] = (texts[index] ?? 0) + (token.kind === 'text' && !token.isControl ? token.length : 0)
    for (const [place, kind] of counted.entries()) {
      const sums = counts[place]
      if (sums !== undefined) sums[index + 1] = (sums[index] ?? 0) + (token.kind === kind ? 1 : 0)
    }
  }
  const over = (sums: Uint32Array | undefined, element: Element): number => {
    const range = ranges.get(element)
    return range === undefined || sums === undefined ? 0 : (sums[range.end] ?? 0) - (sums[range.start] ?? 0)
  }
  return {
    text: (element) => over(texts, element),
    count: (kind, element) => over(counts[counted.indexOf(kind)], element),
  }
}
