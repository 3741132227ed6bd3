/** What is done about an alert: whose it is, the cause, the customer told, solved with its outcome, or normal until a day. */
import { useState } from 'preact/hooks'
import { dayNumber, dayText } from '../../../lib/domain/calendar-day'
import type { ListedAlert } from '../../../lib/domain/alerts/list-alerts'
import type { Alert, Day } from '../../../lib/domain/model'
import { strings } from '../../locale'
import { trusted } from '../../trusted'
import { AlertFound } from './alert-found'
import { ColleagueSelect } from './colleague-select'
import type { DepthProps, Written } from './depth'
import { Disclosure, FormButtons } from './disclosure'
import { WriteFailure, useWrite } from './use-write'

interface Props extends DepthProps {
  alert: Alert
  state: ListedAlert['state']
}

export function AlertWork({ alert, state, today, colleagues, actions }: Props) {
  const words = strings.value.standing.alerts
  const { failure, run } = useWrite()
  const { id } = alert
  const act = (write: () => Promise<Written>) => trusted(() => run(write()))
  if (state === 'over') return null
  return (
    <div class="depth-alert-work">
      {state === 'open' && (
        <ColleagueSelect
          label={words.owner}
          value={alert.ownerId ?? ''}
          colleagues={colleagues}
          testId="alert-owner"
          onPick={(memberId) => run(actions.alerts.assign(id, memberId || null))}
        />
      )}
      <div class="depth-buttons">
        {state !== 'open' && (
          <button class="button" data-testid="alert-reopen" onClick={act(() => actions.alerts.reopen(id))}>
            {words.reopen}
          </button>
        )}
        {state !== 'quiet' && alert.toldAt === null && (
          <button class="button" data-testid="alert-told" onClick={act(() => actions.alerts.told(id))}>
            {words.told}
          </button>
        )}
        {alert.rootCause !== null && <CopyText alert={alert} copy={actions.copy} />}
      </div>
      <Disclosure label={words.found} testId="alert-found">
        {({ save, close }) => <AlertFound alert={alert} state={state} actions={actions} save={save} close={close} />}
      </Disclosure>
      {state === 'open' && (
        <Disclosure label={strings.value.next.normal} testId="alert-quiet">
          {({ save, close }) => (
            <QuietForm today={today} onSave={(until) => save(actions.alerts.quiet(id, until))} onCancel={close} />
          )}
        </Disclosure>
      )}
      <WriteFailure failure={failure} />
    </div>
  )
}

/** A text for the customer, from what was found. */
function CopyText({ alert, copy }: { alert: Alert; copy: (text: string) => Promise<void> }) {
  const words = strings.value.standing.alerts
  const [isCopied, setCopied] = useState(false)
  const text = words.ready(alert.rootCause ?? '', alert.outcome ?? '')
  return (
    <button
      class="button"
      title={text}
      data-testid="alert-copy"
      onClick={trusted(() => {
        copy(text).then(
          () => setCopied(true),
          (error: unknown) => console.error('The text was not copied.', error),
        )
      })}
    >
      {isCopied ? words.copied : words.copy}
    </button>
  )
}

/** Days until most of what is normal for now is looked at again. */
const usualRest = 30

function QuietForm({ today, onSave, onCancel }: { today: Day; onSave: (until: Day) => void; onCancel: () => void }) {
  const { standing, next } = strings.value
  const [until, setUntil] = useState(dayText(dayNumber(today) + usualRest))
  return (
    <form class="depth-form" onSubmit={trusted(() => onSave(until))}>
      <label class="field">
        <span>{next.until}</span>
        <input
          class="input"
          type="date"
          required
          min={today}
          value={until}
          data-testid="alert-quiet-until"
          onInput={(event) => setUntil(event.currentTarget.value)}
        />
      </label>
      <FormButtons save={standing.alerts.quietSave} cancel={standing.cancel} onCancel={onCancel} />
    </form>
  )
}
