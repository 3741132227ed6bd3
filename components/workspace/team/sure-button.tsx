/** A button for what cannot be undone: the first click says what it does, the second does it. */
import { useState } from 'preact/hooks'
import { strings } from '../../locale'
import { trusted } from '../../trusted'

interface Props {
  label: string
  /** Of the button that opens, for whoever hears it without seeing its line. */
  ariaLabel: string
  /** What will happen. */
  hint: string
  act: () => Promise<unknown>
  testId: string
}

export function SureButton({ label, ariaLabel, hint, act, testId }: Props) {
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const run = async (): Promise<void> => {
    setBusy(true)
    await act()
    setBusy(false)
    setAsking(false)
  }
  if (!isAsking)
    return (
      <button
        class="button is-quiet"
        aria-label={ariaLabel}
        data-testid={testId}
        onClick={trusted(() => setAsking(true))}
      >
        {label}
      </button>
    )
  return (
    <fieldset class="sure" aria-label={ariaLabel}>
      <p class="muted">{hint}</p>
      <button
        class="button is-danger"
        disabled={isBusy}
        data-testid={`${testId}-sure`}
        onClick={trusted(() => void run())}
      >
        {ariaLabel}
      </button>
      <button class="button is-quiet" data-testid={`${testId}-cancel`} onClick={() => setAsking(false)}>
        {strings.value.team.cancel}
      </button>
    </fieldset>
  )
}
