/** A table's text as drafts. */
import type { TablePlan } from '../columns/plan'
import { csvRecords, type CsvRecord } from '../csv/csv-records'
import type { ImportDraft } from '../draft'
import { importLimits } from '../import-limits'
import type { ImportProblem } from '../problem'
import type { RowContext } from '../rows/context'
import { indexPlan } from '../rows/plan-index'
import { readLine } from '../rows/read-line'
import { rememberAnswers } from '../rows/remember-answers'

interface Options {
  timeZone: string
  isFreeMail: RowContext['isFreeMail']
  onProblem: (problem: ImportProblem) => void
}

export async function* readTable(
  text: AsyncIterable<string>,
  plan: TablePlan,
  options: Options,
): AsyncGenerator<ImportDraft[]> {
  const read = recordReader(plan, options)
  for await (const records of csvRecords(text, plan.delimiter))
    for (let from = 0; from < records.length; from += importLimits.bunch)
      yield records.slice(from, from + importLimits.bunch).flatMap(read)
}

/** The drafts of one record, none for the header and for what is wrong. */
export function recordReader(
  plan: TablePlan,
  { onProblem, timeZone, isFreeMail }: Options,
): (record: CsvRecord) => ImportDraft[] {
  const index = indexPlan(plan)
  const context: RowContext = { plan, timeZone, isFreeMail: rememberAnswers(isFreeMail) }
  return ({ line, cells, isQuoteOpen }) => {
    if (line <= plan.headerLine) return []
    if (isQuoteOpen) {
      onProblem({ line, column: null, reason: 'quoteNotClosed', params: {} })
      return []
    }
    const { draft, problems } = readLine(line, cells, index, context)
    problems.forEach(onProblem)
    return draft === null ? [] : [draft]
  }
}
