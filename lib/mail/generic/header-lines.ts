/** A header's lines that are no elements of their own: labels and people side by side, up to the first block after them. */
import type { Measure } from './measure'
import type { Range, Walk } from './walk'

/** Longer text is a message's. */
const longestLines = 400
/** Elements that stand within a line of text. */
const inline = /^(?:a|b|strong|span|em|i|u|font|label|time|br|small|button|dt|dd|wbr|img|bdi|address)$/

/**
 * @param all parts of `parent`
 * @param to where the header's tokens end so far
 * @returns null where no such lines stand in `parent`
 */
export function linesAround(
  { tokens, ranges }: Walk,
  sizes: Measure,
  parent: Element,
  all: readonly Element[],
  to: number,
): Range | null {
  const own = ranges.get(parent)
  if (own === undefined) return null
  const startOf = (part: Element): number => ranges.get(part)?.start ?? 0
  const block = all.find((part) => ranges.has(part) && startOf(part) >= to && !inline.test(part.localName))
  const end = block === undefined ? own.end : startOf(block)
  const labels = new Set<string>()
  for (let index = own.start; index < end; index += 1) {
    const token = tokens[index]
    const isOwn =
      token?.element === parent || (token?.element.parentElement === parent && inline.test(token.element.localName))
    if (token?.kind === 'label' && isOwn) labels.add(token.label)
  }
  if (labels.size < 2 || sizes.textBetween(own.start, end) > longestLines) return null
  return { start: Math.min(...all.filter((part) => ranges.has(part) && inline.test(part.localName)).map(startOf)), end }
}
