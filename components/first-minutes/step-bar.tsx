/** Where one is among the steps, and the way to each of them. */
import { strings } from '../locale'
import { firstSteps, type FirstMinutesActions, type FirstStep } from './model'

export function StepBar({ step, onGo }: { step: FirstStep; onGo: FirstMinutesActions['go'] }) {
  const words = strings.value.firstMinutes
  const place = firstSteps.indexOf(step)
  return (
    <nav class="first-bar" aria-label={words.progress(place + 1, firstSteps.length)}>
      <ol class="first-dots">
        {firstSteps.map((each, index) => (
          <li key={each}>
            <button
              class={`first-dot ${index < place ? 'is-past' : ''}`}
              aria-label={words.steps[each]}
              aria-current={each === step ? 'step' : undefined}
              title={words.steps[each]}
              data-testid={`step-${each}`}
              onClick={() => onGo(each)}
            />
          </li>
        ))}
      </ol>
      <button class="link-button first-later" data-testid="first-later" onClick={() => onGo('done')}>
        {words.later}
      </button>
    </nav>
  )
}
