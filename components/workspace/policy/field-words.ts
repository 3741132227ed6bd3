/** Names of the rules' fields and what is wrong with one, in the language on screen. */
import type { PolicyProblem } from '../../../lib/domain/policy-editing/policy-problems'
import { formatNumber, formatShare } from '../../format'
import { strings } from '../../locale'
import { factorName } from '../../model-words'

const ownPrefix = 'own:'

/** A factor's name; the workspace's own bear the name they were given. */
export function indicatorName(factor: string): string {
  return factor.startsWith(ownPrefix) ? factor.slice(ownPrefix.length) : factorName(factor)
}

export function fieldName(id: string): string {
  const { fields, industries, columnOf, columns } = strings.value.policy
  const known = Object.hasOwn(fields, id) ? fields[id] : undefined
  if (known !== undefined) return known
  const last = id.slice(id.lastIndexOf('.') + 1)
  if (id.startsWith('dormancy.cadences.'))
    return (Object.hasOwn(industries, last) ? industries[last] : undefined) ?? last
  if (!id.startsWith('health.indicators.')) return factorName(last)
  const [, , indicator = ''] = id.split('.')
  return columnOf(isColumn(last, columns) ? columns[last] : last, indicatorName(indicator))
}

function isColumn<Names extends object>(name: string, columns: Names): name is Extract<keyof Names, string> {
  return Object.hasOwn(columns, name)
}

/** @param isShare of a field in per cent, whose bounds are told so too */
export function problemText(problem: PolicyProblem, isShare = false): string {
  const words = strings.value.policy.problems
  const told = isShare ? formatShare : formatNumber
  switch (problem.why) {
    case 'range':
      return words.range(told(problem.least), told(problem.most))
    case 'order':
      return words.order(fieldName(problem.other))
    case 'equalLines':
      return words.equalLines
    default:
      return words.noWeight
  }
}
