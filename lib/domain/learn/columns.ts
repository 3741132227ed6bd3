/**
 * Scores made columns of mean 0 and standard deviation 1. A missing score takes its column's mean, and where scores are
 * missing for some a second column says for whom: absence can tell as much as a figure (Little & Rubin, "Statistical
 * Analysis with Missing Data", on why it must not be hidden). What does not differ has no column.
 */
import type { Example } from './example'

interface Column {
  factor: number
  /** score: the figure; missing: 1 where there is none. */
  kind: 'score' | 'missing'
  mean: number
  deviation: number
}

export interface Columns {
  columns: readonly Column[]
  /** A row of standardised values, one for each column. */
  rowOf: (scores: Example['scores']) => Float64Array
}

/** Below this a spread is rounding: no score is told to a millionth. */
const leastDeviation = 1e-9

/** The columns that these examples need. Other examples are then read by the same means and deviations. */
export function columnsOf(examples: readonly Example[], factors: number): Columns {
  const columns: Column[] = []
  for (let factor = 0; factor < factors; factor++) {
    const values = examples.map(({ scores }) => finite(scores[factor]))
    const known = values.filter((value) => value !== null)
    const score = spreadOf(known)
    if (score.deviation > leastDeviation) columns.push({ factor, kind: 'score', ...score })
    const missing = spreadOf(values.map((value) => (value === null ? 1 : 0)))
    if (missing.deviation > leastDeviation) columns.push({ factor, kind: 'missing', ...missing })
  }
  return { columns, rowOf: (scores) => Float64Array.from(columns, (column) => standardised(column, scores)) }
}

/** The score, or null where it is missing or no number at all. */
export function finite(score: number | null | undefined): number | null {
  return score !== undefined && score !== null && Number.isFinite(score) ? score : null
}

function standardised({ factor, kind, mean, deviation }: Column, scores: Example['scores']): number {
  const score = finite(scores[factor])
  if (kind === 'missing') return ((score === null ? 1 : 0) - mean) / deviation
  return score === null ? 0 : (score - mean) / deviation
}

function spreadOf(values: readonly number[]): { mean: number; deviation: number } {
  if (values.length === 0) return { mean: 0, deviation: 0 }
  const mean = values.reduce((sum, value) => sum + value / values.length, 0)
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2 / values.length, 0)
  const deviation = Math.sqrt(variance)
  // Scores so large that their squares overflow are no scores; such a column would teach nothing but NaN.
  return Number.isFinite(deviation) ? { mean, deviation } : { mean: 0, deviation: 0 }
}
