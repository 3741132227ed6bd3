/** On to the next step; and past this one, where it asks for something. */
import { strings } from '../locale'
import { trusted } from '../trusted'
import type { FirstMinutesActions, FirstStep } from './model'
import { stepAfter } from './step-order'

interface Props {
  step: FirstStep
  actions: FirstMinutesActions
  /** What the main button says; "Go on" otherwise. */
  label?: string
  isDisabled?: boolean
  /** What the main button does before the next step. */
  onNext?: () => void
}

export function StepButtons({ step, actions, label, isDisabled = false, onNext }: Props) {
  const words = strings.value.firstMinutes
  const goOn = () => actions.go(stepAfter(step))
  return (
    <div class="first-buttons">
      <button
        class="button is-primary"
        disabled={isDisabled}
        data-testid="first-next"
        onClick={onNext === undefined ? goOn : trusted(onNext)}
      >
        {label ?? words.next}
      </button>
      {onNext !== undefined && (
        <button class="button is-quiet" data-testid="first-skip" onClick={goOn}>
          {words.skip}
        </button>
      )}
    </div>
  )
}
