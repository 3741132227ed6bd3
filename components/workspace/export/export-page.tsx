/** Everything out, at any time: one file that reads back to the same, or a table for each kind of row. */
import { formatNumber } from '../../format'
import { strings } from '../../locale'
import { trusted } from '../../trusted'
import './export.css'

export interface ExportChoice {
  /** json, or the collection. */
  key: string
  /** Rows that will be in it. */
  rows: number
}

export type Exporting = { key: string; rows: number; total: number } | null

interface Props {
  choices: readonly ExportChoice[]
  exporting: Exporting
  /** Of the last one. */
  result: 'done' | 'failed' | null
  onExport: (key: string) => void
  onStop: () => void
}

export function ExportPage({ choices, exporting, result, onExport, onStop }: Props) {
  const words = strings.value.exports
  const [whole, ...tables] = choices
  const line = ({ key, rows }: ExportChoice) => (
    <li key={key}>
      <span class="list-main">
        {words.names[key] ?? key} <span class="muted">{words.rows(rows)}</span>
      </span>
      <button
        class={key === 'json' ? 'button is-primary' : 'button'}
        disabled={exporting !== null}
        data-testid={`export-${key}`}
        aria-label={`${words.save}: ${words.names[key] ?? key}`}
        onClick={trusted(() => onExport(key))}
      >
        {words.save}
      </button>
    </li>
  )
  return (
    <section class="narrow stack" data-testid="export">
      <div class="page-title" style={{ marginBottom: '0' }}>
        <h1>{words.title}</h1>
      </div>
      <p class="muted">{words.hint}</p>
      {exporting !== null && (
        <div class="export-progress">
          <progress aria-label={words.title} value={exporting.rows} max={Math.max(1, exporting.total)} />
          <span class="muted">{words.progress(formatNumber(exporting.rows), formatNumber(exporting.total))}</span>
          <button class="link-button" onClick={onStop}>
            {words.stop}
          </button>
        </div>
      )}
      <output class={result === null ? 'visually-hidden' : `message ${result === 'done' ? 'is-good' : 'is-bad'}`}>
        {result !== null && words[result]}
      </output>
      {whole && <ul class="list">{line(whole)}</ul>}
      <h2 class="export-tables">{words.tables}</h2>
      <p class="muted">{words.tablesHint}</p>
      <ul class="list">{tables.map(line)}</ul>
    </section>
  )
}
