/** The rows behind a number that is made of several factors: each once, of the factors that have data. */
import type { Reason, SourceRow } from '../../../lib/domain/insight'

export function rowsOfReasons(reasons: readonly Reason[], only: readonly string[] | null = null): SourceRow[] {
  const counted = reasons.filter(({ factor, score, value }) =>
    only === null ? score !== null || value !== null : only.includes(factor) && (score !== null || value !== null),
  )
  const rows = counted.flatMap((reason) => reason.rows)
  return [...new Map(rows.map((row) => [`${row.collection} ${row.id}`, row])).values()]
}
