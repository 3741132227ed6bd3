/** An own indicator in a form: where its figure comes from, how it is scored and how much it counts. */
import { useRef, useState } from 'preact/hooks'
import { ownDraftOf, ownKinds, ownOf, ownProblems, type OwnDraft } from '../../../lib/domain/policy-editing/own-draft'
import type { OwnIndicator } from '../../../lib/domain/policy-own-indicators'
import { strings } from '../../locale'
import { trusted } from '../../trusted'
import { OptionalNumber } from '../form/optional-number'
import { OwnCategories } from './own-categories'
import { OwnSourceFields } from './own-source-fields'
import type { OwnChoices } from './policy-model'

interface Props {
  /** Null: a new one. */
  own: OwnIndicator | null
  others: readonly string[]
  choices: OwnChoices
  onDone: (own: OwnIndicator) => void
  onCancel: () => void
  /** Null where there is nothing to take away. */
  onRemove: (() => void) | null
}

const groups = ['use', 'intent', 'money', 'voice', 'relation', 'service'] as const

export function OwnForm({ own, others, choices, onDone, onCancel, onRemove }: Props) {
  const words = strings.value.policy.own
  const lastKeyRef = useRef(0)
  const newKey = (): string => `line-${(lastKeyRef.current += 1)}`
  const [draft, setDraft] = useState<OwnDraft>(() => ownDraftOf(own, newKey))
  const [isTold, setTold] = useState(false)
  const problems = ownProblems(draft, others)
  const set = (change: Partial<OwnDraft>): void => setDraft((before) => ({ ...before, ...change }))
  const done = (): void => (problems.length === 0 ? onDone(ownOf(draft)) : setTold(true))
  return (
    <form
      class="policy-own-form"
      aria-label={own === null ? words.add : words.editOf(own.name)}
      onSubmit={trusted(done)}
    >
      <div class="policy-grid">
        <label class="field">
          <span>{words.name}</span>
          <input
            class="input"
            value={draft.name}
            maxLength={60}
            placeholder={words.nameHint}
            data-testid="own-name"
            onInput={(event) => set({ name: event.currentTarget.value })}
          />
        </label>
        <label class="field">
          <span>{words.kind}</span>
          <select
            class="input"
            value={draft.kind}
            data-testid="own-kind"
            onChange={(event) => set({ kind: ownKinds.find((each) => each === event.currentTarget.value) ?? 'number' })}
          >
            {ownKinds.map((kind) => (
              <option key={kind} value={kind}>
                {words.kinds[kind]}
              </option>
            ))}
          </select>
        </label>
        <OwnSourceFields draft={draft} choices={choices} onChange={set} />
      </div>
      {draft.kind === 'categories' ? (
        <OwnCategories draft={draft} choices={choices} newKey={newKey} onChange={set} />
      ) : (
        <div class="policy-grid">
          <OptionalNumber label={words.good} value={draft.good} testId="own-good" onChange={(good) => set({ good })} />
          <OptionalNumber
            label={words.critical}
            value={draft.critical}
            testId="own-critical"
            onChange={(critical) => set({ critical })}
          />
        </div>
      )}
      <div class="policy-grid">
        <OptionalNumber
          label={words.alert}
          value={draft.alert}
          testId="own-alert"
          onChange={(alert) => set({ alert })}
        />
        <label class="field">
          <span>{words.alertWhen}</span>
          <select
            class="input"
            value={draft.alertWhen}
            onChange={(event) => set({ alertWhen: event.currentTarget.value === 'passed' ? 'passed' : 'reached' })}
          >
            <option value="reached">{words.alertWhens.reached}</option>
            <option value="passed">{words.alertWhens.passed}</option>
          </select>
        </label>
        <OptionalNumber
          label={strings.value.policy.columns.weight}
          value={draft.weight}
          testId="own-weight"
          onChange={(weight) => set({ weight })}
        />
        <label class="field">
          <span>{words.group}</span>
          <select
            class="input"
            value={draft.group}
            onChange={(event) => set({ group: groups.find((each) => each === event.currentTarget.value) ?? 'use' })}
          >
            {groups.map((group) => (
              <option key={group} value={group}>
                {words.groups[group]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {isTold && problems.length > 0 && (
        <ul class="policy-own-problems" role="alert">
          {problems.map((problem) => (
            <li key={problem} class="policy-problem is-bad">
              {words.problems[problem]}
            </li>
          ))}
        </ul>
      )}
      <div class="policy-save-buttons">
        <button class="button is-primary" type="submit" data-testid="own-done">
          {words.done}
        </button>
        <button class="button" type="button" onClick={onCancel}>
          {words.cancel}
        </button>
        {onRemove !== null && (
          <button class="button is-quiet" type="button" data-testid="own-remove" onClick={trusted(onRemove)}>
            {words.remove}
          </button>
        )}
      </div>
    </form>
  )
}
