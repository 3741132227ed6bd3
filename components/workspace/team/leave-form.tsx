/** Leaving: what becomes of the copy on this device is the person's to say. */
import { useState } from 'preact/hooks'
import { strings } from '../../locale'
import { trusted } from '../../trusted'
import type { TeamActions } from './team-model'

interface Props {
  /** Changes that the team does not have yet. */
  waiting: number
  actions: Pick<TeamActions, 'leave'>
}

export function LeaveForm({ waiting, actions }: Props) {
  const words = strings.value.team.leave
  const [isOpen, setOpen] = useState(false)
  const [isWiped, setWiped] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const leave = async (): Promise<void> => {
    setLeaving(true)
    setFailed(!(await actions.leave(isWiped)))
    setLeaving(false)
  }
  if (!isOpen)
    return (
      <button class="button is-quiet" data-testid="leave-open" onClick={trusted(() => setOpen(true))}>
        {words.title}…
      </button>
    )
  return (
    <form class="stack" onSubmit={trusted(() => void leave())}>
      <p class="muted">{words.hint}</p>
      <fieldset class="leave-choice">
        <legend>{words.what}</legend>
        {[false, true].map((wipes) => (
          <label key={String(wipes)} class="setting-check">
            <input
              type="radio"
              name="leave"
              checked={isWiped === wipes}
              data-testid={wipes ? 'leave-wipe' : 'leave-keep'}
              onChange={() => setWiped(wipes)}
            />
            <span>{wipes ? words.wipe : words.keep}</span>
          </label>
        ))}
      </fieldset>
      {waiting > 0 && (
        <p class="message is-warn" data-testid="leave-waiting">
          {words.waiting(waiting)}
        </p>
      )}
      <div class="row">
        <button class="button is-danger" disabled={isLeaving} data-testid="leave">
          {isLeaving ? words.leaving : isWiped ? words.leaveWipe : words.leave}
        </button>
        <button
          type="button"
          class="button is-quiet"
          data-testid="leave-cancel"
          onClick={trusted(() => setOpen(false))}
        >
          {strings.value.team.cancel}
        </button>
      </div>
      {hasFailed && (
        <p class="message is-bad" role="alert" data-testid="leave-failed">
          {words.failed}
        </p>
      )}
    </form>
  )
}
