/** One reason: factor, value, its points, a bar of its score; opened, the rows it came from. */
import { useState } from 'preact/hooks'
import { namedRows } from '../../lib/domain/account-view'
import type { Reason } from '../../lib/domain/insight'
import { formatDay, formatNumber } from '../format'
import { formatReason } from '../format-value'
import { strings } from '../locale'
import { factorName } from '../model-words'
import { SafeText } from '../safe-text'
import type { RowLine, SidebarActions } from './actions'

interface Props {
  reason: Reason
  isOpenable: boolean
  loadRows: SidebarActions['loadRows']
}

/** Rows shown of one reason at first. */
const shownRows = 8

function scoreTone(score: number): string {
  return score >= 75 ? 'is-good' : score >= 50 ? 'is-warn' : 'is-bad'
}

export function ReasonLine({ reason, isOpenable, loadRows }: Props) {
  const { chips: words, standing } = strings.value
  const [rows, setRows] = useState<RowLine[] | null>(null)
  const show = (count: number) => void loadRows(reason.rows.slice(0, count), reason.factor).then(setRows)
  const toggle = () => (rows === null ? show(shownRows) : setRows(null))
  const face = (
    <>
      <span>{factorName(reason.factor)}</span>
      <span class={`reason-value ${reason.isCritical ? 'is-bad' : ''}`}>{formatReason(reason)}</span>
      <span class="reason-points">
        {reason.contribution === 0 ? '' : words.points(formatNumber(Math.round(reason.contribution)))}
      </span>
      {reason.score !== null && (
        <span class={`reason-bar ${scoreTone(reason.score)}`} aria-hidden="true">
          <i style={{ width: `${Math.max(2, Math.min(100, reason.score))}%` }} />
        </span>
      )}
    </>
  )
  return (
    <li>
      {isOpenable && reason.rows.length > 0 ? (
        <button class="reason" aria-expanded={rows !== null} onClick={toggle}>
          {face}
        </button>
      ) : (
        <div class="reason">{face}</div>
      )}
      {rows !== null && (
        <ul class="reason-rows" data-testid="rows">
          {rows.map((row) => (
            <li key={row.id}>
              {formatDay(row.on, new Date())} <SafeText text={row.text} />
            </li>
          ))}
          {reason.rows.length > shownRows && rows.length <= shownRows && (
            <li>
              <button class="link-button" data-testid="all-rows" onClick={() => show(reason.rows.length)}>
                {standing.rows.all(reason.rows.length)}
              </button>
            </li>
          )}
          {rows.length > shownRows && reason.rows.length >= namedRows && <li class="muted">{standing.rows.newest}</li>}
        </ul>
      )}
    </li>
  )
}
