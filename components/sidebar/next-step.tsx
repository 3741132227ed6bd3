/** Next step: one card, why now is the verdict above it. Take, tomorrow, or not now until a day. */
import { useState } from 'preact/hooks'
import { strings } from '../locale'
import { alertName } from '../model-words'
import { withoutInvisible } from '../safe-text'
import { trusted } from '../trusted'
import type { SidebarActions } from './actions'
import type { NextStep } from './view'

interface Props {
  step: NextStep
  today: string
  actions: Pick<SidebarActions, 'takeNextStep' | 'dismissNextStep' | 'solveAlert'>
}

/** The step in words: what to do, and with whom or about what. */
export function wordNextStep(step: NextStep): string {
  const words = strings.value.next
  const about = withoutInvisible(step.about).text
  return words[step.kind](step.kind === 'look' ? alertName(about) : about)
}

/** A week ahead: the day most postponed things come back. */
function weekAfter(day: string): string {
  const date = new Date(`${day}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 7)
  return date.toISOString().slice(0, 10)
}

export function NextStepCard({ step, today, actions }: Props) {
  const words = strings.value.next
  const { alertId } = step
  const [done, setDone] = useState<'today' | 'tomorrow' | null>(null)
  const [until, setUntil] = useState<string | null>(null)
  const take = (when: 'today' | 'tomorrow') =>
    trusted(() => void actions.takeNextStep(step, when).then((isStored) => isStored && setDone(when)))
  return (
    <section class="next" aria-label={words.title} data-testid="next-step">
      <h2>{words.title}</h2>
      <p class="next-title">
        <bdi class="secret">{wordNextStep(step)}</bdi>
      </p>
      {done !== null ? (
        <output class="muted">{done === 'today' ? words.taken : words.moved}</output>
      ) : until !== null ? (
        <form class="next-buttons appear" onSubmit={trusted(() => actions.dismissNextStep(step, until))}>
          <input
            class="input"
            style={{ width: 'auto' }}
            type="date"
            aria-label={words.until}
            min={today}
            value={until}
            onInput={(event) => setUntil(event.currentTarget.value || weekAfter(today))}
          />
          <button class="button">{words.notNow}</button>
        </form>
      ) : (
        <div class="next-buttons">
          <button class="button" data-testid="take" onClick={take('today')}>
            {words.take}
          </button>
          <button class="button" onClick={take('tomorrow')}>
            {words.tomorrow}
          </button>
          {alertId !== undefined && (
            <button class="button" data-testid="solve-alert" onClick={trusted(() => actions.solveAlert(alertId))}>
              {words.solved}
            </button>
          )}
          <button class="button is-quiet" onClick={() => setUntil(weekAfter(today))}>
            {alertId === undefined ? words.notNow : words.normal}
          </button>
        </div>
      )}
    </section>
  )
}
