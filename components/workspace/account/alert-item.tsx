/** One alert: the figure against its line down to its rows, since when, whose, until when, and what became of it. */
import { useId } from 'preact/hooks'
import type { ListedAlert } from '../../../lib/domain/alerts/list-alerts'
import type { WarningRecord } from '../../../lib/domain/alerts/warning-record'
import { formatDay } from '../../format'
import { formatValue } from '../../format-value'
import { strings } from '../../locale'
import { alertName } from '../../model-words'
import { SafeText } from '../../safe-text'
import { AlertWork } from './alert-work'
import { colleagueName } from './colleague-select'
import type { DepthProps } from './depth'
import { RowLines, useRows } from './use-rows'

export function AlertItem({ listed, ...props }: DepthProps & { listed: ListedAlert }) {
  const { depth, now, today, isReadOnly, colleagues, actions } = props
  const words = strings.value.standing.alerts
  const { alert, rule, rows, state } = listed
  const { open, toggle } = useRows(actions.loadRows)
  const id = useId()
  const face = (
    <>
      <b>{alertName(rule)}</b> <span class="depth-alert-figure secret">{figureOf(listed)}</span>
    </>
  )
  const isLate = alert !== null && state === 'open' && alert.dueOn !== null && alert.dueOn < today
  return (
    <li class={`depth-alert ${state === 'open' ? 'is-bad' : 'is-plain'}`} data-testid="depth-alert">
      {rows.length === 0 ? (
        <p>{face}</p>
      ) : (
        <button
          class="depth-alert-face"
          aria-expanded={open !== null}
          aria-controls={id}
          onClick={() => toggle(rule, rows)}
        >
          {face}
        </button>
      )}
      {open !== null && <RowLines id={id} open={open} />}
      {alert === null ? (
        <p class="muted">{words.notStored}</p>
      ) : (
        <p class="depth-alert-state">
          {[
            words.since(formatDay(alert.openedAt, now)),
            state !== 'open' ? words.states[state] : isReadOnly ? colleagueName(alert.ownerId, colleagues) : '',
            alert.toldAt === null ? '' : words.toldOn(formatDay(alert.toldAt, now)),
            alert.solvedAt === null ? '' : words.solvedOn(formatDay(alert.solvedAt, now)),
            state === 'quiet' && alert.quietUntil !== null ? words.quietUntil(formatDay(alert.quietUntil, now)) : '',
          ]
            .filter((part) => part !== '')
            .join(' · ')}
          {state === 'open' && alert.dueOn !== null && (
            <span class={isLate ? 'depth-late' : ''}> · {words.due(formatDay(alert.dueOn, now))}</span>
          )}
        </p>
      )}
      {depth.records !== undefined && (
        <p class="muted" data-testid="alert-record">
          {recordText(depth.records.get(rule))}
        </p>
      )}
      <Found label={words.cause} text={alert?.rootCause ?? null} />
      <Found label={words.outcome} text={alert?.outcome ?? null} />
      {alert !== null && !isReadOnly && <AlertWork alert={alert} state={state} {...props} />}
    </li>
  )
}

/** `9 working days, line 7`. */
function figureOf({ rule, value, line, unit }: ListedAlert): string {
  const words = strings.value.standing.alerts
  const worded = (figure: number): string => formatValue({ factor: rule, unit, value: figure })
  if (value === null) return strings.value.model.noData
  return line === null ? worded(value) : words.figure(worded(value), worded(line))
}

/** Fewer judged warnings than these tell nothing of the next one. */
const leastJudged = 5

function recordText(record: WarningRecord | undefined): string {
  const words = strings.value.standing.alerts
  if (record === undefined || record.judged < leastJudged) return words.tooFewJudged(record?.judged ?? 0)
  return words.record(record.wrong, record.judged)
}

function Found({ label, text }: { label: string; text: string | null }) {
  if (text === null) return null
  return (
    <p class="depth-alert-found secret">
      <span class="muted">{label}:</span> <SafeText text={text} />
    </p>
  )
}
