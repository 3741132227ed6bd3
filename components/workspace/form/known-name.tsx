/** A name that is known by others of its kind: typed, or chosen from those. */
import { useId } from 'preact/hooks'

interface Props {
  label: string
  value: string
  known: readonly string[]
  hint?: string
  isReadOnly?: boolean
  testId?: string
  onChange: (value: string) => void
}

const mostOffered = 50

export function KnownName({ label, value, known, hint, isReadOnly = false, testId, onChange }: Props) {
  const list = useId()
  const typed = value.trim().toLowerCase()
  const offered = known.filter((name) => name.toLowerCase().includes(typed)).slice(0, mostOffered)
  return (
    <label class="field">
      <span>{label}</span>
      <input
        class="input"
        list={list}
        value={value}
        maxLength={200}
        placeholder={hint}
        readOnly={isReadOnly}
        data-testid={testId}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <datalist id={list}>
        {offered.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </label>
  )
}
