/** A time of day of the rules, stored as minutes after midnight; an end at midnight is that of the day. */
import { strings } from '../../locale'
import type { FieldView } from './policy-model'

interface Props {
  field: FieldView
  label: string
  isReadOnly: boolean
  onChange: (id: string, value: number | null) => void
}

const endOfDay = 1440

export function TimeField({ field, label, isReadOnly, onChange }: Props) {
  const words = strings.value.policy.calendar
  const { id, value, inForce, problem } = field
  const isEnd = id === 'calendar.workTo'
  const describedBy = problem === null ? undefined : `${id}-problem`
  return (
    <label class={`field policy-field${value === inForce ? '' : ' is-changed'}`}>
      <span>{label}</span>
      <input
        class="input"
        type="time"
        value={timeOf(value)}
        readOnly={isReadOnly}
        aria-invalid={problem !== null}
        aria-describedby={describedBy}
        data-testid={`field-${id}`}
        onInput={(event) => onChange(id, minutesOf(event.currentTarget.value, isEnd))}
      />
      {problem !== null && (
        <span class="policy-problem is-bad" id={describedBy} role="alert">
          {problem.why === 'range' ? words.noTime : words.backwards}
        </span>
      )}
    </label>
  )
}

const two = (part: number): string => String(part).padStart(2, '0')

/** `09:00`; nothing for no time. */
function timeOf(minutes: number | null): string {
  if (minutes === null) return ''
  return `${two(Math.floor((minutes % endOfDay) / 60))}:${two(minutes % 60)}`
}

/** Minutes after midnight of a `09:00`; null where it is none. */
function minutesOf(time: string, isEnd: boolean): number | null {
  const [hours, minutes] = time.split(':').map(Number)
  if (hours === undefined || minutes === undefined || Number.isNaN(hours + minutes)) return null
  const total = hours * 60 + minutes
  return isEnd && total === 0 ? endOfDay : total
}
