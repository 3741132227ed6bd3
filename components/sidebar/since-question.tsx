/** "Already a customer? Since when?": asked where no order, contract or person has said. */
import { useState } from 'preact/hooks'
import type { Day } from '../../lib/domain/model'
import { strings } from '../locale'
import { trusted } from '../trusted'
import type { SidebarActions } from './actions'

export function SinceQuestion({ today, onAnswer }: { today: Day; onAnswer: SidebarActions['setSince'] }) {
  const words = strings.value.since
  const [since, setSince] = useState('')
  return (
    <form
      class="since"
      data-testid="since"
      onSubmit={trusted(() => {
        if (since !== '' && since <= today) onAnswer({ customerSince: since })
      })}
    >
      <label class="field">
        <span>{words.yes}</span>
        <input
          class="input"
          type="date"
          max={today}
          value={since}
          data-testid="since-day"
          onInput={(event) => setSince(event.currentTarget.value)}
        />
      </label>
      <button class="button" disabled={since === '' || since > today} data-testid="since-save">
        {words.save}
      </button>
      <button
        type="button"
        class="button is-quiet"
        data-testid="since-not-yet"
        onClick={trusted(() => onAnswer({ notYet: true }))}
      >
        {words.notYet}
      </button>
    </form>
  )
}
