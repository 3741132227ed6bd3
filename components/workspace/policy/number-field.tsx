/** One number of the rules: edited as a person writes it, shares in percent. */
import { useEffect, useState } from 'preact/hooks'
import { strings } from '../../locale'
import { problemText } from './field-words'
import type { FieldView } from './policy-model'

interface Props {
  field: FieldView
  label: string
  /** In a table the column's head is the visible label. */
  isLabelHidden?: boolean
  isReadOnly: boolean
  onChange: (id: string, value: number | null) => void
}

export function NumberField({ field, label, isLabelHidden = false, isReadOnly, onChange }: Props) {
  const scale = field.isShare ? 100 : 1
  const shown = field.value === null ? '' : String(Math.round(field.value * scale * 1000) / 1000)
  const [text, setText] = useState(shown)
  // What is being typed stays as it is ("1."); a change from elsewhere is taken over.
  useEffect(() => {
    setText((typed) => (numberOf(typed, scale) === field.value ? typed : shown))
  }, [field.value, scale, shown])
  const problem = field.problem === null ? null : problemText(field.problem, field.isShare)
  const describedBy = problem === null ? undefined : `${field.id}-problem`
  return (
    <label class={`field policy-field${field.value === field.inForce ? '' : ' is-changed'}`}>
      <span class={isLabelHidden ? 'visually-hidden' : undefined}>{label}</span>
      <span class="policy-input">
        <input
          class="input"
          type="number"
          inputMode="decimal"
          step="any"
          value={text}
          readOnly={isReadOnly}
          placeholder={field.mayBeEmpty ? whenEmpty(field.id) : undefined}
          aria-invalid={problem !== null}
          aria-describedby={describedBy}
          data-testid={`field-${field.id}`}
          onInput={(event) => {
            if (!event.isTrusted) return
            setText(event.currentTarget.value)
            onChange(field.id, numberOf(event.currentTarget.value, scale))
          }}
        />
        {field.isShare && <span aria-hidden="true">%</span>}
      </span>
      {problem !== null && (
        <span class="policy-problem is-bad" id={describedBy} role="alert">
          {problem}
        </span>
      )}
    </label>
  )
}

/** What holds while nothing is entered. */
function whenEmpty(id: string): string {
  const words = strings.value.policy
  return id === 'dormancy.cadence' ? words.byIndustry : words.noAlert
}

function numberOf(text: string, scale: number): number | null {
  const value = Number(text)
  return text.trim() === '' || !Number.isFinite(value) ? null : value / scale
}
