/** Orders and what they say: history, lifetime value, loyalty, what it may buy next. */
import { useId, useState } from 'preact/hooks'
import type { Insight, Loyalty } from '../../../lib/domain/insight'
import { formatNumber, formatShare } from '../../format'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import type { RowLine } from '../../sidebar/actions'
import type { DepthActions, DepthProps } from './depth'
import { Figure, RowLines } from './figure'
import { lifetimeFigures, loyaltyFigures, type Told } from './purchase-figures'
import { OrderChart } from './order-chart'
import { Panel } from './panel'
import { fitWords, whyWords } from './lifetime-words'

export function PurchasePanel({ insight, depth, now, actions }: DepthProps & { insight: Insight }) {
  const words = strings.value.depth
  const { months, rows } = depth
  const { loadRows } = actions
  const { lifetime, loyalty } = insight
  const figures = [...(lifetime ? lifetimeFigures(lifetime, now) : []), ...(loyalty ? loyaltyFigures(loyalty) : [])]
  if (figures.length === 0 && months.every((month) => month.rows.length === 0)) return null
  const products = loyalty?.products ?? []
  return (
    <Panel title={words.orders} testId="depth-orders" isWide>
      {months.some((month) => month.rows.length > 0) && <OrderChart months={months} loadRows={loadRows} />}
      <Figures figures={figures} loadRows={loadRows} />
      {lifetime && (
        <p class="panel-foot" data-testid="lifetime-why">
          {[whyWords(lifetime), fitWords(lifetime)].filter((line) => line !== '').join(' ')}
        </p>
      )}
      {products.length > 0 && <Products products={products} rows={rows.byProduct} loadRows={loadRows} />}
      {(insight.nextProducts ?? []).length > 0 && (
        <div class="panel-line" data-testid="next-products">
          <b>{words.nextProducts}</b>
          <ul class="plain-lines secret">
            {insight.nextProducts?.map(({ product, because, support, confidence, lift }) => (
              <li key={product}>
                <SafeText text={product} />{' '}
                <span class="muted">
                  <SafeText text={words.because(because, support, formatShare(confidence), formatNumber(lift))} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  )
}

function Figures({ figures, loadRows }: { figures: readonly Told[]; loadRows: DepthActions['loadRows'] }) {
  return (
    <ul class="figures">
      {figures.map(({ key, ...told }) => (
        <Figure key={key} testId={`figure-${key}`} {...told} loadRows={loadRows} />
      ))}
    </ul>
  )
}

interface ProductsProps {
  products: Loyalty['products']
  rows: DepthProps['depth']['rows']['byProduct']
  loadRows: DepthActions['loadRows']
}

const shownOrders = 10

/** What it bought most often: each opens its orders. */
function Products({ products, rows, loadRows }: ProductsProps) {
  const words = strings.value.depth
  const [open, setOpen] = useState<{ product: string; lines: RowLine[]; total: number } | null>(null)
  const id = useId()
  const show = (product: string): void => {
    const found = rows.get(product) ?? []
    if (open?.product === product) return setOpen(null)
    void loadRows(found.slice(0, shownOrders)).then((lines) => setOpen({ product, lines, total: found.length }))
  }
  return (
    <div class="panel-line secret">
      <b>{words.products}</b>{' '}
      {products.map(({ product, orders }) => (
        <button
          key={product}
          class="tag depth-product"
          aria-expanded={open?.product === product}
          aria-controls={id}
          data-testid="product"
          onClick={() => show(product)}
        >
          <SafeText text={product} /> × {orders}
        </button>
      ))}
      {open !== null && <RowLines id={id} lines={open.lines} total={open.total} />}
    </div>
  )
}
