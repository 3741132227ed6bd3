/** Step 5: the first verdict, log and undo, in a message of one of the companies. */
import { Check } from 'lucide-preact'
import { strings } from '../locale'
import { SafeText } from '../safe-text'
import type { FirstMinutesActions } from './model'
import { StepButtons } from './step-buttons'

interface Props {
  accepted: readonly string[]
  hasLogged: boolean
  actions: FirstMinutesActions
}

/** More names than these help nobody to begin. */
const mostNames = 5

export function MessageStep({ accepted, hasLogged, actions }: Props) {
  const { message: words, finish } = strings.value.firstMinutes
  return (
    <>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p class="muted">{words.hint}</p>
      {accepted.length > 0 && (
        <>
          <p class="muted">{words.from}</p>
          <ul class="first-names">
            {accepted.slice(0, mostNames).map((name) => (
              <li key={name} class="tag">
                <SafeText text={name} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="muted">{words.log}</p>
      <output class={`first-said ${hasLogged ? 'is-good' : ''}`} data-testid="first-logged" data-logged={hasLogged}>
        {hasLogged && <Check size={14} aria-hidden="true" />}
        {hasLogged ? words.logged : words.waiting}
      </output>
      <StepButtons step="message" actions={actions} label={finish} />
    </>
  )
}
