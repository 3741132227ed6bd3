/** Everything as `sidelight-export` (lib/messages/export-file.ts), line by line: read back, it is the same store. */
import { writeExportHeader, writeExportLine, exportFormat, exportVersion } from '../../messages/export-file'
import type { SidelightDatabase } from '../database'
import { readMeta } from '../meta'
import { exportedCollections } from './exported'
import { rowPages } from './row-pages'

interface Options {
  signal?: AbortSignal
  /** Rows written so far. */
  onProgress?: (rows: number) => void
}

/** Pieces of the file, some hundred lines each. Ends early when aborted; then the file lacks its last line and is not taken back. */
export async function* exportJson(db: SidelightDatabase, { signal, onProgress }: Options = {}): AsyncGenerator<string> {
  const workspace = await readMeta(db, 'workspaceName')
  const exportedAt = new Date().toISOString()
  yield `${writeExportHeader({ format: exportFormat, version: exportVersion, exportedAt, workspace })}\n`
  let rows = 0
  for (const collection of exportedCollections)
    for await (const page of rowPages(db, collection)) {
      if (signal?.aborted) return
      if (page.length === 0) continue
      yield page
        .map((row) => `${writeExportLine({ is: 'row', collection, row: { ...row, id: String(row['id']) } })}\n`)
        .join('')
      rows += page.length
      onProgress?.(rows)
    }
  yield `${writeExportLine({ is: 'end', rows })}\n`
}
