/** Rows made, changed and left as they were. */
import type { ImportCounts } from '../../import/draft'
import { collectionNames } from '../../messages/rows'

const none = { made: 0, changed: 0, unchanged: 0 }

export function addCounts(a: ImportCounts, b: ImportCounts): ImportCounts {
  const sum: ImportCounts = {}
  for (const collection of collectionNames) {
    if (a[collection] === undefined && b[collection] === undefined) continue
    const [one, other] = [a[collection] ?? none, b[collection] ?? none]
    sum[collection] = {
      made: one.made + other.made,
      changed: one.changed + other.changed,
      unchanged: one.unchanged + other.unchanged,
    }
  }
  return sum
}
