/** A name that is known by others of its kind: typed, or chosen from those. */
import { useId } from 'preact/hooks'

interface Props {
  label: string
  value: string
  known: readonly string[]
  hint?: string
  isReadOnly: boolean
  onChange: (value: string) => void
}

const mostOffered = 50

export function NameField({ label, value, known, hint, isReadOnly, onChange }: Props) {
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
