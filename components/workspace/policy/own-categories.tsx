/** Categories of a field, each with the score that it means. */
import { X } from 'lucide-preact'
import type { OwnDraft } from '../../../lib/domain/policy-editing/own-draft'
import { strings } from '../../locale'
import { OptionalNumber } from '../form/optional-number'
import type { OwnChoices } from './policy-model'

interface Props {
  draft: OwnDraft
  choices: OwnChoices
  newKey: () => string
  onChange: (change: Partial<OwnDraft>) => void
}

/** A field with more values than these is no field of categories. */
const mostTaken = 30

export function OwnCategories({ draft, choices, newKey, onChange }: Props) {
  const words = strings.value.policy.own
  const { categories } = draft
  const named = new Set(categories.map(({ name }) => name.trim().toLowerCase()))
  const known = choices.fields.find(({ name }) => name === draft.field.trim())?.values ?? []
  const missing = known.filter((value) => !named.has(value.trim().toLowerCase())).slice(0, mostTaken)
  const set = (key: string, change: Partial<OwnDraft['categories'][number]>): void =>
    onChange({ categories: categories.map((each) => (each.key === key ? { ...each, ...change } : each)) })
  const add = (names: readonly string[]): void =>
    onChange({ categories: [...categories, ...names.map((name) => ({ key: newKey(), name, score: null }))] })
  return (
    <fieldset class="policy-own-categories">
      <legend>{words.categories}</legend>
      <p class="muted">{words.categoriesHint}</p>
      <ul>
        {categories.map(({ key, name, score }) => (
          <li key={key}>
            <label class="field">
              <span>{words.category}</span>
              <input
                class="input"
                value={name}
                maxLength={200}
                data-testid="own-category"
                onInput={(event) => set(key, { name: event.currentTarget.value })}
              />
            </label>
            <OptionalNumber
              label={words.score}
              value={score}
              testId="own-score"
              onChange={(next) => set(key, { score: next })}
            />
            <button
              class="icon-button"
              type="button"
              aria-label={strings.value.segments.removeItem(name)}
              onClick={() => onChange({ categories: categories.filter((each) => each.key !== key) })}
            >
              <X size={15} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <div class="policy-save-buttons">
        <button class="button" type="button" data-testid="own-add-category" onClick={() => add([''])}>
          {words.addCategory}
        </button>
        {missing.length > 0 && (
          <button class="button is-quiet" type="button" onClick={() => add(missing)}>
            {words.takeValues(missing.length)}
          </button>
        )}
      </div>
    </fieldset>
  )
}
