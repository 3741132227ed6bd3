/** What is missing or wrong in a filter that is being edited. */
import type { Condition } from './filter'
import { isGroup, type DraftItem } from './filter-draft'

export type DraftProblem =
  /** Nothing is chosen that it could be. */
  | 'noValue'
  /** Neither end of a range is given. */
  | 'noBound'
  /** The lower end is above the upper one. */
  | 'disorder'
  /** It is not said which field, or which kind of signal. */
  | 'noName'
  /** Not 1 to 3660 days. */
  | 'days'
  | 'emptyGroup'

/** By key of the item. An empty filter finds every account, and is nobody's wish. */
export function draftProblems(item: DraftItem): Map<string, DraftProblem> {
  const problems = new Map<string, DraftProblem>()
  const look = (one: DraftItem): void => {
    if (isGroup(one)) {
      if (one.items.length === 0) problems.set(one.key, 'emptyGroup')
      for (const each of one.items) look(each)
      return
    }
    const problem = problemOf(one.condition)
    if (problem !== null) problems.set(one.key, problem)
  }
  look(item)
  return problems
}

function problemOf(condition: Condition): DraftProblem | null {
  if ('name' in condition && condition.name.trim() === '') return 'noName'
  if (condition.field === 'signals' && condition.kind.trim() === '') return 'noName'
  if ('days' in condition && !(Number.isInteger(condition.days) && condition.days >= 1 && condition.days <= 3660))
    return 'days'
  if ('in' in condition) return condition.in.length === 0 ? 'noValue' : null
  if (condition.field === 'tags') return condition.tags.length === 0 ? 'noValue' : null
  if (condition.field === 'isKeyAccount') return null
  const { least, most } = condition
  if (least == null && most == null) return 'noBound'
  return least != null && most != null && least > most ? 'disorder' : null
}
