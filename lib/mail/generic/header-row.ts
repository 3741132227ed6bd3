/** Lines of a message list that look like a header. */
import type { HeaderBlock } from './header-block'
import { rowRoles } from './list-rows'
import type { Measure } from './measure'
import type { Cast } from './roles'
import type { Walk } from './walk'

const rowTags = /^(?:tr|li|a|option)$/

/** A line of a message list: one among its like, or called so, without a text of its own. */
export function isListRow(block: HeaderBlock, walk: Walk, sizes: Measure, seed: Element, cast: Cast): boolean {
  if (cast.how === 'label') return false
  for (let at: Element | null = seed, level = 0; at !== null && level < 8; at = at.parentElement, level += 1) {
    if (at.contains(block.body) || sizes.text(at) > 400 || sizes.count('frame', at) > 0) return false
    const row: Element = at
    if (sizes.count('date', row) === 0) continue
    if (
      rowTags.test(row.localName) ||
      rowRoles.test(row.getAttribute('role') ?? '') ||
      row.hasAttribute('aria-selected')
    )
      return true
    const like = [row.previousElementSibling, row.nextElementSibling].filter(
      (one) => one !== null && one.localName === row.localName,
    )
    const isRepeated = like.some(
      (one) =>
        one !== null &&
        one.getAttribute('class') === row.getAttribute('class') &&
        sizes.count('date', one) > 0 &&
        (walk.ranges.get(one)?.end ?? 0) - (walk.ranges.get(one)?.start ?? 0) >= 3,
    )
    if (isRepeated) return true
  }
  return false
}
