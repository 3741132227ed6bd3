/** One reason: factor, value, its points, a bar of its score; opened, the rows it came from. */
import { useState } from 'preact/hooks'
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

/** Rows shown of one reason; the full page's timeline has them all. */
const shownRows = 8

function scoreTone(score: number): string {
  return score >= 75 ? 'is-good' : score >= 50 ? 'is-warn' : 'is-bad'
}

export function ReasonLine({ reason, isOpenable, loadRows }: Props) {
  const words = strings.value.chips
  const [rows, setRows] = useState<RowLine[] | null>(null)
  const toggle = () => {
    if (rows !== null) return setRows(null)
    void loadRows(reason.rows.slice(0, shownRows)).then(setRows)
  }
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
          {reason.rows.length > shownRows && <li>{words.rows(reason.rows.length)}</li>}
        </ul>
      )}
    </li>
  )
}
