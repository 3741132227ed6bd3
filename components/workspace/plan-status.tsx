/** Above the plan: who is here, and where the text is safe. */
import { initialOf } from '../initial-of'
import { strings } from '../locale'
import { SafeText } from '../safe-text'
import { colourOf } from './colour-of'

export type PlanSaveState =
  | 'local'
  | 'saving'
  | 'team'
  | 'offline'
  | 'refused'
  | 'readOnly'
  | 'storageFull'
  | 'notStored'

export interface PresentMember {
  id: string
  name: string
  isMe: boolean
}

interface Props {
  state: PlanSaveState
  /** Edits not yet on the team's server. */
  waiting: number
  present: readonly PresentMember[]
}

function wordSave(state: PlanSaveState, waiting: number): string {
  const words = strings.value.page.plan.save
  if (state === 'notStored') return strings.value.recognise.notStored.plan
  return state === 'offline' ? words.offline(waiting) : words[state]
}

const tones: Record<PlanSaveState, string> = {
  local: '',
  saving: '',
  team: 'is-good',
  offline: 'is-warn',
  refused: 'is-bad',
  readOnly: '',
  storageFull: 'is-bad',
  notStored: 'is-bad',
}

export function PlanStatus({ state, waiting, present }: Props) {
  const words = strings.value.page.plan
  return (
    <div class="plan-status">
      <output class="plan-save" data-testid="plan-save" data-state={state} data-waiting={waiting}>
        <span class={`dot ${tones[state]}`} aria-hidden="true" />
        {wordSave(state, waiting)}
      </output>
      <ul class="plan-present" aria-label={words.here} data-testid="plan-present">
        {present.map((member) => (
          <li key={member.id}>
            <span class="avatar" style={{ background: colourOf(member.name) }} aria-hidden="true">
              {initialOf(member.name || words.you)}
            </span>
            <SafeText text={member.isMe ? [member.name, words.you].filter(Boolean).join(' · ') : member.name} />
          </li>
        ))}
      </ul>
    </div>
  )
}
