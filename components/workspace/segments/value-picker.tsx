/** Several values to choose from: as boxes to tick where they are few, with a line to type others where others may be. */
import { useId, useState } from 'preact/hooks'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'

export type PickedValue = string | number | boolean | null

export interface PickOption {
  value: PickedValue
  label: string
}

interface Props {
  label: string
  options: readonly PickOption[]
  chosen: readonly PickedValue[]
  /** May a value be typed that is not among the options? */
  isOpen: boolean
  isReadOnly: boolean
  onChange: (chosen: PickedValue[]) => void
}

/** More boxes than these are a wall: what is not chosen is then offered as one types. */
const mostBoxes = 12

export function ValuePicker({ label, options, chosen, isOpen, isReadOnly, onChange }: Props) {
  const labelOf = new Map(options.map((option) => [option.value, option.label]))
  const isChosen = (value: PickedValue): boolean => chosen.includes(value)
  const others = chosen.filter((value) => !labelOf.has(value)).map((value) => ({ value, label: String(value) }))
  const shown = options.length > mostBoxes ? options.filter(({ value }) => value === null || isChosen(value)) : options
  const toggle = (value: PickedValue, isOn: boolean): void =>
    onChange(isOn ? [...chosen, value] : chosen.filter((each) => each !== value))
  return (
    <fieldset class="segment-values">
      <legend class="visually-hidden">{label}</legend>
      {[...shown, ...others].map(({ value, label: text }) => (
        <label key={`${typeof value} ${String(value)}`} class="segment-value">
          <input
            type="checkbox"
            checked={isChosen(value)}
            disabled={isReadOnly}
            onChange={(event) => toggle(value, event.currentTarget.checked)}
          />
          <SafeText text={text} />
        </label>
      ))}
      {isOpen && !isReadOnly && (
        <AddValue
          label={label}
          options={options.filter(({ value }) => value !== null && !isChosen(value))}
          onAdd={(value) => !isChosen(value) && toggle(value, true)}
        />
      )}
    </fieldset>
  )
}

interface AddProps {
  label: string
  options: readonly PickOption[]
  onAdd: (value: PickedValue) => void
}

/** A list of thousands helps nobody, and takes long to draw. */
const mostOffered = 50

function AddValue({ label, options, onAdd }: AddProps) {
  const words = strings.value.segments
  const list = useId()
  const [text, setText] = useState('')
  const typed = text.trim().toLowerCase()
  const offered = options.filter((option) => option.label.toLowerCase().includes(typed)).slice(0, mostOffered)
  const add = (): void => {
    if (typed === '') return
    onAdd(options.find((option) => option.label.trim().toLowerCase() === typed)?.value ?? text.trim())
    setText('')
  }
  return (
    <span class="segment-add">
      <input
        class="input"
        list={list}
        value={text}
        maxLength={200}
        placeholder={words.other}
        aria-label={`${words.other}: ${label}`}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing) return
          event.preventDefault()
          add()
        }}
        onBlur={add}
      />
      <datalist id={list}>
        {offered.map((option) => (
          <option key={String(option.value)} value={option.label}>
            {option.label}
          </option>
        ))}
      </datalist>
      <button class="button" type="button" disabled={typed === ''} onClick={add}>
        {words.addValue}
      </button>
    </span>
  )
}
