/** Another dated rate; the currency that leaves out most orders, from the day of its first one, stands there already. */
import { Plus } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { rateProblem, type LeftOut, type MoneyRules, type Rate } from '../../../lib/domain/policy-editing/money-rules'
import { strings } from '../../locale'
import { OptionalNumber } from '../form/optional-number'
import { CurrencySelect } from './currency-select'

interface Props {
  money: MoneyRules
  wanted: LeftOut | null
  onAdd: (rate: Rate) => void
}

interface Typed {
  /** null: as wanted. */
  currency: string | null
  on: string | null
  rate: number | null
}

const nothing: Typed = { currency: null, on: null, rate: null }

export function RateForm({ money, wanted, onAdd }: Props) {
  const words = strings.value.policy.money
  const [typed, setTyped] = useState(nothing)
  const currency = typed.currency ?? wanted?.currency ?? ''
  const on = typed.on ?? (currency === wanted?.currency ? wanted.from : '')
  const rate = typed.rate === null || currency === '' || on === '' ? null : { currency, on, rate: typed.rate }
  const problem = currency === money.reportingCurrency ? 'reporting' : rate === null ? null : rateProblem(rate, money)
  const isReplaced = money.rates.some((each) => each.currency === currency && each.on === on)
  return (
    <form
      class="money-rate-form"
      aria-label={words.add}
      onSubmit={(event) => {
        event.preventDefault()
        if (rate === null || problem !== null) return
        onAdd(rate)
        setTyped(nothing)
      }}
    >
      <CurrencySelect
        label={words.currency}
        value={currency}
        testId="rate-currency"
        onChange={(chosen) => setTyped({ ...typed, currency: chosen })}
      />
      <label class="field">
        <span>{words.on}</span>
        <input
          class="input"
          type="date"
          value={on}
          data-testid="rate-on"
          onInput={(event) => setTyped({ ...typed, on: event.currentTarget.value })}
        />
      </label>
      <OptionalNumber
        label={words.worth(currency || '…', money.reportingCurrency)}
        value={typed.rate}
        testId="rate-worth"
        onChange={(worth) => setTyped({ ...typed, rate: worth })}
      />
      <button class="button" type="submit" disabled={rate === null || problem !== null} data-testid="rate-add">
        <Plus size={14} aria-hidden="true" />
        {isReplaced ? words.replaceIt : words.addIt}
      </button>
      {problem !== null && (
        <p class="policy-problem is-bad" role="alert">
          {words.problems[problem]}
        </p>
      )}
    </form>
  )
}
