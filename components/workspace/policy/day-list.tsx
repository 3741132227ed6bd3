/** Days that differ from the week, as spans: each can be taken away, others join. */
import { Plus, X } from 'lucide-preact'
import { useState } from 'preact/hooks'
import {
  longestSpan,
  mostDays,
  spanProblem,
  spansOf,
  withoutSpan,
  withSpan,
  type DaySpan,
} from '../../../lib/domain/policy-editing/calendar-rules'
import type { Day } from '../../../lib/domain/model'
import { formatDay, formatNumber } from '../../format'
import { strings } from '../../locale'

interface Props {
  list: 'holidays' | 'workedDays'
  days: readonly Day[]
  inForce: readonly DaySpan[]
  now: Date
  isReadOnly: boolean
  onDays: (days: Day[]) => void
}

export function DayList({ list, days, inForce, now, isReadOnly, onDays }: Props) {
  const all = strings.value.policy.calendar
  const words = all[list]
  const textOf = ({ first, last }: DaySpan): string =>
    first === last ? formatDay(first, now) : all.span(formatDay(first, now), formatDay(last, now))
  const isKnown = ({ first, last }: DaySpan): boolean =>
    inForce.some((each) => each.first === first && each.last === last)
  return (
    <div class="day-list" data-testid={list}>
      <h3>{words.title}</h3>
      <p class="muted">{days.length === 0 ? words.none : words.hint}</p>
      <ul>
        {spansOf(days).map((span) => (
          <li key={span.first} class={`tag${isKnown(span) ? '' : ' is-changed'}`}>
            {textOf(span)}
            {!isReadOnly && (
              <button
                class="icon-button"
                type="button"
                aria-label={all.remove(textOf(span))}
                data-testid={`${list}-remove`}
                onClick={() => onDays(withoutSpan(days, span))}
              >
                <X size={13} aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {!isReadOnly && <NewSpan list={list} days={days} onAdd={(span) => onDays(withSpan(days, span))} />}
    </div>
  )
}

function NewSpan({ list, days, onAdd }: Pick<Props, 'list' | 'days'> & { onAdd: (span: DaySpan) => void }) {
  const words = strings.value.policy.calendar
  const [{ first, last }, setSpan] = useState<DaySpan>({ first: '', last: '' })
  const span = { first, last: last === '' ? first : last }
  const problem = first === '' ? null : spanProblem(days, span)
  const field = (label: string, value: Day, put: (day: Day) => DaySpan, testId: string) => (
    <label class="field">
      <span>{label}</span>
      <input
        class="input"
        type="date"
        value={value}
        data-testid={testId}
        onInput={(event) => setSpan(put(event.currentTarget.value))}
      />
    </label>
  )
  return (
    <form
      class="day-list-new"
      aria-label={words[list].add}
      onSubmit={(event) => {
        event.preventDefault()
        if (first === '' || problem !== null) return
        onAdd(span)
        setSpan({ first: '', last: '' })
      }}
    >
      {field(words.first, first, (day) => ({ first: day, last }), `${list}-first`)}
      {field(words.last, last, (day) => ({ first, last: day }), `${list}-last`)}
      <button class="button" type="submit" disabled={first === '' || problem !== null} data-testid={`${list}-add`}>
        <Plus size={14} aria-hidden="true" />
        {words[list].add}
      </button>
      {problem !== null && (
        <p class="policy-problem is-bad" role="alert">
          {words.problems[problem](formatNumber(problem === 'tooLong' ? longestSpan : mostDays))}
        </p>
      )}
    </form>
  )
}
