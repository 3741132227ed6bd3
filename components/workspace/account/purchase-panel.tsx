/** Orders and what they say: history, lifetime value, loyalty, what it may buy next. */
import type { Insight } from '../../../lib/domain/insight'
import type { OrderMonth } from '../../../lib/domain/order-months'
import { formatNumber, formatShare } from '../../format'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import type { DepthActions } from './depth'
import { Figure } from './figure'
import { lifetimeFigures, loyaltyFigures, type Told } from './purchase-figures'
import { OrderChart } from './order-chart'
import { Panel } from './panel'
import { fitWords, whyWords } from './lifetime-words'

interface Props {
  insight: Insight
  months: readonly OrderMonth[]
  now: Date
  loadRows: DepthActions['loadRows']
}

export function PurchasePanel({ insight, months, now, loadRows }: Props) {
  const words = strings.value.depth
  const { lifetime, loyalty } = insight
  const figures = [...(lifetime ? lifetimeFigures(lifetime, now) : []), ...(loyalty ? loyaltyFigures(loyalty) : [])]
  if (figures.length === 0 && months.every(({ rows }) => rows.length === 0)) return null
  const products = loyalty?.products ?? []
  return (
    <Panel title={words.orders} testId="depth-orders" isWide>
      {months.some(({ rows }) => rows.length > 0) && <OrderChart months={months} loadRows={loadRows} />}
      <Figures figures={figures} loadRows={loadRows} />
      {lifetime && (
        <p class="panel-foot" data-testid="lifetime-why">
          {[whyWords(lifetime), fitWords(lifetime)].filter((line) => line !== '').join(' ')}
        </p>
      )}
      {products.length > 0 && (
        <p class="panel-line secret">
          <b>{words.products}</b>{' '}
          {products.map(({ product, orders }) => (
            <span key={product} class="tag">
              <SafeText text={product} /> × {orders}
            </span>
          ))}
        </p>
      )}
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
