/** Orders and what they say: history, lifetime value, loyalty, what it may buy next. */
import { useId } from 'preact/hooks'
import type { Insight, Loyalty, NextProduct } from '../../../lib/domain/insight'
import { formatNumber, formatShare } from '../../format'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { joinSentences } from '../../sentences'
import type { DepthActions, DepthProps } from './depth'
import { Figure } from './figure'
import { lifetimeFigures, loyaltyFigures, type Told } from './purchase-figures'
import { OrderChart } from './order-chart'
import { Panel } from './panel'
import { fitWords, whyWords } from './lifetime-words'
import { RowLines, useRows } from './use-rows'
import { ordersWithoutRate, WithoutRate } from './without-rate'

export function PurchasePanel({ insight, depth, now, isReadOnly, actions }: DepthProps & { insight: Insight }) {
  const words = strings.value.depth
  const { months, rows } = depth
  const { loadRows } = actions
  const { lifetime, loyalty } = insight
  const figures = [...(lifetime ? lifetimeFigures(lifetime, now) : []), ...(loyalty ? loyaltyFigures(loyalty) : [])]
  const isEmpty = figures.length === 0 && months.every((month) => month.rows.length === 0)
  if (isEmpty && ordersWithoutRate(insight) === 0) return null
  const products = loyalty?.products ?? []
  return (
    <Panel title={words.orders} testId="depth-orders" isWide>
      <WithoutRate insight={insight} isReadOnly={isReadOnly} />
      {months.some((month) => month.rows.length > 0) && <OrderChart months={months} loadRows={loadRows} />}
      <Figures figures={figures} loadRows={loadRows} />
      {lifetime && (
        <p class="panel-foot" data-testid="lifetime-why">
          {joinSentences([whyWords(lifetime), fitWords(lifetime)])}
        </p>
      )}
      {products.length > 0 && <Products products={products} rows={rows.byProduct} loadRows={loadRows} />}
      <NextProducts products={insight.nextProducts ?? []} actions={actions} />
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

/** What it bought most often: each opens its orders. */
function Products({ products, rows, loadRows }: ProductsProps) {
  const words = strings.value.depth
  const { open, toggle } = useRows(loadRows)
  const id = useId()
  return (
    <div class="panel-line secret">
      <b>{words.products}</b>{' '}
      {products.map(({ product, orders }) => (
        <button
          key={product}
          class="tag depth-product"
          aria-expanded={open?.key === product}
          aria-controls={id}
          data-testid="product"
          onClick={() => toggle(product, rows.get(product) ?? [])}
        >
          <SafeText text={product} /> × {orders}
        </button>
      ))}
      {open !== null && <RowLines id={id} open={open} />}
    </div>
  )
}

/** What it may buy next: each opens the accounts that bought both, as far as this device knows them. */
function NextProducts({ products, actions }: { products: readonly NextProduct[]; actions: DepthActions }) {
  const words = strings.value.depth
  const { open, toggle } = useRows(actions.loadRows)
  const id = useId()
  if (products.length === 0) return null
  return (
    <div class="panel-line" data-testid="next-products">
      <b>{words.nextProducts}</b>
      <ul class="plain-lines secret">
        {products.map(({ product, because, support, confidence, lift }) => (
          <li key={product}>
            <button
              class="depth-next-product"
              aria-expanded={open?.key === product}
              aria-controls={id}
              onClick={() => toggle(product, () => actions.loadBoughtBoth(because, product))}
            >
              <SafeText text={product} />{' '}
              <span class="muted">
                <SafeText text={words.because(because, support, formatShare(confidence), formatNumber(lift))} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {open !== null && <RowLines id={id} open={open} />}
    </div>
  )
}
