/** A condition over what was bought, measured or said in a time. */
import { interactionKinds } from '../../../lib/domain/model'
import type { Condition } from '../../../lib/domain/segments/filter'
import { strings } from '../../locale'
import { OptionalNumber } from '../form/optional-number'
import type { BodyProps } from './body-props'
import { KnownName } from '../form/known-name'
import { RangeFields } from './range-fields'
import { ValuePicker } from './value-picker'

type Rows = Extract<Condition, { field: 'orders' | 'signals' | 'interactions' }>

const directions = ['any', 'in', 'out'] as const

export function RowsBody({ condition, facets, isReadOnly, onChange }: BodyProps<Rows>) {
  const words = strings.value.segments
  return (
    <>
      {condition.field === 'orders' && (
        <>
          <label class="field">
            <span>{words.measureLabel}</span>
            <select
              class="input"
              value={condition.measure}
              disabled={isReadOnly}
              onChange={(event) =>
                onChange({ ...condition, measure: event.currentTarget.value === 'revenue' ? 'revenue' : 'count' })
              }
            >
              <option value="count">{words.measures.count}</option>
              <option value="revenue">{words.revenueIn(facets.currency)}</option>
            </select>
          </label>
          <KnownName
            label={words.product}
            value={condition.product ?? ''}
            known={[]}
            hint={words.productHint}
            isReadOnly={isReadOnly}
            onChange={(product) => onChange({ ...condition, product: product === '' ? null : product })}
          />
        </>
      )}
      {condition.field === 'signals' && (
        <KnownName
          label={words.signal}
          value={condition.kind}
          known={facets.signals}
          isReadOnly={isReadOnly}
          onChange={(kind) => onChange({ ...condition, kind })}
        />
      )}
      {condition.field === 'interactions' && (
        <>
          <ValuePicker
            label={words.kindsLabel}
            options={interactionKinds.map((value) => ({ value, label: strings.value.model.kinds[value] }))}
            chosen={condition.kinds}
            isOpen={false}
            isReadOnly={isReadOnly}
            onChange={(chosen) =>
              onChange({ ...condition, kinds: interactionKinds.filter((kind) => chosen.includes(kind)) })
            }
          />
          <label class="field">
            <span>{words.direction}</span>
            <select
              class="input"
              value={condition.direction ?? 'any'}
              disabled={isReadOnly}
              onChange={(event) => {
                const next = directions.find((each) => each === event.currentTarget.value) ?? 'any'
                onChange({ ...condition, direction: next === 'any' ? null : next })
              }}
            >
              {directions.map((each) => (
                <option key={each} value={each}>
                  {words.directions[each]}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
      <RangeFields condition={condition} isReadOnly={isReadOnly} onChange={onChange} />
      <OptionalNumber
        class="segment-bound"
        label={words.days}
        value={condition.days}
        isReadOnly={isReadOnly}
        onChange={(days) => onChange({ ...condition, days: days ?? 0 })}
      />
    </>
  )
}
