/** How far a prospect meets the target profile: each criterion met, not met, or not looked at; the team's own beside the two that hold for all. */
import { Plus } from 'lucide-preact'
import { useState } from 'preact/hooks'
import type { Account } from '../../../lib/domain/model'
import { limits } from '../../../lib/messages/limits'
import { strings } from '../../locale'
import { criterionName } from '../../model-words'
import { trusted } from '../../trusted'
import { FormButtons } from './disclosure'

type Profile = Account['targetProfile']

interface Props {
  profile: Profile
  onSave: (profile: Profile) => void
  onCancel: () => void
}

/** What is asked of every prospect (MODEL, "Lifecycle stage"). */
const always = ['need', 'abilityToPay'] as const
const verdicts = ['met', 'unmet', 'unexplored'] as const
const mostCriteria = 20

export function ProfileForm({ profile, onSave, onCancel }: Props) {
  const { standing } = strings.value
  const words = standing.profile
  const [draft, setDraft] = useState<Profile>(() => ({ ...blank, ...profile }))
  const [added, setAdded] = useState('')
  const names = Object.keys(draft)
  const canAdd = added.trim() !== '' && !names.includes(added.trim()) && names.length < mostCriteria
  const add = (): void => {
    if (!canAdd) return
    setDraft({ ...draft, [added.trim()]: 'unexplored' })
    setAdded('')
  }
  return (
    <form class="depth-form" onSubmit={trusted(() => onSave(draft))}>
      {names.map((name) => (
        <label key={name} class="field">
          <span>{criterionName(name)}</span>
          <select
            class="input"
            value={draft[name]}
            data-testid="profile-verdict"
            onChange={({ currentTarget }) =>
              setDraft({ ...draft, [name]: verdicts.find((each) => each === currentTarget.value) ?? 'unexplored' })
            }
          >
            {verdicts.map((verdict) => (
              <option key={verdict} value={verdict}>
                {words.verdicts[verdict]}
              </option>
            ))}
          </select>
        </label>
      ))}
      <div class="profile-add is-long">
        <label class="field">
          <span>{words.another}</span>
          <input
            class="input"
            dir="auto"
            maxLength={limits.nameLength}
            placeholder={words.hint}
            value={added}
            data-testid="profile-new"
            onInput={(event) => setAdded(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              // Here it adds; it does not store what is half filled in.
              event.preventDefault()
              add()
            }}
          />
        </label>
        <button class="button" type="button" disabled={!canAdd} data-testid="profile-add" onClick={trusted(add)}>
          <Plus size={14} aria-hidden="true" />
          {words.add}
        </button>
      </div>
      <FormButtons save={standing.save} cancel={standing.cancel} onCancel={onCancel} />
    </form>
  )
}

const blank: Profile = Object.fromEntries(always.map((name) => [name, 'unexplored' as const]))
