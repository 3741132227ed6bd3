/** One number that may be left empty, as a person types it. */
import { useEffect, useState } from 'preact/hooks'

interface Props {
  label: string
  value: number | null
  isReadOnly?: boolean
  /** Beside `field`, where a form lays it out by it. */
  class?: string
  testId?: string
  onChange: (value: number | null) => void
}

const numberOf = (text: string): number | null => {
  const value = Number(text)
  return text.trim() === '' || !Number.isFinite(value) ? null : value
}

export function OptionalNumber({ label, value, isReadOnly = false, class: own = '', testId, onChange }: Props) {
  const shown = value === null ? '' : String(value)
  const [text, setText] = useState(shown)
  // What is being typed stays as it is ("1."); a change from elsewhere is taken over.
  useEffect(() => {
    setText((typed) => (numberOf(typed) === value ? typed : shown))
  }, [value, shown])
  return (
    <label class={`field ${own}`.trim()}>
      <span>{label}</span>
      <input
        class="input"
        type="number"
        step="any"
        inputMode="decimal"
        value={text}
        readOnly={isReadOnly}
        data-testid={testId}
        onInput={(event) => {
          setText(event.currentTarget.value)
          onChange(numberOf(event.currentTarget.value))
        }}
      />
    </label>
  )
}
