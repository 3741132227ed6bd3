/** A number in a form, which may be left empty. */
interface Props {
  label: string
  value: number | null
  testId?: string
  onChange: (value: number | null) => void
}

export function FormNumber({ label, value, testId, onChange }: Props) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        class="input"
        type="number"
        step="any"
        inputMode="decimal"
        // What is being typed stays as it is ("1."): it is read anew only when the form opens.
        defaultValue={value === null ? '' : String(value)}
        data-testid={testId}
        onInput={({ currentTarget: { value: text } }) => {
          const number = Number(text)
          onChange(text.trim() === '' || !Number.isFinite(number) ? null : number)
        }}
      />
    </label>
  )
}
