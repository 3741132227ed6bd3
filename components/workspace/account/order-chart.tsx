/** What came in month by month, two years: each bar opens its orders. */
import { useId, useState } from 'preact/hooks'
import type { OrderMonth } from '../../../lib/domain/order-months'
import { formatMoney, formatMonth } from '../../format'
import { reportingCurrency } from '../../format-value'
import { strings } from '../../locale'
import type { RowLine } from '../../sidebar/actions'
import type { DepthActions } from './depth'
import { RowLines } from './figure'
import './charts.css'

interface Props {
  months: readonly OrderMonth[]
  loadRows: DepthActions['loadRows']
}

const shownRows = 20

export function OrderChart({ months, loadRows }: Props) {
  const words = strings.value.depth
  const [open, setOpen] = useState<{ month: string; lines: RowLine[]; total: number } | null>(null)
  const id = useId()
  const most = Math.max(1, ...months.map(({ net }) => Math.abs(net)))
  const show = ({ month, rows }: OrderMonth): void => {
    if (open?.month === month) return setOpen(null)
    void loadRows(rows.slice(0, shownRows)).then((lines) => setOpen({ month, lines, total: rows.length }))
  }
  const said = (month: OrderMonth): string => words.month(formatMonth(month.month), money(month.net), month.purchases)
  return (
    <figure class="chart">
      <ol class="bars secret">
        {months.map((month) => (
          <li key={month.month}>
            {month.rows.length === 0 ? (
              <span class="month-bar is-none" title={said(month)} />
            ) : (
              <button
                class={`month-bar ${month.net < 0 ? 'is-refund' : ''}`}
                title={said(month)}
                aria-label={said(month)}
                aria-expanded={open?.month === month.month}
                aria-controls={id}
                onClick={() => show(month)}
              >
                <i style={{ height: `${Math.max(3, (100 * Math.abs(month.net)) / most)}%` }} />
              </button>
            )}
          </li>
        ))}
      </ol>
      <div class="bars-ends">
        <span>{formatMonth(months[0]?.month ?? '')}</span>
        <span>{formatMonth(months.at(-1)?.month ?? '')}</span>
      </div>
      {open !== null && <RowLines id={id} lines={open.lines} total={open.total} />}
    </figure>
  )
}

function money(units: number): string {
  return formatMoney({ units, currency: reportingCurrency.value })
}
