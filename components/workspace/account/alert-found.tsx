/** Root cause and outcome of an alert, written down as they are found; solved with both. */
import { useState } from 'preact/hooks'
import type { ListedAlert } from '../../../lib/domain/alerts/list-alerts'
import type { Alert } from '../../../lib/domain/model'
import { limits } from '../../../lib/messages/limits'
import { strings } from '../../locale'
import { trusted } from '../../trusted'
import type { DepthActions, Written } from './depth'

interface Props {
  alert: Alert
  state: ListedAlert['state']
  actions: DepthActions
  save: (write: Promise<Written>) => void
  close: () => void
}

export function AlertFound({ alert, state, actions, save, close }: Props) {
  const { standing } = strings.value
  const words = standing.alerts
  const [rootCause, setCause] = useState(alert.rootCause ?? '')
  const [outcome, setOutcome] = useState(alert.outcome ?? '')
  const found = { rootCause, outcome }
  return (
    <form class="depth-form" onSubmit={trusted(() => save(actions.alerts.note(alert.id, found)))}>
      <Text label={words.cause} hint={words.causeHint} value={rootCause} testId="alert-cause" onInput={setCause} />
      <Text
        label={words.outcome}
        hint={words.outcomeHint}
        value={outcome}
        testId="alert-outcome"
        onInput={setOutcome}
      />
      <div class="depth-buttons">
        <button class="button" type="submit" data-testid="alert-note">
          {standing.save}
        </button>
        {state === 'open' && (
          <button
            class="button is-primary"
            type="button"
            data-testid="alert-solve"
            onClick={trusted(() => save(actions.alerts.solve(alert.id, found)))}
          >
            {words.solve}
          </button>
        )}
        <button class="button is-quiet" type="button" onClick={close}>
          {standing.cancel}
        </button>
      </div>
    </form>
  )
}

interface TextProps {
  label: string
  hint: string
  value: string
  testId: string
  onInput: (text: string) => void
}

function Text({ label, hint, value, testId, onInput }: TextProps) {
  return (
    <label class="field is-long">
      <span>{label}</span>
      <textarea
        class="input"
        rows={2}
        dir="auto"
        maxLength={limits.textLength}
        placeholder={hint}
        value={value}
        data-testid={testId}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  )
}
