/** Lines in error as a CSV that can be mended and imported again: the file's own columns, then where and why. */
import { strings } from '../../components/locale'
import { ownHeader } from '../../lib/import/columns/plan'
import { csvLine } from '../../lib/import/csv/neutral-cell'
import type { ImportProblem } from '../../lib/import/problem'
import type { FileLine } from './import-messages'

/** @param headers of the table; none for cards and for our own export */
export function problemsFile(
  headers: readonly string[],
  lines: readonly FileLine[],
  problems: readonly ImportProblem[],
): string {
  const words = strings.value.imports.problems
  const cellsOf = new Map(lines.map(({ line, cells }) => [line, cells]))
  const byLine = new Map<number, ImportProblem[]>()
  for (const problem of problems) byLine.set(problem.line, [...(byLine.get(problem.line) ?? []), problem])
  const own = [words.line, words.column, words.reason].map((word) => `${ownHeader}${word}`)
  const rows = [...byLine].map(([line, found]) => {
    const cells = cellsOf.get(line) ?? []
    const columns = found.map(({ column }) => column ?? '').filter((column) => column !== '')
    const reasons = found.map(({ reason, params }) => words.words[reason](params))
    return csvLine([...headers.map((_, at) => cells[at] ?? ''), String(line), columns.join('; '), reasons.join('; ')])
  })
  return csvLine([...headers, ...own]) + rows.join('')
}

/** Hands a text to the browser as a file; with a mark, by which Excel knows UTF-8. */
export function downloadText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
