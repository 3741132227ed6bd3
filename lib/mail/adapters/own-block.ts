/** Messages of a conversation, people of a field: what belongs to which, where only one element of each is known. */
import { queryOptional, type SelectorList } from '../selectors'

/**
 * The largest element around `anchor` that holds none of the other anchors, within `root`.
 * @param anchors all of them in the order of the page, `anchor` at `index`
 */
export function ownBlock(root: Element, anchors: readonly Element[], index: number): Element {
  const anchor = anchors[index] ?? root
  const before = anchors[index - 1]
  const after = anchors[index + 1]
  const isShared = (element: Element): boolean =>
    (before !== undefined && element.contains(before)) || (after !== undefined && element.contains(after))
  let block = anchor
  for (let next = anchor.parentElement; next !== null && root.contains(next) && !isShared(next);) {
    block = next
    next = next === root ? null : next.parentElement
  }
  return block
}

/** The smallest element around `element` that holds what the list looks for; null when none does. */
export function smallestAround(element: Element, list: SelectorList): Element | null {
  let around: Element | null = element
  while (around !== null && queryOptional(around, list) === null) around = around.parentElement
  return around
}
