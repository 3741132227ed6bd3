/** What came in month by month, two years: each bar opens its orders. */
import { useId } from 'preact/hooks'
import type { OrderMonth } from '../../../lib/domain/order-months'
import { formatMoney, formatMonth } from '../../format'
import { reportingCurrency } from '../../format-value'
import { strings } from '../../locale'
import type { DepthActions } from './depth'
import { RowLines, useRows } from './use-rows'
import './charts.css'

interface Props {
  months: readonly OrderMonth[]
  loadRows: DepthActions['loadRows']
}

export function OrderChart({ months, loadRows }: Props) {
  const words = strings.value.depth
  const { open, toggle } = useRows(loadRows)
  const id = useId()
  const most = Math.max(1, ...months.map(({ net }) => Math.abs(net)))
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
                aria-expanded={open?.key === month.month}
                aria-controls={id}
                onClick={() => toggle(month.month, month.rows)}
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
      {open !== null && <RowLines id={id} open={open} />}
    </figure>
  )
}

function money(units: number): string {
  return formatMoney({ units, currency: reportingCurrency.value })
}
