/** How much of what stands in an element, in constant time, from one walk's tokens. */
import type { Walk } from './walk'

export interface Measure {
  /** Characters of plain text: neither people, dates, labels, headings nor controls. */
  text(element: Element): number
  /** The same of a run of tokens, with the text of controls. */
  textBetween(start: number, end: number): number
  hasRowBetween(start: number, end: number): boolean
  /** Whether the token stands in a list or in a part of the page's own. */
  isApart(index: number): boolean
  count(kind: 'person' | 'date' | 'frame' | 'editor' | 'label', element: Element): number
}

const counted = ['person', 'date', 'frame', 'editor', 'label'] as const

export function measure({ tokens, ranges, apart, rows }: Walk): Measure {
  const controls = new Uint32Array(tokens.length + 1)
  const texts = new Uint32Array(tokens.length + 1)
  const counts = counted.map(() => new Uint32Array(tokens.length + 1))
  for (const [index, token] of tokens.entries()) {
    controls[index + 1] = (controls[index] ?? 0) + (token.kind === 'text' ? token.length : 0)
    texts[index + 1] = (texts[index] ?? 0) + (token.kind === 'text' && !token.isControl ? token.length : 0)
    for (const [place, kind] of counted.entries()) {
      const sums = counts[place]
      if (sums !== undefined) sums[index + 1] = (sums[index] ?? 0) + (token.kind === kind ? 1 : 0)
    }
  }
  const isApart = new Uint8Array(tokens.length)
  for (const [elements, mark] of [[apart, 1] as const, [rows, 2] as const])
    for (const element of elements) {
      const range = ranges.get(element)
      if (range !== undefined) isApart.fill(mark, range.start, range.end)
    }
  const over = (sums: Uint32Array | undefined, element: Element): number => {
    const range = ranges.get(element)
    return range === undefined || sums === undefined ? 0 : (sums[range.end] ?? 0) - (sums[range.start] ?? 0)
  }
  return {
    textBetween: (start, end) => (controls[end] ?? 0) - (controls[start] ?? 0),
    hasRowBetween: (start, end) => isApart.subarray(start, end).includes(2),
    isApart: (index) => isApart[index] !== 0,
    text: (element) => over(texts, element),
    count: (kind, element) => over(counts[counted.indexOf(kind)], element),
  }
}
