/** The export on the full page: written piece by piece into a file that the browser saves. */
import { useMemo, useRef, useState } from 'preact/hooks'
import { ExportPage, type ExportChoice, type Exporting } from '../../components/workspace/export/export-page'
import { isCollection } from '../../lib/messages/rows'
import type { SidelightDatabase } from '../../lib/store/database'
import { exportCsv } from '../../lib/store/export/export-csv'
import { exportJson } from '../../lib/store/export/export-json'
import { countExported } from '../../lib/store/export/exported'
import { useLive } from '../wiring/use-live'

async function loadChoices(db: SidelightDatabase): Promise<ExportChoice[]> {
  const counted = await countExported(db)
  const all = counted.reduce((sum, { rows }) => sum + rows, 0)
  const tables = counted.filter(({ rows }) => rows > 0).map(({ collection, rows }) => ({ key: collection, rows }))
  return [{ key: 'json', rows: all }, ...tables]
}

/** Pieces go to the browser's own store of blobs as they come, not to the page's memory. */
async function fileOf(pieces: AsyncIterable<string>, type: string): Promise<Blob> {
  let blob = new Blob([], { type })
  let waiting: string[] = []
  let length = 0
  const keep = (): void => {
    blob = new Blob([blob, ...waiting], { type })
    waiting = []
    length = 0
  }
  for await (const piece of pieces) {
    waiting.push(piece)
    length += piece.length
    if (length > 4 * 1024 * 1024) keep()
  }
  keep()
  return blob
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has begun by then; the browser holds the blob until it ends.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

export function ExportRoute({ db }: { db: SidelightDatabase }) {
  const choices = useLive('export', () => loadChoices(db))
  const [exporting, setExporting] = useState<Exporting>(null)
  const [result, setResult] = useState<'done' | 'failed' | null>(null)
  const endingRef = useRef(new AbortController())
  const rowsOf = useMemo(() => new Map(choices?.map(({ key, rows }) => [key, rows])), [choices])
  const write = async (key: string): Promise<void> => {
    const { signal } = (endingRef.current = new AbortController())
    const total = rowsOf.get(key) ?? 0
    setResult(null)
    setExporting({ key, rows: 0, total })
    const options = { signal, onProgress: (rows: number) => setExporting({ key, rows, total }) }
    try {
      const isTable = isCollection(key)
      const pieces = isTable ? exportCsv(db, key, options) : exportJson(db, options)
      const blob = await fileOf(pieces, isTable ? 'text/csv' : 'application/x-ndjson')
      if (signal.aborted) return
      const day = new Date().toISOString().slice(0, 10)
      save(blob, isTable ? `sidelight-${key}-${day}.csv` : `sidelight-${day}.json`)
      setResult('done')
    } catch (error) {
      console.error('The export could not be written.', error)
      setResult('failed')
    } finally {
      setExporting(null)
    }
  }
  return (
    <ExportPage
      choices={choices ?? []}
      exporting={exporting}
      result={result}
      onExport={(key) => void write(key)}
      onStop={() => endingRef.current.abort()}
    />
  )
}
