/** Another stage than the numbers give, for a reason and until a day; or lost since a day. */
import { useState } from 'preact/hooks'
import { addMonths, dayNumber, dayText } from '../../../lib/domain/calendar-day'
import { lifecycleStages, type Account, type Day, type LifecycleStage } from '../../../lib/domain/model'
import { limits } from '../../../lib/messages/limits'
import { strings } from '../../locale'
import { trusted } from '../../trusted'
import { FormButtons } from './disclosure'

interface Props {
  stage: LifecycleStage | null
  today: Day
  onOverride: (override: { stage: LifecycleStage; reason: string; until: Day }) => void
  onLost: (lost: NonNullable<Account['lost']>) => void
  onCancel: () => void
}

/** Until most of what was known by hand shows in the numbers. */
const usualMonths = 3

export function StageForm({ stage: now, today, onOverride, onLost, onCancel }: Props) {
  const { model, standing } = strings.value
  const words = standing.stage
  const [stage, setStage] = useState<LifecycleStage>(now ?? 'prospect')
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState(dayText(addMonths(dayNumber(today), usualMonths)))
  const [on, setOn] = useState(today)
  // Who is lost is so from a day on, and is counted among the churns: no matter of an end date.
  const isLost = stage === 'lost'
  const save = (): void => {
    if (isLost) onLost({ on, reason: reason.trim() })
    else onOverride({ stage, reason: reason.trim(), until })
  }
  return (
    <form class="depth-form" onSubmit={trusted(save)}>
      <label class="field">
        <span>{words.stage}</span>
        <select
          class="input"
          value={stage}
          data-testid="stage-to"
          onChange={({ currentTarget }) =>
            setStage(lifecycleStages.find((each) => each === currentTarget.value) ?? stage)
          }
        >
          {lifecycleStages.map((each) => (
            <option key={each} value={each}>
              {model.stages[each]}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{isLost ? words.lostSince : words.until}</span>
        <input
          class="input"
          type="date"
          required
          {...(isLost ? { max: today } : { min: today })}
          value={isLost ? on : until}
          data-testid="stage-day"
          onInput={({ currentTarget }) => (isLost ? setOn : setUntil)(currentTarget.value)}
        />
      </label>
      <label class="field is-long">
        <span>{words.reason}</span>
        <input
          class="input"
          dir="auto"
          required
          pattern=".*\S.*"
          maxLength={limits.subjectLength}
          placeholder={words.reasonHint}
          value={reason}
          data-testid="stage-reason"
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <FormButtons save={standing.save} cancel={standing.cancel} onCancel={onCancel} />
    </form>
  )
}
