/** Our own export as drafts: each row whole, under its own id. */
import { readExportLine } from '../../messages/export-file'
import { limits } from '../../messages/limits'
import type { ImportDraft } from '../draft'
import type { ImportProblem } from '../problem'

interface Options {
  onProblem: (problem: ImportProblem) => void
}

/** The header was read when the file was opened; a file that ends without its last line was cut short. */
export async function* readExport(text: AsyncIterable<string>, { onProblem }: Options): AsyncGenerator<ImportDraft[]> {
  let line = 0
  let isEnded = false
  for await (const lines of linesOf(text)) {
    const drafts: ImportDraft[] = []
    for (const written of lines) {
      line++
      if (line === 1 || written.trim() === '') continue
      const read = readExportLine(written)
      if (!read.ok) onProblem({ line, column: null, reason: 'notARow', params: { text: read.problem } })
      else if (read.line.is === 'end') isEnded = true
      else drafts.push({ line, rows: [{ collection: 'whole', of: read.line.collection, row: read.line.row }] })
    }
    yield drafts
  }
  if (!isEnded) onProblem({ line, column: null, reason: 'cutShort', params: { text: '{"end":…}' } })
}

/** Of a line too long to be a row only the beginning is kept: it is refused by its length. */
async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string[]> {
  const most = 2 * limits.recordLength + 1
  let rest = ''
  for await (const piece of text) {
    const lines = (rest + piece).split('\n')
    rest = (lines.pop() ?? '').slice(0, most)
    yield lines
  }
  yield rest === '' ? [] : [rest]
}
