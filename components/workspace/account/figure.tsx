/** A number with its name; a tap opens the rows it came from. */
import { useId } from 'preact/hooks'
import type { DepthActions } from './depth'
import { RowLines, useRows, type RowsBehind } from './use-rows'
import './figure.css'

interface Props {
  name: string
  value: string
  /** One line under it: what it means, or what it rests on. */
  hint?: string
  rows: RowsBehind
  loadRows: DepthActions['loadRows']
  testId?: string
}

export function Figure({ name, value, hint = '', rows, loadRows, testId }: Props) {
  const { open, toggle } = useRows(loadRows)
  const id = useId()
  const face = (
    <>
      <span class="figure-name">{name}</span>
      <span class="figure-value secret">{value}</span>
    </>
  )
  return (
    <li class="figure" data-testid={testId}>
      {typeof rows !== 'function' && rows.length === 0 ? (
        <div class="figure-face">{face}</div>
      ) : (
        <button class="figure-face" aria-expanded={open !== null} aria-controls={id} onClick={() => toggle(name, rows)}>
          {face}
        </button>
      )}
      {hint !== '' && <p class="figure-hint">{hint}</p>}
      {open !== null && <RowLines id={id} open={open} />}
    </li>
  )
}
