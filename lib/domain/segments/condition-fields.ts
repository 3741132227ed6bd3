/** What a condition may look at, in the order a person is offered it, and the condition each begins as. */
import type { Condition, Filter } from './filter'

export const conditionFields = {
  account: [
    'country',
    'industry',
    'employees',
    'tags',
    'ownerId',
    'source',
    'relationship',
    'approvedTier',
    'isKeyAccount',
    'custom',
  ],
  computed: ['tier', 'grade', 'stage', 'dormancy', 'band', 'health', 'scoreCard', 'current', 'potential', 'silentDays'],
  purchases: ['orders'],
  behaviour: ['signals', 'interactions'],
} as const satisfies Record<string, readonly Condition['field'][]>

export type ConditionField = Condition['field']
const quarter = 90
const month = 30

/** The condition that begins with this field; nothing is chosen in it yet. */
export function blankCondition(field: ConditionField): Condition {
  switch (field) {
    case 'tags':
      return { field, has: 'any', tags: [] }
    case 'isKeyAccount':
      return { field, is: true }
    case 'custom':
      return { field, name: '', in: [] }
    case 'orders':
      return { field, measure: 'count', product: null, days: quarter, least: 1, most: null }
    case 'signals':
      return { field, kind: '', days: month, least: 1, most: null }
    case 'interactions':
      return { field, kinds: [], direction: null, days: month, least: 1, most: null }
    case 'employees':
    case 'health':
    case 'scoreCard':
    case 'current':
    case 'potential':
    case 'silentDays':
      return { field, least: null, most: null }
    default:
      return { field, in: [] }
  }
}

/** What a filter looks at, each once, in the order it comes. */
export function fieldsOf(filter: Filter): ConditionField[] {
  return [...new Set(conditionsOf(filter).map(({ field }) => field))]
}

function conditionsOf(filter: Filter): Condition[] {
  if ('all' in filter) return filter.all.flatMap(conditionsOf)
  if ('any' in filter) return filter.any.flatMap(conditionsOf)
  return 'not' in filter ? conditionsOf(filter.not) : [filter]
}
