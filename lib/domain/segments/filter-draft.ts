/**
 * A filter as a person edits it: groups joined by all, any or none, whose conditions may be half filled in. Whatever a stored filter is
 * made of can be drawn as one, and finds the same accounts when it is made into a filter again.
 */
import type { Condition, Filter } from './filter'

export interface DraftCondition {
  key: string
  isNot: boolean
  condition: Condition
}

export interface DraftGroup {
  key: string
  join: 'all' | 'any' | 'none'
  items: DraftItem[]
}

export type DraftItem = DraftCondition | DraftGroup

export const isGroup = (item: DraftItem): item is DraftGroup => 'join' in item

/** The draft of a stored filter. @param newKey another with each call: by it an item is told apart while it is edited */
export function draftOf(filter: Filter, newKey: () => string): DraftGroup {
  const item = itemOf(filter, newKey)
  return isGroup(item) ? item : { key: newKey(), join: 'all', items: [item] }
}

function itemOf(filter: Filter, newKey: () => string): DraftItem {
  const items = (all: readonly Filter[]): DraftItem[] => all.map((one) => itemOf(one, newKey))
  if ('all' in filter) return { key: newKey(), join: 'all', items: items(filter.all) }
  if ('any' in filter) return { key: newKey(), join: 'any', items: items(filter.any) }
  return 'not' in filter
    ? opposite(itemOf(filter.not, newKey), newKey)
    : { key: newKey(), isNot: false, condition: filter }
}

function opposite(item: DraftItem, newKey: () => string): DraftItem {
  if (!isGroup(item)) return { ...item, isNot: !item.isNot }
  if (item.join === 'any') return { ...item, join: 'none' }
  return item.join === 'none' ? { ...item, join: 'any' } : { key: newKey(), join: 'none', items: [item] }
}

/** The filter that a draft means, whether it is whole or not (`draftProblems` tells). */
export function filterOf(item: DraftItem): Filter {
  if (!isGroup(item)) return item.isNot ? { not: item.condition } : item.condition
  const filters = item.items.map(filterOf)
  if (item.join === 'none') return { not: { any: filters } }
  return item.join === 'all' ? { all: filters } : { any: filters }
}

/** The draft with the item of the key made another, or, by null, taken out. */
export function withItem(group: DraftGroup, key: string, change: (item: DraftItem) => DraftItem | null): DraftGroup {
  const items = group.items.flatMap((item): DraftItem[] => {
    if (item.key === key) return [change(item)].filter((each) => each !== null)
    return [isGroup(item) ? withItem(item, key, change) : item]
  })
  return { ...group, items }
}

/** The draft with an item more at the end of a group. */
export function withAdded(group: DraftGroup, groupKey: string, item: DraftItem): DraftGroup {
  if (group.key === groupKey) return { ...group, items: [...group.items, item] }
  return { ...group, items: group.items.map((each) => (isGroup(each) ? withAdded(each, groupKey, item) : each)) }
}
