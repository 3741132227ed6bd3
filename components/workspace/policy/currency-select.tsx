/** A currency of ISO 4217, chosen by its code and name. */
import { language, strings } from '../../locale'

interface Props {
  label: string
  /** Empty: none is chosen yet. */
  value: string
  isReadOnly?: boolean
  isChanged?: boolean
  testId: string
  onChange: (currency: string) => void
}

const known: readonly string[] = Intl.supportedValuesOf('currency')

export function CurrencySelect({ label, value, isReadOnly = false, isChanged = false, testId, onChange }: Props) {
  const names = new Intl.DisplayNames(language.value, { type: 'currency' })
  const codes = value === '' || known.includes(value) ? known : [value, ...known]
  return (
    <label class={`field policy-field${isChanged ? ' is-changed' : ''}`}>
      <span>{label}</span>
      <select
        class="input"
        value={value}
        disabled={isReadOnly}
        data-testid={testId}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {value === '' && <option value="">{strings.value.policy.money.choose}</option>}
        {codes.map((code) => (
          <option key={code} value={code}>
            {code} · {names.of(code)}
          </option>
        ))}
      </select>
    </label>
  )
}
