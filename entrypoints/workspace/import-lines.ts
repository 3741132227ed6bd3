/** Lines of a table as they stand in the file, read again for whoever mends them. */
import { csvRecords } from '../../lib/import/csv/csv-records'
import { textOf } from '../../lib/import/file/decode'
import { piecesOf, sourceOfBlob } from '../../lib/import/file/file-source'
import type { FileLine, ImportJobs } from './import-messages'

/** What Excel shows of a cell at most; a longer one has to be shortened anyhow. */
const cellLength = 32_767

/** None for files that are no tables. */
export async function readLines({ file, how, lines }: ImportJobs['lines']['ask']): Promise<FileLine[]> {
  if (how.format !== 'csv') return []
  const wanted = new Set(lines)
  const found: FileLine[] = []
  const text = textOf(piecesOf(sourceOfBlob(file, file.name)), how.plan.encoding)
  for await (const records of csvRecords(text, how.plan.delimiter))
    for (const { line, cells } of records)
      if (wanted.has(line)) found.push({ line, cells: cells.map((cell) => cell.slice(0, cellLength)) })
  return found
}
