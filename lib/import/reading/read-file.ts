/** A whole file as bunches of drafts, read as fast as they are taken; what is wrong with its lines is told beside. */
import type { TablePlan } from '../columns/plan'
import type { Encoding } from '../file/encoding'
import { textOf } from '../file/decode'
import { piecesOf, type FileSource } from '../file/file-source'
import type { ImportDraft } from '../draft'
import { importLimits } from '../import-limits'
import type { ImportProblem } from '../problem'
import type { RowContext } from '../rows/context'
import { readCards } from './read-cards'
import { readExport } from './read-export'
import { readTable } from './read-table'

/** How the file is to be read. */
export type FilePlan = { format: 'csv'; plan: TablePlan } | { format: 'vcard'; encoding: Encoding } | { format: 'json' }

export interface ReadOptions {
  timeZone: string
  isFreeMail: RowContext['isFreeMail']
  onProblem: (problem: ImportProblem) => void
  /** Bytes read so far. */
  onRead?: (bytes: number) => void
  signal?: AbortSignal
}

/** Memory follows the chunk, not the file. Ends after the chunk in hand when aborted. */
export async function* readFile(
  source: FileSource,
  how: FilePlan,
  options: ReadOptions,
): AsyncGenerator<ImportDraft[]> {
  const encoding = how.format === 'csv' ? how.plan.encoding : how.format === 'vcard' ? how.encoding : 'utf-8'
  const text = textOf(counted(source, options), encoding)
  for await (const drafts of draftsOf(text, how, options))
    for (let from = 0; from < drafts.length; from += importLimits.bunch) {
      if (options.signal?.aborted === true) return
      yield drafts.slice(from, from + importLimits.bunch)
    }
}

function draftsOf(text: AsyncIterable<string>, how: FilePlan, options: ReadOptions): AsyncIterable<ImportDraft[]> {
  if (how.format === 'csv') return readTable(text, how.plan, options)
  return how.format === 'vcard' ? readCards(text, options) : readExport(text, options)
}

async function* counted(source: FileSource, { signal, onRead }: ReadOptions): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const piece of piecesOf(source, signal)) {
    bytes += piece.length
    onRead?.(bytes)
    yield piece
  }
}
