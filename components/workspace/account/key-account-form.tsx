/** Chooses a key account: each criterion looked at, who manages and sponsors it, and why, where not all is met. */
import { useState } from 'preact/hooks'
import type { Account } from '../../../lib/domain/model'
import { limits } from '../../../lib/messages/limits'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { trusted } from '../../trusted'
import { ColleagueSelect } from './colleague-select'
import type { Colleague } from './depth'
import { FormButtons } from './disclosure'

interface Props {
  keyAccount: Account['keyAccount']
  /** The workspace's. */
  criteria: readonly string[]
  colleagues: readonly Colleague[]
  onSave: (keyAccount: NonNullable<Account['keyAccount']>) => void
  onCancel: () => void
}

export function KeyAccountForm({ keyAccount, criteria: asked, colleagues, onSave, onCancel }: Props) {
  const { standing } = strings.value
  const words = standing.key
  const names = [...new Set([...asked, ...Object.keys(keyAccount?.criteria ?? {})])]
  const [met, setMet] = useState<ReadonlyMap<string, boolean>>(
    () => new Map(names.map((name) => [name, keyAccount?.criteria[name] === true])),
  )
  const [added, setAdded] = useState('')
  const [managerId, setManager] = useState(keyAccount?.managerId ?? '')
  const [sponsorId, setSponsor] = useState(keyAccount?.sponsorId ?? '')
  const [reason, setReason] = useState(keyAccount?.reason ?? '')
  const isUnmet = [...met.values()].includes(false)
  const add = (): void => {
    const name = added.trim()
    if (name !== '' && !met.has(name)) setMet(new Map([...met, [name, true]]))
    setAdded('')
  }
  return (
    <form
      class="depth-form"
      onSubmit={trusted(() =>
        onSave({
          criteria: Object.fromEntries(met),
          managerId: managerId || null,
          sponsorId: sponsorId || null,
          reason: reason.trim(),
        }),
      )}
    >
      <fieldset class="depth-checks is-long">
        <legend>{words.criteria}</legend>
        {[...met].map(([name, isMet]) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={isMet}
              onChange={({ currentTarget }) => setMet(new Map([...met, [name, currentTarget.checked]]))}
            />
            <SafeText text={name} />
          </label>
        ))}
        <div class="depth-add">
          <input
            class="input"
            dir="auto"
            maxLength={limits.nameLength}
            aria-label={words.add}
            placeholder={words.add}
            value={added}
            data-testid="key-criterion"
            onInput={(event) => setAdded(event.currentTarget.value)}
          />
          <button class="button" type="button" disabled={added.trim() === ''} onClick={add}>
            {words.addIt}
          </button>
        </div>
      </fieldset>
      <ColleagueSelect
        label={words.manager}
        value={managerId}
        colleagues={colleagues}
        testId="key-manager"
        onPick={setManager}
      />
      <ColleagueSelect
        label={words.sponsor}
        value={sponsorId}
        colleagues={colleagues}
        testId="key-sponsor"
        onPick={setSponsor}
      />
      <label class="field is-long">
        <span>{isUnmet ? words.whyAllTheSame : words.why}</span>
        <input
          class="input"
          dir="auto"
          required={isUnmet}
          {...(isUnmet ? { pattern: String.raw`.*\S.*` } : {})}
          maxLength={limits.subjectLength}
          value={reason}
          data-testid="key-reason"
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <FormButtons save={standing.save} cancel={standing.cancel} onCancel={onCancel} />
    </form>
  )
}
