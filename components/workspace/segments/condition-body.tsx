/** What a condition asks of its field: values, a range, or rows of a time. */
import type { Condition } from '../../../lib/domain/segments/filter'
import { strings } from '../../locale'
import type { BodyProps } from './body-props'
import { CustomBody } from './custom-body'
import { RangeFields } from './range-fields'
import { RowsBody } from './rows-body'
import { textOptions } from './segment-words'
import { ValuePicker, type PickedValue } from './value-picker'

export function ConditionBody({ condition, ...props }: BodyProps) {
  const words = strings.value.segments
  switch (condition.field) {
    case 'orders':
    case 'signals':
    case 'interactions':
      return <RowsBody {...props} condition={condition} />
    case 'custom':
      return <CustomBody {...props} condition={condition} />
    case 'tags':
      return <TagsBody {...props} condition={condition} />
    case 'isKeyAccount':
      return (
        <select
          class="input segment-short"
          aria-label={words.fields.isKeyAccount}
          value={String(condition.is)}
          disabled={props.isReadOnly}
          onChange={(event) => props.onChange({ ...condition, is: event.currentTarget.value === 'true' })}
        >
          <option value="true">{words.yes}</option>
          <option value="false">{words.no}</option>
        </select>
      )
    case 'employees':
    case 'health':
    case 'scoreCard':
    case 'current':
    case 'potential':
    case 'silentDays':
      return <RangeFields {...props} condition={condition} />
    default: {
      const { options, isOpen } = textOptions(condition.field, props.facets)
      return (
        <ValuePicker
          label={words.fields[condition.field]}
          options={options}
          chosen={condition.in}
          isOpen={isOpen}
          isReadOnly={props.isReadOnly}
          onChange={(chosen) => props.onChange({ ...condition, in: chosen.filter(isTextOrNull) })}
        />
      )
    }
  }
}

const isTextOrNull = (value: PickedValue): value is string | null => typeof value === 'string' || value === null

function TagsBody({ condition, facets, isReadOnly, onChange }: BodyProps<Extract<Condition, { field: 'tags' }>>) {
  const words = strings.value.segments
  return (
    <>
      <select
        class="input segment-short"
        aria-label={words.hasLabel}
        value={condition.has}
        disabled={isReadOnly}
        onChange={(event) => onChange({ ...condition, has: event.currentTarget.value === 'all' ? 'all' : 'any' })}
      >
        <option value="any">{words.anyOf}</option>
        <option value="all">{words.allOf}</option>
      </select>
      <ValuePicker
        label={words.fields.tags}
        options={facets.tags.map((value) => ({ value, label: value }))}
        chosen={condition.tags}
        isOpen
        isReadOnly={isReadOnly}
        onChange={(chosen) => onChange({ ...condition, tags: chosen.filter((tag) => typeof tag === 'string') })}
      />
    </>
  )
}
