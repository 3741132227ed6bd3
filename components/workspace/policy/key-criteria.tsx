/** What is asked of a key account, written down by the team, and how many of them are useful. */
import { Plus, X } from 'lucide-preact'
import { useState } from 'preact/hooks'
import type { KeyAccountCount } from '../../../lib/domain/key-accounts'
import { criterionProblem } from '../../../lib/domain/policy-editing/key-criteria'
import { limits } from '../../../lib/messages/limits'
import { keyCountText } from '../../key-count'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { fieldName } from './field-words'
import { NumberField } from './number-field'
import type { CriteriaView, FieldView } from './policy-model'

interface Props {
  /** The useful range; none for a segment. */
  fields: readonly FieldView[]
  criteria: CriteriaView
  /** By the rules as they are being edited; null while it is counted. */
  keyAccounts: KeyAccountCount | null
  isReadOnly: boolean
  onChange: (id: string, value: number | null) => void
  onCriteria: (criteria: readonly string[]) => void
}

export function KeyCriteria({ fields, criteria, keyAccounts, isReadOnly, onChange, onCriteria }: Props) {
  const words = strings.value.policy.key
  const { now, inForce } = criteria
  return (
    <section class="policy-own policy-key" aria-labelledby="policy-key" data-testid="key-criteria">
      <h2 id="policy-key">{words.title}</h2>
      <p class="muted">{words.intro}</p>
      {now.length === 0 && <p>{words.none}</p>}
      {now.length > 0 && (
        <ul class="list policy-criteria">
          {now.map((criterion) => (
            <li key={criterion} class={inForce.includes(criterion) ? undefined : 'is-changed'}>
              <span class="list-main">
                <SafeText text={criterion} />
              </span>
              {!isReadOnly && (
                <button
                  class="icon-button"
                  type="button"
                  aria-label={words.remove(criterion)}
                  data-testid="criterion-remove"
                  onClick={() => onCriteria(now.filter((each) => each !== criterion))}
                >
                  <X size={15} aria-hidden="true" />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!isReadOnly && <NewCriterion criteria={now} onAdd={(text) => onCriteria([...now, text])} />}
      {fields.length > 0 && (
        <div class="policy-grid">
          {fields.map((field) => (
            <NumberField
              key={field.id}
              field={field}
              label={fieldName(field.id)}
              isReadOnly={isReadOnly}
              onChange={onChange}
            />
          ))}
        </div>
      )}
      {keyAccounts !== null && (
        <p class={keyAccounts.warning === null ? 'muted' : undefined} data-testid="key-range">
          {keyCountText(keyAccounts)}
        </p>
      )}
    </section>
  )
}

function NewCriterion({ criteria, onAdd }: { criteria: readonly string[]; onAdd: (text: string) => void }) {
  const words = strings.value.policy.key
  const [text, setText] = useState('')
  const problem = criterionProblem(text, criteria)
  return (
    <form
      class="policy-criterion"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() === '' || problem !== null) return
        onAdd(text.trim())
        setText('')
      }}
    >
      <label class="field">
        <span>{words.add}</span>
        <input
          class="input"
          dir="auto"
          maxLength={limits.nameLength}
          placeholder={words.hint}
          value={text}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : 'policy-criterion-problem'}
          data-testid="criterion-new"
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button
        class="button"
        type="submit"
        disabled={text.trim() === '' || problem !== null}
        data-testid="criterion-add"
      >
        <Plus size={14} aria-hidden="true" />
        {words.addIt}
      </button>
      {problem !== null && (
        <p class="policy-problem is-bad" id="policy-criterion-problem" role="alert">
          {words.problems[problem]}
        </p>
      )}
    </form>
  )
}
