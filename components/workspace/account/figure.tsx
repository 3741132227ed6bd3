/** A number with its name; a tap opens the rows it came from. */
import { useId, useState } from 'preact/hooks'
import type { SourceRow } from '../../../lib/domain/insight'
import { formatDay } from '../../format'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import type { RowLine } from '../../sidebar/actions'
import type { DepthActions } from './depth'
import './figure.css'

interface Props {
  name: string
  value: string
  /** One line under it: what it means, or what it rests on. */
  hint?: string
  /** A function where they are looked up only when somebody asks. */
  rows: readonly SourceRow[] | (() => Promise<readonly SourceRow[]>)
  loadRows: DepthActions['loadRows']
  testId?: string
}

const shownRows = 10

export function Figure({ name, value, hint = '', rows, loadRows, testId }: Props) {
  const [open, setOpen] = useState<{ lines: RowLine[]; total: number } | null>(null)
  const id = useId()
  const face = (
    <>
      <span class="figure-name">{name}</span>
      <span class="figure-value secret">{value}</span>
    </>
  )
  const show = async (): Promise<void> => {
    const all = typeof rows === 'function' ? await rows() : rows
    setOpen({ lines: await loadRows(all.slice(0, shownRows)), total: all.length })
  }
  const toggle = (): void => {
    if (open !== null) return setOpen(null)
    show().catch((error: unknown) => console.error('The rows behind a number could not be read.', error))
  }
  return (
    <li class="figure" data-testid={testId}>
      {typeof rows !== 'function' && rows.length === 0 ? (
        <div class="figure-face">{face}</div>
      ) : (
        <button class="figure-face" aria-expanded={open !== null} aria-controls={id} onClick={toggle}>
          {face}
        </button>
      )}
      {hint !== '' && <p class="figure-hint">{hint}</p>}
      {open !== null && <RowLines id={id} {...open} />}
    </li>
  )
}

/** Rows in words; how many more there are. */
export function RowLines({ id, lines, total }: { id: string; lines: readonly RowLine[]; total: number }) {
  const words = strings.value.depth
  return (
    <ul id={id} class="figure-rows secret" data-testid="rows">
      {lines.length === 0 && <li>{words.rowsGone}</li>}
      {lines.map((line) => (
        <li key={line.id}>
          {formatDay(line.on, new Date())} <SafeText text={line.text} />
        </li>
      ))}
      {total > lines.length && lines.length > 0 && <li>{words.moreRows(total - lines.length)}</li>}
    </ul>
  )
}
