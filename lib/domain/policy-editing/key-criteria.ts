/** The criteria that key accounts are chosen by, among a policy's stored values (MODEL, "Value tier (C1)"). */
import type { PlainValues } from '../segments/segment-rules'
import { withSegmentValues } from './policy-draft'

/** More than these nobody checks by hand. */
export const mostCriteria = 20

/** The values with these criteria, for everybody or for one segment; what else is stored stays. */
export function withCriteria(values: PlainValues, criteria: readonly string[], segmentId: string | null): PlainValues {
  if (segmentId !== null) return withSegmentValues(values, segmentId, { keyAccounts: { criteria } })
  const stored = values['keyAccounts']
  const isKept = typeof stored === 'object' && stored !== null && !Array.isArray(stored)
  return { ...values, keyAccounts: { ...(isKept ? stored : {}), criteria } }
}

export type CriterionProblem = 'taken' | 'tooMany'

/** Why this text cannot join the criteria, blanks at its ends left out; null where it can, or nothing is written yet. */
export function criterionProblem(text: string, criteria: readonly string[]): CriterionProblem | null {
  if (text.trim() === '') return null
  if (criteria.includes(text.trim())) return 'taken'
  return criteria.length >= mostCriteria ? 'tooMany' : null
}
