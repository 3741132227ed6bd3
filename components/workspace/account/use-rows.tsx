/** The rows behind a number: loaded when a person opens it, one number of a group at a time. */
import { useState } from 'preact/hooks'
import { namedRows } from '../../../lib/domain/account-view'
import type { SourceRow } from '../../../lib/domain/insight'
import { formatDay } from '../../format'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import type { RowLine } from '../../sidebar/actions'
import type { DepthActions } from './depth'

/** A function where they are looked up only when somebody asks. */
export type RowsBehind = readonly SourceRow[] | (() => Promise<readonly SourceRow[]>)

interface OpenRows {
  /** Which number of the group; its factor where it is one. */
  key: string
  lines: readonly RowLine[]
  total: number
  /** There may be older ones that the number does not name. */
  isNewestOnly: boolean
}

const shownRows = namedRows

export function useRows(loadRows: DepthActions['loadRows']): {
  open: OpenRows | null
  toggle: (key: string, rows: RowsBehind) => void
} {
  const [open, setOpen] = useState<OpenRows | null>(null)
  const show = async (key: string, rows: RowsBehind): Promise<void> => {
    const all = typeof rows === 'function' ? await rows() : rows
    const isNewestOnly = typeof rows !== 'function' && all.length >= namedRows
    setOpen({ key, lines: await loadRows(all.slice(0, shownRows), key), total: all.length, isNewestOnly })
  }
  return {
    open,
    toggle(key, rows) {
      if (open?.key === key) return setOpen(null)
      show(key, rows).catch((error: unknown) => console.error('The rows behind a number could not be read.', error))
    },
  }
}

/** Rows in words; how many more there are. */
export function RowLines({ id, open }: { id: string; open: OpenRows }) {
  const { depth: words, standing } = strings.value
  const { lines, total, isNewestOnly } = open
  return (
    <ul id={id} class="figure-rows secret" data-testid="rows">
      {lines.length === 0 && <li>{words.rowsGone}</li>}
      {lines.map((line) => (
        <li key={line.id}>
          {formatDay(line.on, new Date())} <SafeText text={line.text} />
        </li>
      ))}
      {total > lines.length && lines.length > 0 && <li>{words.moreRows(total - lines.length)}</li>}
      {isNewestOnly && <li class="muted">{standing.rows.newest}</li>}
    </ul>
  )
}
