/** Where a mapping's values stand in the message; what is left empty is read from the usual places, which are shown. */
import { useRef } from 'preact/hooks'
import { strings } from '../../locale'
import { withoutInvisible } from '../../safe-text'
import { hasOwnFields, type MappingForm, type OwnFieldDraft } from './mapping-form-draft'
import { mappingFields } from './programs-model'

interface Props {
  form: MappingForm
  fields: readonly string[]
  /** Field to its usual paths. */
  defaults: Readonly<Record<string, readonly string[]>>
  suggestions: readonly string[]
  onChange: (part: Partial<MappingForm>) => void
}

export function MappingFields({ form, fields, defaults, suggestions, onChange }: Props) {
  const words = strings.value.programs.form
  if (fields.length === 0) return null
  const wordField = (field: string): string => {
    const known = mappingFields.find((each) => each === field)
    return known === undefined ? field : words.field[known]
  }
  return (
    <fieldset class="programs-fields">
      <legend>{words.fields}</legend>
      <p class="muted">{words.fieldsHint}</p>
      <datalist id="mapping-paths">
        {suggestions.map((path) => (
          <option key={path} value={path}>
            {path}
          </option>
        ))}
      </datalist>
      <div class="programs-field-grid">
        {fields.map((field) => (
          <label key={field} class="field">
            <span>{wordField(field)}</span>
            <input
              class="input"
              value={form.paths[field] ?? ''}
              list="mapping-paths"
              placeholder={(defaults[field] ?? []).join(', ')}
              autocomplete="off"
              spellcheck={false}
              dir="ltr"
              data-testid={`path-${field}`}
              onInput={({ currentTarget: { value } }) => onChange({ paths: { ...form.paths, [field]: value } })}
            />
          </label>
        ))}
      </div>
      {hasOwnFields(form.to) && <OwnFields own={form.own} onChange={(own) => onChange({ own })} />}
    </fieldset>
  )
}

function OwnFields({
  own,
  onChange,
}: {
  own: readonly OwnFieldDraft[]
  onChange: (own: readonly OwnFieldDraft[]) => void
}) {
  const words = strings.value.programs.form
  const lastKeyRef = useRef(0)
  const set = (key: string, part: Partial<OwnFieldDraft>): void =>
    onChange(own.map((each) => (each.key === key ? { ...each, ...part } : each)))
  const add = (): void => onChange([...own, { key: `new-${(lastKeyRef.current += 1)}`, name: '', paths: '' }])
  return (
    <div class="stack programs-tight">
      {own.map(({ key, name, paths }) => (
        <div key={key} class="row programs-own">
          <label class="field">
            <span>{words.ownName}</span>
            <input
              class="input"
              value={name}
              maxLength={60}
              autocomplete="off"
              data-testid="own-name"
              onInput={({ currentTarget: { value } }) => set(key, { name: value })}
            />
          </label>
          <label class="field">
            <span>{words.ownPath}</span>
            <input
              class="input"
              value={paths}
              list="mapping-paths"
              autocomplete="off"
              spellcheck={false}
              dir="ltr"
              data-testid="own-path"
              onInput={({ currentTarget: { value } }) => set(key, { paths: value })}
            />
          </label>
          <button
            class="button is-quiet"
            type="button"
            aria-label={words.ownRemove(withoutInvisible(name).text)}
            onClick={() => onChange(own.filter((each) => each.key !== key))}
          >
            ×
          </button>
        </div>
      ))}
      <button class="link-button programs-add" type="button" data-testid="own-add" onClick={add}>
        {words.ownAdd}
      </button>
    </div>
  )
}
