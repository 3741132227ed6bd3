/** The currency that figures are in, and what others were worth in it from which day; orders that no rate reaches are named. */
import { X } from 'lucide-preact'
import { ordersLeftOut, withCurrency, withoutRate, withRate } from '../../../lib/domain/policy-editing/money-rules'
import { formatDay, formatNumber, formatRate } from '../../format'
import { strings } from '../../locale'
import { CurrencySelect } from './currency-select'
import type { MoneyView } from './policy-model'
import { RateForm } from './rate-form'
import './money.css'

interface Props {
  money: MoneyView
  now: Date
  isReadOnly: boolean
  onMoney: (money: MoneyView['now']) => void
}

export function MoneyRules({ money, now, isReadOnly, onMoney }: Props) {
  const words = strings.value.policy.money
  const { now: edited, inForce, orders } = money
  const left = orders === null ? null : ordersLeftOut(orders, edited)
  const isOther = edited.reportingCurrency !== inForce.reportingCurrency
  const isNew = (rate: (typeof edited.rates)[number]): boolean =>
    !inForce.rates.some((each) => each.currency === rate.currency && each.on === rate.on && each.rate === rate.rate)
  return (
    <section class="money-rules" aria-labelledby="money-rules" data-testid="money-rules">
      <h2 id="money-rules">{words.title}</h2>
      <p class="muted">{words.intro}</p>
      <div class="policy-grid">
        <CurrencySelect
          label={words.reporting}
          value={edited.reportingCurrency}
          isReadOnly={isReadOnly}
          isChanged={isOther}
          testId="reporting-currency"
          onChange={(currency) => onMoney(withCurrency(currency, inForce))}
        />
      </div>
      {isOther && <p class="message is-warn">{words.otherCurrency(edited.reportingCurrency)}</p>}
      {left !== null && left.total > 0 && (
        <output class="money-left-out" data-testid="left-out">
          {left.leftOut.length === 0 ? (
            <p class="muted">{words.allCount(formatNumber(left.total))}</p>
          ) : (
            <>
              <p>{words.leftOut(sumText(left.leftOut), formatNumber(left.total))}</p>
              <ul>
                {left.leftOut.map(({ currency, count, from }) => (
                  <li key={currency}>{words.leftOutOf(currency, formatNumber(count), formatDay(from, now))}</li>
                ))}
              </ul>
            </>
          )}
        </output>
      )}
      <h3>{words.rates}</h3>
      {edited.rates.length === 0 && <p class="muted">{words.noRates}</p>}
      {edited.rates.length > 0 && (
        <ul class="list money-rates" data-testid="rates">
          {edited.rates.map((rate) => (
            <li key={`${rate.currency} ${rate.on}`} class={isNew(rate) ? 'is-changed' : undefined}>
              <span class="list-main">
                {words.rate(rate.currency, formatRate(rate.rate), edited.reportingCurrency)}{' '}
                <span class="muted">{words.from(formatDay(rate.on, now))}</span>
              </span>
              {!isReadOnly && (
                <button
                  class="icon-button"
                  type="button"
                  aria-label={words.remove(rate.currency, formatDay(rate.on, now))}
                  data-testid="rate-remove"
                  onClick={() => onMoney(withoutRate(edited, rate))}
                >
                  <X size={15} aria-hidden="true" />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!isReadOnly && (
        <RateForm
          key={edited.reportingCurrency}
          money={edited}
          wanted={left?.leftOut[0] ?? null}
          onAdd={(rate) => onMoney(withRate(edited, rate))}
        />
      )}
    </section>
  )
}

const sumText = (all: readonly { count: number }[]): string =>
  formatNumber(all.reduce((sum, { count }) => sum + count, 0))
