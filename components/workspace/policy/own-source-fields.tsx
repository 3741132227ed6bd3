/** Where an own indicator's figure comes from. */
import { interactionKinds } from '../../../lib/domain/model'
import type { OwnDraft } from '../../../lib/domain/policy-editing/own-draft'
import { strings } from '../../locale'
import { KnownName } from '../form/known-name'
import { OptionalNumber } from '../form/optional-number'
import type { OwnChoices } from './policy-model'

interface Props {
  draft: OwnDraft
  choices: OwnChoices
  onChange: (change: Partial<OwnDraft>) => void
}

const signalMeasures = ['count', 'last', 'mean'] as const
const orderMeasures = ['count', 'revenue'] as const
const directions = ['any', 'in', 'out'] as const

export function OwnSourceFields(props: Props) {
  const { draft, choices, onChange } = props
  const words = strings.value.policy.own
  switch (draft.kind) {
    case 'number':
    case 'categories':
      return (
        <KnownName
          label={words.field}
          value={draft.field}
          known={choices.fields.map(({ name }) => name)}
          testId="own-field"
          onChange={(field) => onChange({ field })}
        />
      )
    case 'signal':
      return (
        <>
          <KnownName
            label={words.signal}
            value={draft.signal}
            known={choices.signals}
            testId="own-signal"
            onChange={(signal) => onChange({ signal })}
          />
          <Measure
            options={signalMeasures}
            value={draft.signalMeasure}
            words={words.signalMeasures}
            onMeasure={(signalMeasure) => onChange({ signalMeasure })}
          />
          <Days {...props} />
        </>
      )
    case 'orders':
      return (
        <>
          <Measure
            options={orderMeasures}
            value={draft.orderMeasure}
            words={words.orderMeasures}
            onMeasure={(orderMeasure) => onChange({ orderMeasure })}
          />
          <Days {...props} />
        </>
      )
    default:
      return (
        <>
          <Kinds {...props} />
          <label class="field">
            <span>{strings.value.segments.direction}</span>
            <select
              class="input"
              value={draft.direction ?? 'any'}
              onChange={(event) => {
                const next = directions.find((each) => each === event.currentTarget.value) ?? 'any'
                onChange({ direction: next === 'any' ? null : next })
              }}
            >
              {directions.map((each) => (
                <option key={each} value={each}>
                  {strings.value.segments.directions[each]}
                </option>
              ))}
            </select>
          </label>
          <Days {...props} />
        </>
      )
  }
}

function Days({ draft, onChange }: Props) {
  const words = strings.value.policy.own
  return (
    <OptionalNumber label={words.days} value={draft.days} testId="own-days" onChange={(days) => onChange({ days })} />
  )
}

interface MeasureProps<Of extends string> {
  options: readonly Of[]
  value: Of
  words: Readonly<Record<Of, string>>
  onMeasure: (measure: Of) => void
}

function Measure<Of extends string>({ options, value, words, onMeasure }: MeasureProps<Of>) {
  return (
    <label class="field">
      <span>{strings.value.policy.own.measure}</span>
      <select
        class="input"
        value={value}
        onChange={(event) => onMeasure(options.find((each) => each === event.currentTarget.value) ?? value)}
      >
        {options.map((each) => (
          <option key={each} value={each}>
            {words[each]}
          </option>
        ))}
      </select>
    </label>
  )
}

function Kinds({ draft, onChange }: Props) {
  const words = strings.value.segments
  return (
    <fieldset class="policy-own-kinds">
      <legend>{words.kindsLabel}</legend>
      {interactionKinds.map((kind) => (
        <label key={kind}>
          <input
            type="checkbox"
            checked={draft.interactions.includes(kind)}
            onChange={(event) => {
              const isOn = event.currentTarget.checked
              const others = draft.interactions.filter((each) => each !== kind)
              onChange({ interactions: isOn ? [...others, kind] : others })
            }}
          />
          {strings.value.model.kinds[kind]}
        </label>
      ))}
    </fieldset>
  )
}
