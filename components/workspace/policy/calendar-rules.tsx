/** When the team works: zone, hours, the days of its week, and the days that differ from it. */
import { spansOf, withWeekday, type CalendarChoice } from '../../../lib/domain/policy-editing/calendar-rules'
import { weekdayName } from '../../format'
import { strings } from '../../locale'
import { DayList } from './day-list'
import { fieldName } from './field-words'
import type { CalendarView, FieldView } from './policy-model'
import { TimeField } from './time-field'

interface Props {
  /** Beginning and end of the working day, minutes after midnight. */
  fields: readonly FieldView[]
  calendar: CalendarView
  now: Date
  isReadOnly: boolean
  onChange: (id: string, value: number | null) => void
  onCalendar: (chosen: Partial<CalendarChoice>) => void
}

const zones: readonly string[] = Intl.supportedValuesOf('timeZone')
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

export function CalendarRules({ fields, calendar, now, isReadOnly, onChange, onCalendar }: Props) {
  const words = strings.value.policy.calendar
  const { now: edited, inForce } = calendar
  const weekIsChanged = edited.workingDays.join() !== inForce.workingDays.join()
  return (
    <section class="calendar-rules" aria-labelledby="calendar-rules" data-testid="calendar-rules">
      <h2 id="calendar-rules">{words.title}</h2>
      <p class="muted">{words.intro}</p>
      <div class="policy-grid">
        <label class={`field policy-field${edited.zone === inForce.zone ? '' : ' is-changed'}`}>
          <span>{words.zone}</span>
          <select
            class="input"
            value={edited.zone}
            disabled={isReadOnly}
            data-testid="calendar-zone"
            onChange={(event) => onCalendar({ zone: event.currentTarget.value })}
          >
            {(zones.includes(edited.zone) ? zones : [edited.zone, ...zones]).map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </select>
        </label>
        {fields.map((field) => (
          <TimeField
            key={field.id}
            field={field}
            label={fieldName(field.id)}
            isReadOnly={isReadOnly}
            onChange={onChange}
          />
        ))}
      </div>
      <fieldset class={`calendar-week${weekIsChanged ? ' is-changed' : ''}`}>
        <legend>{words.week}</legend>
        {weekdays.map((weekday) => (
          <label key={weekday}>
            <input
              type="checkbox"
              checked={edited.workingDays.includes(weekday)}
              disabled={isReadOnly || edited.workingDays.join() === String(weekday)}
              data-testid={`weekday-${weekday}`}
              onChange={(event) =>
                onCalendar({ workingDays: withWeekday(edited.workingDays, weekday, event.currentTarget.checked) })
              }
            />
            {weekdayName(weekday)}
          </label>
        ))}
      </fieldset>
      {(['holidays', 'workedDays'] as const).map((list) => (
        <DayList
          key={list}
          list={list}
          days={edited[list]}
          inForce={spansOf(inForce[list])}
          now={now}
          isReadOnly={isReadOnly}
          onDays={(days) => onCalendar({ [list]: days })}
        />
      ))}
    </section>
  )
}
