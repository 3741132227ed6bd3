/** A condition over a field that the workspace defines: by its values, or by a number's range. */
import type { Condition } from '../../../lib/domain/segments/filter'
import { strings } from '../../locale'
import type { BodyProps } from './body-props'
import { KnownName } from '../form/known-name'
import { RangeFields } from './range-fields'
import { ValuePicker } from './value-picker'

export function CustomBody({
  condition,
  facets,
  isReadOnly,
  onChange,
}: BodyProps<Extract<Condition, { field: 'custom' }>>) {
  const words = strings.value.segments
  const { field, name } = condition
  const known = facets.custom.find((each) => each.name === name)
  const form = 'in' in condition ? 'values' : 'range'
  return (
    <>
      <KnownName
        label={words.customName}
        value={name}
        known={facets.custom.map((each) => each.name)}
        isReadOnly={isReadOnly}
        onChange={(next) => onChange({ ...condition, name: next })}
      />
      <label class="field">
        <span>{words.customForm}</span>
        <select
          class="input"
          value={form}
          disabled={isReadOnly}
          onChange={(event) =>
            onChange(
              event.currentTarget.value === 'range'
                ? { field, name, least: null, most: null }
                : { field, name, in: [] },
            )
          }
        >
          <option value="values">{words.customForms.values}</option>
          <option value="range">{words.customForms.range}</option>
        </select>
      </label>
      {'in' in condition ? (
        <ValuePicker
          label={name}
          options={[
            ...(known?.values ?? []).map((value) => ({ value, label: valueText(value) })),
            { value: null, label: words.notKnown },
          ]}
          chosen={condition.in}
          isOpen
          isReadOnly={isReadOnly}
          onChange={(chosen) => onChange({ ...condition, in: chosen })}
        />
      ) : (
        <RangeFields condition={condition} isReadOnly={isReadOnly} onChange={onChange} />
      )}
    </>
  )
}

function valueText(value: string | number | boolean): string {
  const words = strings.value.segments
  return typeof value === 'boolean' ? words[value ? 'yes' : 'no'] : String(value)
}
